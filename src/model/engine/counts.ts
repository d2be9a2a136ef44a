/**
 * The fourth reading: counts alone. A stretch of pulses is shared among the classes of the joint
 * law by a chain of binomials; the cost does not know the number of pulses. Compared bits come
 * with the counts; within a stretch any order of them is as likely, and one is drawn.
 */
import { binomialDraw, multinomialDraw } from '../math/binomial'
import { Dice, diceKey } from '../math/dice'
import { addSilent } from './clicks'
import type { BlockCompared } from './columns'
import { type FilteredCountLaw, filteredCountLaw, shareOut } from './filtered-counts'
import { type ClickRows, type LawRows, lawRows } from './law-rows'
import type { LinkModel } from './link-model'
import { NONE } from './recording'
import { basisIndex, emptyTally, type Tally } from './tally'

/** Checkpoints of a run. */
export const CHECKPOINTS = 256

/** Rows that add to the same places of a tally, with their probability. */
interface Class {
  readonly probability: number
  readonly adds: Uint8Array
  readonly intensity: number
  readonly basis: number
  readonly kept: boolean
  readonly error: boolean
  /** Eve tosses a coin on these. */
  readonly coin: boolean
}

/** Classes of clicks, the likely first, so that the chain ends soon. */
interface Classes {
  readonly classes: readonly Class[]
  readonly probabilities: Float64Array
}

export interface CountLaw extends Classes {
  /** Silent pulses per intensity: matched and unmatched. */
  readonly silent: LawRows['silent']
  readonly clickProbability: number
  /** Probability that a kept bit is compared. */
  readonly compare: number
  /** Null without dead time and afterpulses. */
  readonly filtered: (FilteredCountLaw & { readonly dueClasses: Classes }) | null
}

/** Compiles a law; `compare` in 2⁵³rds. */
export function countLaw(model: LinkModel, compare: number): CountLaw {
  const { clicks, clickProbability, silent } = lawRows(model)
  const filtered = filteredCountLaw(model)
  return {
    ...classesOf(clicks),
    silent,
    clickProbability: Math.min(1, clickProbability),
    compare: compare / 9007199254740992,
    filtered: filtered && { ...filtered, dueClasses: classesOf(filtered.due.clicks) },
  }
}

/** Joins rows that count the same into classes. */
function classesOf(clicks: ClickRows): Classes {
  const byKey = new Map<string, { -readonly [K in keyof Class]: Class[K] }>()
  for (let r = 0; r < clicks.probability.length; r++) {
    const coin = clicks.kept[r] === 1 && clicks.guessRight[r] === NONE
    const key = `${clicks.adds[r]!.join()}|${coin}`
    const found = byKey.get(key)
    if (found) found.probability += clicks.probability[r]!
    else
      byKey.set(key, {
        probability: clicks.probability[r]!,
        adds: clicks.adds[r]!,
        intensity: clicks.intensity[r]!,
        basis: clicks.aliceBasis[r]!,
        kept: clicks.kept[r] === 1,
        error: clicks.error[r] === 1,
        coin,
      })
  }
  const classes = [...byKey.values()]
    .map((each, order) => ({ each, order }))
    .sort((a, b) => b.each.probability - a.each.probability || a.order - b.order)
    .map(({ each }) => each)
  return { classes, probabilities: Float64Array.from(classes, ({ probability }) => probability) }
}

export interface CountedBlock {
  readonly tally: Tally
  readonly compared: BlockCompared
}

/** One law and the pulse of the block from which it holds. */
export interface CountLawFrom {
  readonly from: number
  readonly law: CountLaw
}

/** Counts one stretch of pulses. */
export function countBatch(laws: readonly CountLawFrom[], seed: number, block: number, pulses: number): CountedBlock {
  const tally = emptyTally()
  const compared: BlockCompared = { event: [], pulse: [], error: [], basis: [], intensity: [] }
  laws.forEach(({ from, law }, k) => {
    const span = Math.min(pulses, laws[k + 1]?.from ?? pulses) - from
    const dice = new Dice(diceKey({ seed, role: 'channel', slot: `counts${k}`, block }))
    countSpan(law, dice, { from, span, fresh: block === 0 && from === 0 }, tally, compared)
  })
  return { tally, compared }
}

/** Counts this many clicks and names the classes of those that are compared. */
function countClasses(
  { classes, probabilities }: Classes,
  { compare }: CountLaw,
  dice: Dice,
  clicks: number,
  tally: Tally,
): Class[] {
  const counts = multinomialDraw(dice, clicks, probabilities)
  const seen: Class[] = []
  classes.forEach((each, k) => {
    const n = counts[k]!
    if (n === 0) return
    for (const place of each.adds) tally[place]! += n
    if (each.coin) tally[basisIndex(each.intensity, each.basis, 'eveRight')]! += binomialDraw(dice, n, 0.5)
    if (!each.kept) return
    const shown = binomialDraw(dice, n, compare)
    tally[basisIndex(each.intensity, each.basis, 'compared')]! += shown
    if (each.error) tally[basisIndex(each.intensity, each.basis, 'comparedErrors')]! += shown
    for (let i = 0; i < shown; i++) seen.push(each)
  })
  return seen
}

interface Span {
  readonly from: number
  readonly span: number
  /** Nothing clicked before it. */
  readonly fresh: boolean
}

function countSpan(
  law: CountLaw,
  dice: Dice,
  { from, span, fresh }: Span,
  tally: Tally,
  compared: BlockCompared,
): void {
  const { filtered } = law
  const shared = filtered && shareOut(dice, span, filtered.renewal, fresh)
  const clicks = shared ? shared.clicks : binomialDraw(dice, span, law.clickProbability)
  const seen = countClasses(law, law, dice, clicks, tally)
  if (filtered && shared) {
    seen.push(...countClasses(filtered.dueClasses, law, dice, shared.dueClicks, tally))
    addSilent(tally, filtered.due.silent, shared.dueSilent, dice)
    addSilent(tally, filtered.dead, shared.dead, dice)
  }
  // Any order of the compared bits is as likely: one is drawn, and places for them.
  for (let i = seen.length - 1; i > 0; i--) {
    const j = dice.below(i + 1)
    const swap = seen[i]!
    seen[i] = seen[j]!
    seen[j] = swap
  }
  const places = seen.map(() => from + Math.floor(dice.open() * span)).sort((a, b) => a - b)
  seen.forEach((each, i) => {
    compared.event.push(places[i]!)
    compared.pulse.push(places[i]!)
    compared.error.push(each.error ? 1 : 0)
    compared.basis.push(each.basis)
    compared.intensity.push(each.intensity)
  })
  addSilent(tally, law.silent, shared ? shared.silent : span - clicks, dice)
}
