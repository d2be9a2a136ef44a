/**
 * The joint law behind dead time and afterpulses. A click blocks both detectors for k gates and is
 * followed, with probability p, by a false click of a detector chosen at random in the first live
 * gate; that click blocks and may be followed again. Clicks behind such a filter are a renewal
 * process: between two of them lie k dead gates and then live ones, of which only the first can
 * hold an afterpulse. So a gate picked at random is dead, the first live one with an afterpulse
 * due, or live and ordinary, each with a known probability, and every expectation is again a sum
 * over rows.
 */
import type { ClickFilter } from './effective-link'
import { type LawRow, type LinkModel, MARK, rowsOf } from './link-model'
import { NONE } from './recording'

/** Detectors that sleep or are blinded have no afterpulse. */
const isDeaf = ({ asleep, branch }: LawRow): boolean => asleep || branch.mark === MARK.bright

/** How a row can look with an afterpulse of one detector (1 is D0, 2 is D1) on top. */
export interface Afterpulsed {
  readonly detector: 1 | 2
  readonly pattern: number
  readonly bobBit: number
  /** Share of this look among all of the row: detector, and Bob's coin where a double click is new. */
  readonly share: number
}

const LOOKS: readonly (readonly Afterpulsed[])[] = [0, 1, 2, 3].map((pattern) =>
  ([1, 2] as const).flatMap((detector): Afterpulsed[] => {
    const both = pattern | detector
    // 255: the bit stays what it was.
    if (both === pattern) return [{ detector, pattern, bobBit: NONE, share: 0.5 }]
    if (both === 3) return [0, 1].map((bobBit) => ({ detector, pattern: 3, bobBit, share: 0.25 }))
    return [{ detector, pattern: both, bobBit: both - 1, share: 0.5 }]
  }),
)

/** Every look of a row when an afterpulse is due in its gate: none where the detectors are deaf. */
export const looksOf = (row: LawRow): readonly Afterpulsed[] => (isDeaf(row) ? [] : LOOKS[row.pattern]!)

/** Field by field: tens of thousands of rows are copied. */
function copyRow(into: LawRow, from: LawRow): void {
  into.probability = from.probability
  into.intensity = from.intensity
  into.photons = from.photons
  into.aliceBasis = from.aliceBasis
  into.aliceBit = from.aliceBit
  into.branch = from.branch
  into.bobBasis = from.bobBasis
  into.lightPattern = from.lightPattern
  into.pattern = from.pattern
  into.bobBit = from.bobBit
  into.asleep = from.asleep
}

/** The law of a gate in which an afterpulse is due. The row object is reused. */
export function* dueRowsOf(model: LinkModel): Generator<LawRow, void, undefined> {
  const due = {} as LawRow
  for (const row of rowsOf(model)) {
    const looks = looksOf(row)
    if (looks.length === 0) yield row
    for (const { pattern, bobBit, share } of looks) {
      copyRow(due, row)
      due.probability = row.probability * share
      due.pattern = pattern
      if (bobBit !== NONE) due.bobBit = bobBit
      yield due
    }
  }
}

/** The law of a dead gate: the same pulses, and nothing clicks. The row object is reused. */
export function* deadRowsOf(model: LinkModel): Generator<LawRow, void, undefined> {
  const dead = {} as LawRow
  for (const row of rowsOf(model)) {
    copyRow(dead, row)
    dead.lightPattern = 0
    dead.pattern = 0
    dead.bobBit = NONE
    yield dead
  }
}

/** Clicks as a renewal process: means and variances per pulse over a long run. */
export interface Renewal extends ClickFilter {
  /** Click probability of a live gate, and of one in which an afterpulse is due. */
  readonly raw: number
  readonly due: number
  /** Clicks per pulse. */
  readonly rate: number
  /** Variance of the number of clicks, of the number of gates with an afterpulse due, and their covariance, per pulse. */
  readonly clickVariance: number
  readonly dueVariance: number
  readonly covariance: number
}

const clickProbability = (rows: Iterable<LawRow>): number => {
  let sum = 0
  for (const { pattern, probability } of rows) if (pattern !== 0) sum += probability
  return Math.min(1, sum)
}

/** Probability that a gate clicks, before dead time and afterpulses. */
export const rawClickProbability = (model: LinkModel): number => clickProbability(rowsOf(model))

/**
 * The interval between two clicks is T = k + 1 + X, X = 0 with the click probability of the first
 * live gate, otherwise geometric. Rates are 1/⟨T⟩, variances those of renewal–reward processes;
 * without afterpulses they are Q/(1 + kQ) and Q(1 − Q)/(1 + kQ)³.
 */
export function renewalOf(raw: number, due: number, { deadGates, afterpulse }: ClickFilter): Renewal {
  const settings = { deadGates, afterpulse, raw, due }
  if (raw === 0) return { ...settings, rate: 0, clickVariance: 0, dueVariance: 0, covariance: 0 }
  const waiting = (first: number) => (1 - first) / raw
  const mean = (1 - afterpulse) * waiting(raw) + afterpulse * waiting(due)
  const square = (mean * (2 - raw)) / raw
  const variance = square - mean * mean
  const rate = 1 / (deadGates + 1 + mean)
  const shared = afterpulse * (waiting(due) - mean)
  const part = afterpulse * rate
  return {
    ...settings,
    rate,
    clickVariance: rate * rate * rate * variance,
    dueVariance: rate * (afterpulse * (1 - afterpulse) - 2 * part * shared + part * part * variance),
    covariance: rate * rate * (part * variance - shared),
  }
}

/** The renewal process of a law with this filter. */
export const clickRenewal = (model: LinkModel, filter: ClickFilter): Renewal =>
  renewalOf(rawClickProbability(model), clickProbability(dueRowsOf(model)), filter)

/** Every row with the probability it has in a gate picked at random, dead time and afterpulses included. */
export function* filteredRowsOf(model: LinkModel): Generator<LawRow, void, undefined> {
  const { filter } = model
  if (!filter) return yield* rowsOf(model)
  const { rate } = clickRenewal(model, filter)
  const dead = filter.deadGates * rate
  const due = filter.afterpulse * rate
  for (const [rows, share] of [
    [rowsOf(model), Math.max(0, 1 - dead - due)],
    [dueRowsOf(model), due],
    [deadRowsOf(model), dead],
  ] as const) {
    if (share === 0) continue
    const weighted = {} as LawRow
    for (const row of rows) {
      copyRow(weighted, row)
      weighted.probability = row.probability * share
      yield weighted
    }
  }
}
