import { median } from './measure'
import type { Figures } from './stage'

/** How far the processes of one figure lie apart. */
export interface Spread {
  readonly min: number
  readonly max: number
  readonly runs: number
}

/** Figures of several processes as one: every measured number is a median and has its `…Spread` beside it. */
export type Merged =
  | { readonly [key: string]: number | string | Merged | Spread | readonly Merged[] }
  | readonly Merged[]

const isList = (figures: Figures): figures is readonly Figures[] => Array.isArray(figures)

/**
 * @param rounds figures of the same stage from different processes, of one shape
 * @param given keys of numbers that say which case it is; they are the same in all rounds and stay as they are
 * @throws TypeError if the shapes differ
 */
export function merge(rounds: readonly Figures[], given: readonly string[] = []): Merged {
  const [first] = rounds
  if (first === undefined) throw new RangeError('merge: no rounds')
  if (isList(first))
    return first.map((_, i) =>
      merge(
        rounds.map((round) => childOf(round, i)),
        given,
      ),
    )
  const merged: Record<string, number | string | Merged | Spread | readonly Merged[]> = {}
  for (const [key, value] of Object.entries(first)) {
    if (typeof value === 'string' || given.includes(key)) merged[key] = value as string | number
    else if (typeof value === 'number') {
      const values = rounds.map((round) => numberOf(round, key))
      merged[key] = median(values)
      merged[`${key}Spread`] = { min: Math.min(...values), max: Math.max(...values), runs: values.length }
    } else
      merged[key] = merge(
        rounds.map((round) => childOf(round, key)),
        given,
      )
  }
  return merged
}

function childOf(figures: Figures, key: string | number): Figures {
  const child = (figures as Record<string | number, unknown>)[key]
  if (typeof child !== 'object' || child === null) throw new TypeError(`merge: ${key} is not in every round`)
  return child as Figures
}

function numberOf(figures: Figures, key: string): number {
  const value = (figures as Record<string, unknown>)[key]
  if (typeof value !== 'number') throw new TypeError(`merge: ${key} is not a number in every round`)
  return value
}
