/**
 * The third reading: from click to click. On a link with loss nearly all pulses are silent, so the
 * clicks are drawn (`click-draws.ts`), and what is silent is counted by the block. The cost is per
 * click, not per pulse.
 */
import { binomialDraw } from '../math/binomial'
import { CHUNK_WORDS, Chance } from '../math/chance'
import { Dice, diceKey } from '../math/dice'
import type { Class } from './classes'
import {
  type BlockPlace,
  type ClickRoom,
  type Clicks,
  clickRoom,
  drawClicks,
  type LawFrom,
  rowsOfClicks,
} from './click-draws'
import { Detectors, type FilterState, FRESH } from './click-filter'
import type { BlockCompared } from './columns'
import { type AcceptedClicks, filterClicks } from './filtered-clicks'
import type { ClickRows } from './law-rows'
import type { BranchOutcome } from './link-model'
import type { EventBlock } from './recording'
import { addSilent } from './silent-counts'
import { basisIndex, emptyTally, intensityIndex, monitorIndex, type Tally } from './tally'

/**
 * Which clicks of a block are compared if they are kept, by their number: public dice addressed by
 * the click, so no edit changes the past.
 */
export function comparedClicks(
  laws: readonly LawFrom[],
  { seed, block }: BlockPlace,
  clicks: number,
): readonly number[] {
  const chance = new Chance({ seed, role: 'public', slot: 'compare', block }, laws[0]!.law.compare)
  const chosen: number[] = []
  const plane = new Uint32Array(CHUNK_WORDS)
  for (let first = 0; first < clicks; first += 32 * CHUNK_WORDS) {
    chance.next(plane)
    for (let w = 0; w < CHUNK_WORDS; w++)
      for (let rest = plane[w]! | 0; rest !== 0; rest &= rest - 1) {
        const click = first + 32 * w + 31 - Math.clz32(rest & -rest)
        if (click < clicks) chosen.push(click)
      }
  }
  return chosen
}

export interface ClickBlock {
  readonly tally: Tally
  readonly events: number
  readonly compared: BlockCompared
  /** What the detectors hand to the next block; only with dead time or afterpulses. */
  readonly after?: FilterState
}

/** Puts raw clicks, whose rows may be known already, through Bob's detectors; null where these let everything through. */
function filtered(
  raw: Clicks,
  rows: Int32Array | null,
  laws: readonly LawFrom[],
  where: BlockPlace,
  before: FilterState,
): { readonly accepted: AcceptedClicks; readonly after: FilterState } | null {
  const filter = laws[0]?.law.model.filter
  if (!filter) return null
  const detectors = new Detectors(filter, before, where.seed, where.block)
  const accepted = filterClicks(raw, rows ?? rowsOfClicks(laws, where, raw), laws, detectors, where)
  return { accepted, after: detectors.after(where.pulses) }
}

/** Clicks by their rows. */
export type RowClicks = Omit<AcceptedClicks, 'lost'>

/** Clicks of a block in full, raw and as Bob's detectors let them through. */
export interface OpenedClicks {
  readonly raw: RowClicks
  readonly accepted: RowClicks
  /** Per accepted click: 1 where the public dice say "compare", kept or not. */
  readonly compared: Uint8Array
  /** What the detectors hand to the next block; only with dead time or afterpulses. */
  readonly after?: FilterState
}

export function openedClicks(laws: readonly LawFrom[], where: BlockPlace, before: FilterState = FRESH): OpenedClicks {
  const drawn = drawClicks(laws, where)
  const raw = { ...drawn, row: rowsOfClicks(laws, where, drawn) }
  const behind = filtered(drawn, raw.row, laws, where, before)
  const accepted = behind?.accepted ?? raw
  const compared = new Uint8Array(accepted.count)
  for (const click of comparedClicks(laws, where, accepted.count)) compared[click] = 1
  return { raw, accepted, compared, ...(behind && { after: behind.after }) }
}

const SENT = new Set(
  [0, 1, 2]
    .flatMap((i) => [intensityIndex(i, 'sent'), intensityIndex(i, 'sentMatched')])
    .concat(monitorIndex('brightGates')),
)

/** Raw clicks that dead time took still were pulses sent. */
function addLost(tally: Tally, rows: ClickRows, lost: Int32Array): number {
  let pulses = 0
  lost.forEach((n, r) => {
    if (n === 0) return
    pulses += n
    for (const place of rows.adds[r]!) if (SENT.has(place)) tally[place]! += n
  })
  return pulses
}

/** Reused from block to block while counting. */
const counting: ClickRoom = clickRoom()

/** Counts the clicks from `from` to `end` by class. */
function countClasses(which: Uint16Array, from: number, end: number, counts: Int32Array): void {
  for (let k = from; k < end; k++) counts[which[k]!]! += 1
}

/** Adds clicks by class, and the coins of Eve's that fell right. */
function addClasses(tally: Tally, classes: readonly Class[], counts: Int32Array, dice: Dice): void {
  for (let k = 0; k < classes.length; k++) {
    const n = counts[k]!
    if (n === 0) continue
    const { adds, coin, intensity, basis } = classes[k]!
    for (let i = 0; i < adds.length; i++) tally[adds[i]!]! += n
    if (coin) tally[basisIndex(intensity, basis, 'eveRight')]! += binomialDraw(dice, n, 0.5)
  }
}

