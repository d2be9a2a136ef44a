/**
 * The clock of the playback: a position that moves by events a second and never outruns what the
 * engine has recorded. It is no React state; the page hears of it a few times a second through
 * `playback.shown`.
 */
import { eventCount, type Recording } from '../model/engine/recording'
import { eventsPerSecond, followsPulses, type Speed, zoomLevel } from '../model/scenario/viewing'
import type { PlaybackClock } from './controls'
import type { AppStore } from './store'

/** How long a photon flies, ms: the one photon of zoom 1, and those of the stream. */
const FLIGHT_ALONE_MS = 1600
const FLIGHT_MS = 600
/** How long an outcome is held before the next photon leaves at zoom 1, ms. */
const HOLD_MS = 700
/** Least time between two publications of the position, ms. */
const PUBLISH_MS = 100
/** Longest step of time that is played after the page was held up or hidden, ms. */
const LONGEST_FRAME_MS = 100
/** Events that can be taken back. */
const BACK = 200

export interface ClockOptions {
  readonly requestFrame: (callback: (time: number) => void) => number
  readonly cancelFrame: (handle: number) => void
  /** Movements are replaced by jumps. */
  readonly reducedMotion: () => boolean
}

/**
 * Events a second at a playback speed: the speed itself, but where it follows the pulses and only clicks
 * are events, as many of them as come in so many pulses.
 */
export function eventRate(speed: Speed, recording: Recording | null): number {
  const asked = eventsPerSecond(speed)
  if (recording?.eventKind !== 'clicks' || !followsPulses(speed)) return asked
  return (asked * eventCount(recording)) / Math.max(1, recording.pulsesDone)
}

export function createPlayback(
  store: AppStore,
  { requestFrame, cancelFrame, reducedMotion }: ClockOptions,
): PlaybackClock {
  let position = 0
  let furthest = 0
  /** Position the present single step leads to; null while playing or at rest. */
  let stepTo: number | null = null
  let frame: number | null = null
  let last: number | null = null
  let published = Number.NEGATIVE_INFINITY
  let override: number | null = null
  const listeners = new Set<(position: number) => void>()

  const recorded = (): number => {
    const { recording } = store.getState().run
    return recording ? eventCount(recording) : 0
  }

  /** Events a second. */
  const rate = (): number => {
    if (override !== null) return override
    const { viewing, run } = store.getState()
    return eventRate(viewing.speed, run.recording)
  }

  const flightMs = (): number => (zoomLevel(store.getState().viewing) === 1 ? FLIGHT_ALONE_MS : FLIGHT_MS)

  const publish = (playing = store.getState().playback.playing) =>
    store.setState(({ playback }) => {
      const shown = Math.floor(position + 1e-9)
      return playback.shown === shown && playback.playing === playing
        ? {}
        : { playback: { ...playback, shown, playing } }
    })

  const draw = () => {
    for (const listener of listeners) listener(position)
  }

  const stop = () => {
    if (frame !== null) cancelFrame(frame)
    frame = null
    last = null
    stepTo = null
  }

  function advance(time: number): void {
    frame = null
    const elapsed = last === null ? 0 : Math.min(LONGEST_FRAME_MS, time - last)
    last = time
    const { run, playback } = store.getState()
    const limit = recorded()
    if (stepTo !== null) {
      position = Math.min(stepTo, position + elapsed / (flightMs() + HOLD_MS))
      if (position >= stepTo) {
        position = stepTo
        stepTo = null
      }
    } else if (playback.playing) position = Math.min(limit, position + (elapsed * rate()) / 1000)
    furthest = Math.max(furthest, position)
    const ended = playback.playing && position >= limit && run.status !== 'running'
    const moving = stepTo !== null || (playback.playing && !ended)
    if (time - published >= PUBLISH_MS || !moving) {
      published = time
      publish(moving && playback.playing)
    }
    draw()
    if (moving) frame = requestFrame(advance)
    else last = null
  }

  const wake = () => {
    if (frame === null) frame = requestFrame(advance)
  }

  /** The engine is still starting: nothing to step on to yet. */
  const starting = (): boolean => {
    const { status } = store.getState().run
    return recorded() === 0 && (status === 'idle' || status === 'running')
  }
  /** Ends the wait for the first event. */
  let forget = (): void => undefined

  const clock: PlaybackClock = {
    position: () => position,
    flightSpan() {
      const alone = flightMs() / (flightMs() + HOLD_MS)
      if (stepTo !== null || rate() === 0) return alone
      const span = (rate() * flightMs()) / 1000
      return zoomLevel(store.getState().viewing) === 1 ? Math.min(span, alone) : span
    },
    setRate(eventsASecond) {
      override = eventsASecond
    },
    onFrame(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    play() {
      forget()
      stepTo = null
      if (recorded() > 0 && position >= recorded() && store.getState().run.status === 'done') position = 0
      publish(true)
      wake()
    },
    pause() {
      stop()
      publish(false)
      draw()
    },
    step() {
      forget()
      if (starting()) {
        // A step asked for too early is taken with the first event.
        forget = store.subscribe(() => {
          if (recorded() > 0) clock.step()
        })
        return
      }
      if (recorded() === 0) return
      if (store.getState().playback.playing) publish(false)
      // A step asked for during a step ends the first at once.
      const from = stepTo ?? Math.floor(position + 1e-9)
      if (from + 1 > recorded()) return
      if (reducedMotion() || zoomLevel(store.getState().viewing) > 3) {
        stop()
        position = from + 1
        furthest = Math.max(furthest, position)
        publish(false)
        draw()
        return
      }
      position = from
      stepTo = from + 1
      wake()
    },
    back() {
      stop()
      position = Math.max(0, furthest - BACK, Math.ceil(position - 1e-9) - 1)
      publish(false)
      draw()
    },
    seek(to) {
      stop()
      position = Math.max(0, Math.min(to, recorded()))
      furthest = position
      publish(store.getState().playback.playing)
      draw()
      if (store.getState().playback.playing) wake()
    },
  }
  return clock
}
