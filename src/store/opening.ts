/**
 * The first ten seconds, without a click: real engine output of one frozen scenario, during which
 * Eve's hand comes on to the fibre as a live edit. Any input hands the controls over at once.
 */
import { defaultScenario, type Edit, type Scenario } from '../model/scenario/scenario'
import type { Controls } from './controls'
import type { AppStore } from './store'

/**
 * A seed whose first photon meets Bob in Alice's basis and whose second does not; the test beside
 * this file holds it to that.
 */
export const OPENING_SEED = 152

/** Eve's hand on every photon from the 31st on. */
export const eveComes: Edit = { pulse: 30, attack: 'ir', fraction: 1 }

/** Every second kept bit is compared, so that fifty are reached in time. */
export const openingScenario: Scenario = { ...defaultScenario, comparedBits: 1000, seed: OPENING_SEED }

type Act = (store: AppStore, controls: Controls) => void

/** What happens at which second, and which beat (caption) begins there. */
const script: readonly { readonly at: number; readonly beat: number; readonly act: Act }[] = [
  { at: 0, beat: 0, act: () => {} },
  { at: 0.5, beat: 1, act: (_, { clock }) => clock.step() },
  { at: 2.5, beat: 2, act: (_, { clock }) => clock.step() },
  {
    at: 4,
    beat: 3,
    act: (_, { clock }) => {
      clock.setRate(15)
      clock.play()
    },
  },
  {
    at: 6,
    beat: 4,
    act: (_, controls) => {
      controls.clock.setRate(100)
      controls.setEve({ attack: 'ir', fraction: 1 })
    },
  },
  { at: 8.5, beat: 5, act: () => {} },
  {
    at: 10,
    beat: 6,
    act: (store, { clock }) => {
      clock.setRate(null)
      store.setState({ scenario: defaultScenario, edits: [] })
      clock.play()
    },
  },
]

export interface OpeningOptions {
  readonly requestFrame: (callback: (time: number) => void) => number
  /** Whether the bench stands on the page. */
  readonly drawn: () => boolean
  /** Nothing starts by itself: the storyboard stands in for the opening. */
  readonly reducedMotion: boolean
}

/** Starts the opening. The answer ends it: at once, leaving everything as it is. */
export function playOpening(
  store: AppStore,
  controls: Controls,
  { requestFrame, drawn, reducedMotion }: OpeningOptions,
): () => void {
  // Still pictures show the whole story at once, so Eve's hand is in it from the start.
  store.setState({ scenario: openingScenario, edits: reducedMotion ? [eveComes] : [], opening: 0 })
  let running = !reducedMotion
  let elapsed = 0
  let last: number | null = null
  let next = 1
  function tick(time: number): void {
    if (!running) return
    // A hidden tab hands out no frames; on return the opening goes on where it was.
    elapsed += last === null ? 0 : Math.min(0.1, (time - last) / 1000)
    last = time
    // Page and engine may still be starting: half a second of bench and caption begins when both are there.
    if (store.getState().run.recording === null || !drawn()) elapsed = 0
    const entry = script[next]
    if (entry && elapsed >= entry.at) {
      store.setState({ opening: entry.beat })
      entry.act(store, controls)
      next++
    }
    if (next < script.length) requestFrame(tick)
  }
  if (running) requestFrame(tick)
  return () => {
    if (store.getState().opening === null) return
    running = false
    controls.clock.setRate(null)
    // Who looked at pictures has seen no run yet: theirs begins now, with nobody listening.
    store.setState(reducedMotion ? { opening: null, scenario: defaultScenario, edits: [] } : { opening: null })
  }
}
