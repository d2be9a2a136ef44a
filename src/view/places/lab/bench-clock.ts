/** Clocks for a bench that cannot follow the run event by event. */
import { blockOfEvent, eventCount, type Recording } from '../../../model/engine/recording'
import type { ZoomLevel } from '../../../model/scenario/viewing'
import type { PlaybackClock } from '../../../store/controls'

/**
 * Events a second that a bench can follow: at the handful as many as its strips can show without leaving
 * most of them out, beyond it as many as blocks can be opened for while they pass.
 */
export const followed = (zoom: ZoomLevel): number => (zoom <= 2 ? 300 : 2e5)

/** Events of a block before the first that is shown. */
const LEAD = 200
/** Events kept for those in flight at its end. */
const AHEAD = 20
/** Events a second that are shown. */
export const THINNED_RATE = 30
/** How long a photon of the handful flies, s. */
const FLIGHT_S = 0.6

/** Everything has landed, and nothing moves. */
export const stillClock = (clock: PlaybackClock, landed: number): PlaybackClock => ({
  ...clock,
  position: () => landed,
  flightSpan: () => FLIGHT_S,
  onFrame: () => () => undefined,
})

/** The newest opened block that begins before an event; −1 without one. */
function newestOpen({ opened, cumulativeEvents }: Recording, before: number): number {
  let newest = -1
  for (const block of opened.keys()) if (block > newest && (cumulativeEvents[block - 1] ?? 0) < before) newest = block
  return newest
}

/**
 * Plays, at a pace that can be seen, through the newest block that is open, while the run itself goes by too
 * fast: real photons of this run, some thousandths of a second late.
 */
export function thinnedClock(
  clock: PlaybackClock,
  recording: () => Recording | null,
  now: () => number = () => performance.now(),
): PlaybackClock {
  const began = now()
  const position = (): number => {
    const run = recording()
    const at = clock.position()
    if (!run || at < 1) return at
    const current = blockOfEvent(run, Math.min(Math.floor(at), eventCount(run) - 1))
    const block = run.opened.has(current) ? current : newestOpen(run, at)
    if (block < 0) return at
    const first = run.cumulativeEvents[block - 1] ?? 0
    const events = run.cumulativeEvents[block]! - first
    const passed = ((now() - began) / 1000) * THINNED_RATE
    // Far enough in for the strips to be filled, far enough from the end for those in flight.
    const lead = Math.min(events / 2, LEAD)
    const span = Math.max(1, events - lead - AHEAD)
    return first + lead + (passed % span)
  }
  return { ...clock, position, flightSpan: () => THINNED_RATE * FLIGHT_S }
}
