/**
 * The fourth reading: counts alone. A stretch of pulses is shared among the classes of the joint
 * law by a chain of binomials; the cost does not know the number of pulses. Compared bits come
 * with the counts; within a stretch any order of them is as likely, and one is drawn.
 */
import { binomialDraw, drawChain } from '../math/binomial'
import { Dice, diceKey } from '../math/dice'
import { type Class, type Classes, classesOf } from './classes'
import type { BlockCompared } from './columns'
import { type FilteredCountLaw, filteredCountLaw, shareOut } from './filtered-counts'
import { type LawRows, lawRows } from './law-rows'
import type { LinkModel } from './link-model'
import { addSilent } from './silent-counts'
import { type BasisCount, basisIndex, emptyTally, type Tally } from './tally'

/** Checkpoints of a run. */
export const CHECKPOINTS = 256

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

/** Classes that are drawn together where a coin is tossed or a bit compared: those of an intensity, basis and outcome. */
const GROUPS = 12
const groupOf = ({ intensity, basis, error }: Class): number => (intensity * 2 + basis) * 2 + (error ? 1 : 0)

/** Kept bits by group, and those where Eve tosses a coin by intensity and basis; used again for every stretch. */
const kept = new Float64Array(GROUPS)
const coins = new Float64Array(GROUPS / 2)

/** Room for the counts of classes; made longer where a law has more. */
let counted = new Float64Array(256)

/** Counts this many clicks, and adds their kept bits, those where Eve tosses a coin apart, to the groups. */
function countClasses({ classes, chances }: Classes, dice: Dice, clicks: number, tally: Tally): void {
  if (counted.length < classes.length) counted = new Float64Array(classes.length)
  drawChain(dice, clicks, chances, counted)
  for (let k = 0; k < classes.length; k++) {
    const n = counted[k]!
    if (n === 0) continue
    const each = classes[k]!
    const { adds } = each
    for (let i = 0; i < adds.length; i++) tally[adds[i]!]! += n
    if (each.kept) kept[groupOf(each)]! += n
    if (each.coin) coins[groupOf(each) >> 1]! += n
  }
}

interface Span {
  readonly from: number
  readonly span: number
  /** Nothing clicked before it. */
  readonly fresh: boolean
}

/** What the bits of a group have in common, and where they are counted. */
const GROUP = Array.from({ length: GROUPS }, (_, group) => {
  const [error, basis, intensity] = [group & 1, (group >> 1) & 1, group >> 2]
  const place = (count: BasisCount) => basisIndex(intensity, basis, count)
  return {
    error,
    basis,
    intensity,
    right: place('eveRight'),
    compared: place('compared'),
    comparedErrors: place('comparedErrors'),
  } as const
})

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
  kept.fill(0)
  coins.fill(0)
  countClasses(law, dice, clicks, tally)
  if (filtered && shared) {
    countClasses(filtered.dueClasses, dice, shared.dueClicks, tally)
    addSilent(tally, filtered.due.silent, shared.dueSilent, dice)
    addSilent(tally, filtered.dead, shared.dead, dice)
  }
  const seen: (typeof GROUP)[number][] = []
  for (let k = 0; k < GROUPS; k++) {
    const group = GROUP[k]!
    if (group.error === 0) tally[group.right]! += binomialDraw(dice, coins[k >> 1]!, 0.5)
    const shown = binomialDraw(dice, kept[k]!, law.compare)
    tally[group.compared]! += shown
    if (group.error === 1) tally[group.comparedErrors]! += shown
    for (let i = 0; i < shown; i++) seen.push(group)
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
    compared.error.push(each.error)
    compared.basis.push(each.basis)
    compared.intensity.push(each.intensity)
  })
  addSilent(tally, law.silent, shared ? shared.silent : span - clicks, dice)
}
