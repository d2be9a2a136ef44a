/**
 * What the page can ask for: playing, stepping, running, looking closer. Made once by
 * `app/main.tsx` and handed to the views; nothing else starts work.
 */

import type { AttackId } from '../model/attacks/index'
import type { PhotonRow } from '../model/engine/recording'
import type { FirstArrival } from '../model/engine/replay'
import type { StreamWish } from '../worker/key-messages'
import type { KeyAnswer, KeyWish, Wanted } from '../worker/messages'
import type { KeyProgress } from './key-maker'
import type { KeyStream, StreamEvent } from './key-streams'
import type { Sweep } from './sweeps'

export type { Wanted }

/** The moving position of playback. Views read it in the one animation loop, never as React state. */
export interface PlaybackClock {
  /** Events that have landed, fractional: event k is on its way until the position reaches k + 1. */
  position(): number
  /** Events that start during one photon's flight at the present speed (≥ a little under 1). */
  flightSpan(): number
  /** Calls back once a frame while anything moves, and once after every jump. Returns the way out. */
  onFrame(draw: (position: number) => void): () => void
  /** Overrides the playback speed (the opening); null gives it back to the visitor. */
  setRate(eventsPerSecond: number | null): void
  play(): void
  pause(): void
  /** Lets one more event fly and land. */
  step(): void
  /** Takes the last event back (up to 200). */
  back(): void
  /** Jumps: `position` events have landed. */
  seek(position: number): void
}

export interface Controls {
  readonly clock: PlaybackClock
  /** Same seed, from the beginning. */
  restart(): void
  /** Another seed, from the beginning. */
  newSeed(): void
  /** Eve's hand on or off, or another attack, from the event that lands next: recorded as an edit. */
  setEve(change: { readonly attack?: AttackId; readonly fraction?: number }): void
  /** Re-runs the scenario with `times` new seeds; answers arrive in `run.repeats`. */
  repeat(times: number): void
  cancelRepeat(): void
  /** Runs scenarios to their ends beside the one that is shown, for the points of a curve. Returns the way to stop it. */
  readonly sweep: Sweep
  /** Stops the engine; what has been counted stays valid. */
  cancelRun(): void
  /** Makes sure the blocks of these events are open (asks the engine when they are not). */
  open(firstEvent: number, lastEvent: number): void
  /** Finds the first event of a kind at or after `from` that has landed; null when there is none. */
  find(wanted: Wanted, from: number): Promise<PhotonRow | null>
  /** The first click of the run, or where it would come if the run went on; null where none can come. */
  firstArrival(): Promise<FirstArrival | null>
  /** Makes a key of the bits of the present run; null if it was stopped, or another run has begun meanwhile. */
  makeKey(wish: KeyWish, tell: (progress: KeyProgress) => void): Promise<KeyAnswer | null>
  /** Gives up the key that is being made. */
  stopKey(): void
  /** Makes keys of the present scenario, block after block; a new stream ends the one before. */
  streamKeys(wish: StreamWish, tell: (event: StreamEvent) => void): KeyStream
  /** Hands the controls over from the opening. */
  endOpening(): void
}
