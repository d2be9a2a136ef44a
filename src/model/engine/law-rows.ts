/**
 * The joint law as columns, for the readings that draw whole rows: one alias-table draw of the row
 * given a click (`clicks`), or binomial chains over classes of rows (`counts`).
 */
import { chainChances } from '../math/binomial'
import { type LawRow, type LinkModel, MARK, rowsOf } from './link-model'
import { NONE } from './recording'
import {
  BASIS_COUNTS,
  type BasisCount,
  basisIndex,
  INTENSITY_COUNTS,
  type IntensityCount,
  intensityIndex,
  type MonitorCount,
  monitorIndex,
} from './tally'

/** Rows that click, one entry per row in every column, in the order of `rowsOf`. */
export interface ClickRows {
  readonly probability: Float64Array
  readonly intensity: Uint8Array
  readonly photons: Uint8Array
  readonly aliceBasis: Uint8Array
  readonly aliceBit: Uint8Array
  readonly outcome: Uint16Array
  readonly bobBasis: Uint8Array
  readonly lightPattern: Uint8Array
  readonly pattern: Uint8Array
  readonly bobBit: Uint8Array
  readonly kept: Uint8Array
  readonly error: Uint8Array
  /** 1 where Eve's guess is right, 0 where it is wrong, NONE where she tosses a coin. */
  readonly guessRight: Uint8Array
  /** Places in a tally that a click of this row adds 1 to; rows that count alike share one array. */
  readonly adds: readonly Uint8Array[]
}

/** Probability that a pulse has this intensity, and that Bob asks in Alice's basis too, with no click. */
export interface SilentShares {
  /** Per intensity code: matched and unmatched bases. */
  readonly matched: Float64Array
  readonly unmatched: Float64Array
  /** The chain by which silent pulses are shared among the three of `matched` and the three of `unmatched`. */
  readonly chances: Float64Array
  /** The part of each on which bright light lies; null where there is none. */
  readonly bright: { readonly matched: Float64Array; readonly unmatched: Float64Array } | null
}

export interface LawRows {
  readonly clicks: ClickRows
  /** Probability of a click. */
  readonly clickProbability: number
  readonly silent: SilentShares
}

/** What a click can count as, one bit each. */
const COUNTS = {
  sent: 1,
  sentMatched: 2,
  clicked: 4,
  doubleClicks: 8,
  darkClicked: 16,
  readOne: 32,
  kept: 64,
  errors: 128,
  eveCertain: 256,
  eveRight: 512,
  eveTouched: 1024,
  brightGates: 2048,
  earlyClicks: 4096,
  lateClicks: 8192,
  asleepClicks: 16384,
} as const satisfies Partial<Record<IntensityCount | BasisCount | MonitorCount, number>>

const ALL = Object.keys(COUNTS) as readonly (keyof typeof COUNTS)[]

const isOf = <Name extends string>(names: readonly Name[], name: string): name is Name =>
  (names as readonly string[]).includes(name)

/**
 * Places in a tally that a click adds to. A law has thousands of rows that count in some hundred ways: rows that count
 * alike get the very same array.
 */
function createPlaces(): (counts: number, intensity: number, basis: number) => Uint8Array {
  const known = new Map<number, Uint8Array>()
  return (counts, intensity, basis) => {
    // Only kept bits are counted by their basis.
    const key = (counts << 3) | (intensity << 1) | (counts & COUNTS.kept ? basis : 0)
    const found = known.get(key)
    if (found) return found
    const made = Uint8Array.from(
      ALL.filter((name) => counts & COUNTS[name]).map((name) =>
        isOf(INTENSITY_COUNTS, name)
          ? intensityIndex(intensity, name)
          : isOf(BASIS_COUNTS, name)
            ? basisIndex(intensity, basis, name)
            : monitorIndex(name),
      ),
    )
    known.set(key, made)
    return made
  }
}

