/**
 * What Eve holds: bits she knows, bits she guesses, and her information, before and after privacy
 * amplification. From the counts of a run, or exactly from the law.
 */
import { binaryEntropy } from '../physics/entropy'
import { filteredRowsOf } from './filtered-law'
import type { LinkModel } from './link-model'
import { NONE } from './recording'
import { basisCount, type Tally } from './tally'

export interface EveHolds {
  readonly kept: number
  /** Kept bits she knows for certain. */
  readonly certain: number
  /** Kept bits her best guess gets right, a coin where she knows nothing. */
  readonly right: number
  /** Share of right guesses; null before the first kept bit. */
  readonly guessing: number | null
  /**
   * Shannon bits per kept bit, once the bases are public: 1 where she is certain, 0 where she has not touched the
   * pulse, and 1 − h₂(g) on the rest, g being the share of right guesses there. Null before the first kept bit.
   */
  readonly information: number | null
}

/** What Eve holds of the kept bits of one intensity, or of all. */
export function eveHolds(tally: Tally, intensity?: number): EveHolds {
  const where = intensity === undefined ? {} : { intensity }
  const kept = basisCount(tally, 'kept', where)
  const certain = basisCount(tally, 'eveCertain', where)
  const right = basisCount(tally, 'eveRight', where)
  if (kept === 0) return { kept, certain, right, guessing: null, information: null }
  const touched = Math.max(certain, basisCount(tally, 'eveTouched', where))
  const open = touched - certain
  // On bits she has not touched her coin is right half of the time.
  const guessed = open > 0 ? (right - certain - (kept - touched) / 2) / open : 0.5
  // What lies below one half is chance: nobody guesses worse than a coin on purpose.
  const g = Math.min(1, Math.max(0.5, guessed))
  return { kept, certain, right, guessing: right / kept, information: (certain + open * (1 - binaryEntropy(g))) / kept }
}

/**
 * Most bits of the final key that Eve can know, when `secret` bits are hashed out of `kept` bits of which she
 * knows a part, and heard `disclosed` parities about: privacy amplification leaves her nothing as long as what she
 * does not know is at least as long as the key. Shannon's count, for long keys.
 *
 * @param information her bits per kept bit, 0–1
 */
export function knownOfKey(key: {
  readonly kept: number
  readonly information: number
  readonly disclosed: number
  readonly secret: number
}): number {
  const unknown = Math.max(0, key.kept * (1 - key.information) - key.disclosed)
  return Math.min(key.secret, Math.max(0, key.secret - unknown))
}

/** Bits per kept bit that Eve holds under a law: exact mutual information, for tests of counts and closed forms. */
export function eveInformation(model: LinkModel): number {
  const views = new Map<string, [number, number]>()
  let kept = 0
  for (const { probability, intensity, aliceBasis, aliceBit, branch, bobBasis, pattern, asleep } of filteredRowsOf(
    model,
  )) {
    if (pattern === 0 || asleep || aliceBasis !== bobBasis) continue
    kept += probability
    const { touched, eveBasis, eveBit, eveGuess } = branch
    const view = `${intensity} ${aliceBasis} ${touched} ${eveBasis} ${eveBasis === NONE ? '' : `${eveBit} ${eveGuess}`}`
    const found = views.get(view) ?? [0, 0]
    found[aliceBit] += probability
    views.set(view, found)
  }
  let information = 0
  for (const [zero, one] of views.values()) {
    const all = zero + one
    if (all > 0) information += (all / kept) * (1 - binaryEntropy(Math.min(1, zero / all)))
  }
  return information
}
