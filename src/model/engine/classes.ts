/**
 * Rows that count alike. The joint law has thousands of rows, but they add to a tally in some
 * hundred ways: who only counts draws classes, and the row only where somebody looks.
 */
import { chainChances } from '../math/binomial'
import type { ClickRows } from './law-rows'
import { NONE } from './recording'

/** Rows that add to the same places of a tally, with their probability. */
export interface Class {
  readonly probability: number
  readonly adds: Uint8Array
  readonly intensity: number
  readonly basis: number
  readonly kept: boolean
  readonly error: boolean
  /** Eve tosses a coin on these. */
  readonly coin: boolean
}

export interface Classes {
  /** The likely first, so that a chain of draws ends soon. */
  readonly classes: readonly Class[]
  /** The chain by which clicks are shared among them. */
  readonly chances: Float64Array
  /** Class of each row. */
  readonly classOf: Uint16Array
}

/** Joins rows that count the same into classes. */
export function classesOf(clicks: ClickRows): Classes {
  const found: { -readonly [K in keyof Class]: Class[K] }[] = []
  // Rows that count alike share their places; with and without a coin they are two classes.
  const [plain, tossed] = [new Map<Uint8Array, number>(), new Map<Uint8Array, number>()]
  const foundOf = Uint16Array.from(clicks.adds, (adds, r) => {
    const coin = clicks.kept[r] === 1 && clicks.guessRight[r] === NONE
    const known = coin ? tossed : plain
    const number = known.get(adds)
    if (number !== undefined) {
      found[number]!.probability += clicks.probability[r]!
      return number
    }
    known.set(adds, found.length)
    found.push({
      probability: clicks.probability[r]!,
      adds,
      intensity: clicks.intensity[r]!,
      basis: clicks.aliceBasis[r]!,
      kept: clicks.kept[r] === 1,
      error: clicks.error[r] === 1,
      coin,
    })
    return found.length - 1
  })
  const ordered = found
    .map((each, order) => ({ each, order }))
    .sort((a, b) => b.each.probability - a.each.probability || a.order - b.order)
  const place = new Uint16Array(found.length)
  ordered.forEach(({ order }, k) => {
    place[order] = k
  })
  return {
    classes: ordered.map(({ each }) => each),
    chances: chainChances(ordered.map(({ each }) => each.probability)),
    classOf: foundOf.map((number) => place[number]!),
  }
}
