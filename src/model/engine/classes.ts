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
  const byKey = new Map<string, { -readonly [K in keyof Class]: Class[K] }>()
  const keys = clicks.adds.map((adds, r) => {
    const coin = clicks.kept[r] === 1 && clicks.guessRight[r] === NONE
    const key = `${adds.join()}|${coin}`
    const found = byKey.get(key)
    if (found) found.probability += clicks.probability[r]!
    else
      byKey.set(key, {
        probability: clicks.probability[r]!,
        adds,
        intensity: clicks.intensity[r]!,
        basis: clicks.aliceBasis[r]!,
        kept: clicks.kept[r] === 1,
        error: clicks.error[r] === 1,
        coin,
      })
    return key
  })
  const ordered = [...byKey]
    .map(([key, each], order) => ({ key, each, order }))
    .sort((a, b) => b.each.probability - a.each.probability || a.order - b.order)
  const numbers = new Map(ordered.map(({ key }, k) => [key, k]))
  return {
    classes: ordered.map(({ each }) => each),
    chances: chainChances(ordered.map(({ each }) => each.probability)),
    classOf: Uint16Array.from(keys, (key) => numbers.get(key)!),
  }
}
