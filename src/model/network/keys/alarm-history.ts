/** What the alarms of links said at the end of one run after the other, for charts. */
import type { LinkAlarm } from './store'

/** In the order of their codes: code 0 says that the link was not tested then. */
export const ALARM_CODES: readonly LinkAlarm[] = ['few', 'ok', 'undecided', 'nokey']

export interface AlarmHistory {
  /** Ends of the runs, s; the last ones only. */
  readonly seconds: readonly number[]
  /** By link, for each of these times: 1 + place in `ALARM_CODES`, or 0. */
  readonly alarms: ReadonlyMap<string, readonly number[]>
}

/** Tests that are remembered. */
export const MOST_TESTS = 240

export const noAlarms: AlarmHistory = { seconds: [], alarms: new Map() }

/** Adds what was said at a time; links that are gone go with their past. */
export function withAlarms(
  history: AlarmHistory,
  seconds: number,
  said: ReadonlyMap<string, LinkAlarm>,
  links: Iterable<string>,
): AlarmHistory {
  const rows = history.seconds.length
  const drop = Math.max(0, rows + 1 - MOST_TESTS)
  const alarms = new Map<string, readonly number[]>()
  for (const link of links) {
    const before = history.alarms.get(link) ?? Array<number>(rows).fill(0)
    const alarm = said.get(link)
    alarms.set(link, [...before.slice(drop), alarm === undefined ? 0 : 1 + ALARM_CODES.indexOf(alarm)])
  }
  return { seconds: [...history.seconds.slice(drop), seconds], alarms }
}

/** What is said of several tests together: that which forbids most. */
const GRAVEST: readonly number[] = [0, 2, 1, 3, 4]

/**
 * A history in at most so many parts of equal length, each with the gravest of what was said in it: no key
 * before undecided, before too few bits, before key. @returns the parts from the first on
 */
export function gravest(
  codes: readonly number[],
  parts: number,
): readonly { readonly at: number; readonly code: number }[] {
  const each = Math.max(1, Math.ceil(codes.length / parts))
  const found = []
  for (let from = 0; from < codes.length; from += each) {
    const part = codes.slice(from, from + each)
    const code = part.reduce((worst, now) => (GRAVEST.indexOf(now) > GRAVEST.indexOf(worst) ? now : worst), 0)
    if (code > 0) found.push({ at: from + (part.length - 1) / 2, code })
  }
  return found
}
