/**
 * When the live region speaks: a queue of one, the latest wins, and while a run plays at most one
 * sentence in five seconds. What is urgent (alarm, results, an answer) waits for none. Nothing is
 * said twice in a row unless it is asked for.
 */

/** Least time between two sentences while a run plays, ms. */
export const QUIET_MS = 5000

export interface AnnouncerOptions {
  readonly speak: (text: string) => void
  /** A run is playing: sentences keep their distance. */
  readonly playing: () => boolean
  /** Milliseconds that only go forward. */
  readonly now: () => number
  /** Calls back after some milliseconds; returns the way to stop it. */
  readonly later: (milliseconds: number, call: () => void) => () => void
}

export interface Announcer {
  /** Says it when there is room. */
  announce(text: string): void
  /** Says it now; what was waiting is dropped. */
  urgent(text: string): void
  stop(): void
}

export function createAnnouncer({ speak, playing, now, later }: AnnouncerOptions): Announcer {
  let last = Number.NEGATIVE_INFINITY
  let spoken = ''
  let waiting: { text: string; stop: () => void } | null = null

  const utter = (text: string) => {
    waiting?.stop()
    waiting = null
    if (text === spoken) return
    spoken = text
    last = now()
    speak(text)
  }

  return {
    announce(text) {
      const rest = playing() ? last + QUIET_MS - now() : 0
      if (rest <= 0) return utter(text)
      waiting?.stop()
      waiting = { text, stop: later(rest, () => utter(text)) }
    },
    urgent: utter,
    stop() {
      waiting?.stop()
      waiting = null
    },
  }
}