/** The bits that are compared among clicks of these classes. */
function comparedAmong(
  laws: readonly LawFrom[],
  where: BlockPlace,
  { offset, which, starts, count }: Clicks,
): BlockCompared {
  const compared: BlockCompared = { event: [], pulse: [], error: [], basis: [], intensity: [] }
  let k = 0
  for (const click of comparedClicks(laws, where, count)) {
    while (click >= starts[k + 1]!) k++
    const { kept, error, basis, intensity } = laws[k]!.law.classes.classes[which[click]!]!
    if (!kept) continue
    compared.event.push(click)
    compared.pulse.push(offset[click]!)
    compared.error.push(error ? 1 : 0)
    compared.basis.push(basis)
    compared.intensity.push(intensity)
  }
  return compared
}

/** Clicks by class, of clicks by row. */
const byClass = ({ row, ...clicks }: AcceptedClicks, laws: readonly LawFrom[]): Clicks => {
  const which = new Uint16Array(row.length)
  laws.forEach(({ law }, k) => {
    for (let i = clicks.starts[k]!; i < clicks.starts[k + 1]!; i++) which[i] = law.classes.classOf[row[i]!]!
  })
  return { ...clicks, which }
}

/** Counts one block; `before` is what the block before it handed on. */
export function countClicks(
  laws: readonly LawFrom[],
  seed: number,
  block: number,
  pulses: number,
  before: FilterState = FRESH,
): ClickBlock {
  const where: BlockPlace = { seed, block, pulses }
  const raw = drawClicks(laws, where, counting)
  const behind = filtered(raw, null, laws, where, before)
  const clicks = behind ? byClass(behind.accepted, laws) : raw
  const compared = comparedAmong(laws, where, clicks)
  const tally = emptyTally()
  for (let k = 0; k < compared.pulse.length; k++) {
    const [intensity, basis] = [compared.intensity[k]!, compared.basis[k]!]
    tally[basisIndex(intensity, basis, 'compared')]! += 1
    tally[basisIndex(intensity, basis, 'comparedErrors')]! += compared.error[k]!
  }
  laws.forEach(({ from, law }, k) => {
    const [first, end] = [clicks.starts[k]!, clicks.starts[k + 1]!]
    const counts = new Int32Array(law.classes.classes.length)
    countClasses(clicks.which, first, end, counts)
    const dice = new Dice(diceKey({ seed, role: 'source', slot: `silent${k}`, block }))
    addClasses(tally, law.classes.classes, counts, dice)
    const lost = behind ? addLost(tally, law.rows.clicks, behind.accepted.lost[k]!) : 0
    const span = Math.min(pulses, laws[k + 1]?.from ?? pulses) - from
    addSilent(tally, law.rows.silent, span - (end - first) - lost, dice)
  })
  return { tally, events: clicks.count, compared, ...(behind && { after: behind.after }) }
}

/** The clicks of a block as events that can be shown. */
export function openClicks(
  laws: readonly LawFrom[],
  outcomes: readonly BranchOutcome[],
  where: BlockPlace & { readonly firstPulse: number; readonly firstEvent: number },
  before?: FilterState,
): EventBlock {
  const { accepted, compared } = openedClicks(laws, where, before)
  const { offset, row, starts, count } = accepted
  const lawOf = new Uint16Array(count)
  laws.forEach((_, k) => {
    lawOf.fill(k, starts[k], starts[k + 1])
  })
  const column = (read: (rows: ClickRows, r: number) => number): Uint8Array =>
    Uint8Array.from({ length: count }, (_, i) => read(laws[lawOf[i]!]!.law.rows.clicks, row[i]!))
  const held = (read: (outcome: BranchOutcome) => number) => column((rows, r) => read(outcomes[rows.outcome[r]!]!))
  const kept = column((rows, r) => rows.kept[r]!)
  return {
    block: where.block,
    firstEvent: where.firstEvent,
    pulse: Float64Array.from({ length: count }, (_, i) => where.firstPulse + offset[i]!),
    intensity: column((rows, r) => rows.intensity[r]!),
    photons: column((rows, r) => rows.photons[r]!),
    aliceBasis: column((rows, r) => rows.aliceBasis[r]!),
    aliceBit: column((rows, r) => rows.aliceBit[r]!),
    touched: held(({ touched }) => (touched ? 1 : 0)),
    eveBasis: held(({ eveBasis }) => eveBasis),
    eveBit: held(({ eveBit }) => eveBit),
    eveGuess: held(({ eveGuess }) => eveGuess),
    eveCertain: held(({ certain }) => (certain ? 1 : 0)),
    light: Uint16Array.from(
      { length: count },
      (_, i) => outcomes[laws[lawOf[i]!]!.law.rows.clicks.outcome[row[i]!]!]!.light,
    ),
    bobBasis: column((rows, r) => rows.bobBasis[r]!),
    lightPattern: column((rows, r) => rows.lightPattern[r]!),
    pattern: column((rows, r) => rows.pattern[r]!),
    bobBit: column((rows, r) => rows.bobBit[r]!),
    kept,
    compared: kept.map((yes, i) => yes & compared[i]!),
  }
}
