/** What a day of a link gives, by the long-run formula. */
import type { Alarm } from '../../model/engine/alarm'
import { linkSettingsOf } from '../../model/engine/link-settings-of'
import { longRunRate } from '../../model/physics/link-settings'
import type { Scenario } from '../../model/scenario/scenario'

const rates = new WeakMap<Scenario, number>()

/** Secret bits a second in the long run with Eve off; 0 where the alarm allows no key, and where Eve lets nothing arrive. */
export function longRunOf(scenario: Scenario, { state, reason }: Pick<Alarm, 'state' | 'reason'>): number {
  if (state === 'nokey' || (reason === 'no-arrivals' && scenario.attack !== 'off')) return 0
  const known = rates.get(scenario) ?? Math.max(0, longRunRate(linkSettingsOf(scenario)).perSecond)
  rates.set(scenario, known)
  return known
}

export interface Day {
  readonly bits: number
  /** AES-256 keys. */
  readonly keys: number
  /** Seconds from one AES-256 key to the next. */
  readonly secondsPerKey: number
  /** Telephone calls at 8 kbit/s that a one-time pad can cover at the same time. */
  readonly calls: number
  /** Seconds until the key is as long as a file of 1 GB (10⁹ bytes). */
  readonly secondsPerGigabyte: number
}

const DAY = 86_400
const KEY_BITS = 256
const SPEECH_BITS_PER_SECOND = 8000
const GIGABYTE_BITS = 8e9

/** @param bitsPerSecond ≥ 0; null without a key */
export function dayOf(bitsPerSecond: number): Day | null {
  if (!(bitsPerSecond > 0)) return null
  return {
    bits: bitsPerSecond * DAY,
    keys: Math.floor((bitsPerSecond * DAY) / KEY_BITS),
    secondsPerKey: KEY_BITS / bitsPerSecond,
    calls: bitsPerSecond / SPEECH_BITS_PER_SECOND,
    secondsPerGigabyte: GIGABYTE_BITS / bitsPerSecond,
  }
}