/** Compiles the columns of a law; `rows` are its rows, or some of them under another condition. */
export function lawRows(model: LinkModel, rows: Iterable<LawRow> = rowsOf(model)): LawRows {
  const columns = {
    probability: [] as number[],
    intensity: [] as number[],
    photons: [] as number[],
    aliceBasis: [] as number[],
    aliceBit: [] as number[],
    outcome: [] as number[],
    bobBasis: [] as number[],
    lightPattern: [] as number[],
    pattern: [] as number[],
    bobBit: [] as number[],
    kept: [] as number[],
    error: [] as number[],
    guessRight: [] as number[],
  }
  const adds: Uint8Array[] = []
  const places = createPlaces()
  const matchedSilent = new Float64Array(3)
  const unmatchedSilent = new Float64Array(3)
  const bright = { matched: new Float64Array(3), unmatched: new Float64Array(3) }
  let someBright = false
  let clickProbability = 0
  for (const row of rows) {
    const matched = model.protocol.keeps(model.protocol.bases[row.aliceBasis]!, model.protocol.bases[row.bobBasis]!)
    if (row.pattern === 0) {
      const silent = matched ? matchedSilent : unmatchedSilent
      silent[row.intensity]! += row.probability
      if (row.branch.mark === MARK.bright) {
        someBright = true
        ;(matched ? bright.matched : bright.unmatched)[row.intensity]! += row.probability
      }
      continue
    }
    clickProbability += row.probability
    const { eveGuess, mark } = row.branch
    const kept = matched && !row.asleep
    const error = kept && row.bobBit !== row.aliceBit
    const guessRight = eveGuess === 2 || eveGuess === NONE ? NONE : eveGuess === row.aliceBit ? 1 : 0
    columns.probability.push(row.probability)
    columns.intensity.push(row.intensity)
    columns.photons.push(row.photons)
    columns.aliceBasis.push(row.aliceBasis)
    columns.aliceBit.push(row.aliceBit)
    columns.outcome.push(row.branch.outcome)
    columns.bobBasis.push(row.bobBasis)
    columns.lightPattern.push(row.lightPattern)
    columns.pattern.push(row.pattern)
    columns.bobBit.push(row.bobBit)
    columns.kept.push(kept ? 1 : 0)
    columns.error.push(error ? 1 : 0)
    columns.guessRight.push(guessRight)
    let counts = COUNTS.sent | COUNTS.clicked
    if (matched) counts |= COUNTS.sentMatched
    if (row.pattern === 3) counts |= COUNTS.doubleClicks
    if (row.lightPattern === 0) counts |= COUNTS.darkClicked
    if (row.bobBit === 1) counts |= COUNTS.readOne
    if (kept) counts |= COUNTS.kept
    if (error) counts |= COUNTS.errors
    if (kept && row.branch.certain) counts |= COUNTS.eveCertain
    if (kept && guessRight === 1) counts |= COUNTS.eveRight
    if (kept && row.branch.touched) counts |= COUNTS.eveTouched
    if (mark === MARK.bright) counts |= COUNTS.brightGates
    if (mark === MARK.early) counts |= COUNTS.earlyClicks
    if (mark === MARK.late) counts |= COUNTS.lateClicks
    if (row.asleep) counts |= COUNTS.asleepClicks
    adds.push(places(counts, row.intensity, row.aliceBasis))
  }
  return {
    clicks: {
      probability: Float64Array.from(columns.probability),
      intensity: Uint8Array.from(columns.intensity),
      photons: Uint8Array.from(columns.photons),
      aliceBasis: Uint8Array.from(columns.aliceBasis),
      aliceBit: Uint8Array.from(columns.aliceBit),
      outcome: Uint16Array.from(columns.outcome),
      bobBasis: Uint8Array.from(columns.bobBasis),
      lightPattern: Uint8Array.from(columns.lightPattern),
      pattern: Uint8Array.from(columns.pattern),
      bobBit: Uint8Array.from(columns.bobBit),
      kept: Uint8Array.from(columns.kept),
      error: Uint8Array.from(columns.error),
      guessRight: Uint8Array.from(columns.guessRight),
      adds,
    },
    clickProbability,
    silent: {
      matched: matchedSilent,
      unmatched: unmatchedSilent,
      chances: chainChances([...matchedSilent, ...unmatchedSilent]),
      bright: someBright ? bright : null,
    },
  }
}
