/** The key store of one link: bits come in at the rate of the link and go out once, in order. */
import type { KeyStream } from './key-stream'

/** What the link's engine run says; the same four states as the alarm of the Lab. */
export type LinkAlarm = 'few' | 'ok' | 'undecided' | 'nokey'

/** What a link gives at present. */
export interface LinkFeed {
  /** Secret key rate, bit/s; 0 while no key can be made. */
  readonly bitsPerSecond: number
  readonly alarm: LinkAlarm
  /** Share of the key bits that Eve knows though the link takes them for secret, 0–1 (silent attacks). */
  readonly eveShare: number
}

export interface KeyStore {
  readonly stream: KeyStream
  /** The two nodes that hold it. */
  readonly a: string
  readonly b: string
  readonly capacityBits: number
  /** Bits made so far, whole. */
  readonly produced: number
  /** Bits taken out; also the position of the next bit in the stream. */
  readonly consumed: number
  /** Bits thrown away because the store was full. */
  readonly overflowed: number
  /** Part of a bit that is still being made, 0–1. */
  readonly fraction: number
  /** Every change of the alarm, the first at birth. */
  readonly alarms: readonly { readonly tick: number; readonly alarm: LinkAlarm }[]
}

export const emptyStore = (
  given: Pick<KeyStore, 'stream' | 'a' | 'b' | 'capacityBits'>,
  alarm: LinkAlarm,
): KeyStore => ({
  ...given,
  produced: 0,
  consumed: 0,
  overflowed: 0,
  fraction: 0,
  alarms: [{ tick: given.stream.born, alarm }],
})

/** Bits that are in the store. */
export const storedBits = ({ produced, consumed, overflowed }: KeyStore): number => produced - consumed - overflowed

/** Position in the stream after the last bit in the store. */
export const endOfStore = ({ produced, overflowed }: KeyStore): number => produced - overflowed

/** What a link makes in a while; bits that do not fit are thrown away. */
export function refill(store: KeyStore, bitsPerSecond: number, seconds: number): KeyStore {
  const made = store.fraction + bitsPerSecond * seconds
  const whole = Math.floor(made)
  const room = Math.max(0, store.capacityBits - storedBits(store))
  return {
    ...store,
    produced: store.produced + whole,
    overflowed: store.overflowed + Math.max(0, whole - room),
    fraction: made - whole,
  }
}

/** Takes bits out. @throws RangeError if there are not that many */
export function takeOut(store: KeyStore, bits: number): KeyStore {
  if (!(Number.isInteger(bits) && bits >= 0 && bits <= storedBits(store)))
    throw new RangeError(`takeOut: ${bits} of ${storedBits(store)} bits`)
  return { ...store, consumed: store.consumed + bits }
}
