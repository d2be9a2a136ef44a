/**
 * The third reading: from click to click. On a link with loss nearly all pulses are silent; the
 * number of silent pulses before the next click is geometric, and the row of a click is one draw
 * from the alias table of the law given a click. The cost is per click, not per pulse.
 *
 * An edit of Eve's cuts the jump that crosses it and starts a new one under the new law, which is
 * exact because the geometric law has no memory.
 */
import { type AliasTable, aliasTable } from '../math/alias'
import { binomialDraw, multinomialDraw } from '../math/binomial'
import { addressedBelow, addressedHits } from '../math/chance'
import { Dice, diceKey } from '../math/dice'
import { fillJumps, type Jumps, jumpsOf } from '../math/geometric-jumps'
import { log1p } from '../math/portable'
import { Detectors, type FilterState, FRESH } from './click-filter'
import type { BlockCompared } from './columns'
import { type AcceptedClicks, type FilteredLaw, filterClicks, filteredLaw } from './filtered-clicks'
import { type ClickRows, type LawRows, lawRows, type SilentShares } from './law-rows'
import type { BranchOutcome, LinkModel } from './link-model'
import { type EventBlock, NONE } from './recording'
import { BASIS_COUNTS, basisIndex, emptyTally, intensityIndex, monitorIndex, type Tally } from './tally'

/** Clicks a block is meant to hold with Eve off. */
const BLOCK_CLICKS = 16384

/** Longest block, pulses: what a link without a single click gets. */
const LONGEST_BLOCK = 1_099_511_627_776 // 2⁴⁰

/** Smallest power of two of pulses that expects `BLOCK_CLICKS` clicks. */
export function clickBlockPulses(clickProbability: number): number {
  let pulses = BLOCK_CLICKS
  while (pulses < LONGEST_BLOCK && pulses * clickProbability < BLOCK_CLICKS) pulses *= 2
  return pulses
}

/** A law as this reading needs it. */
export interface ClickLaw {
  readonly rows: LawRows
  /** Rows given a click; null where nothing ever clicks. */
  readonly table: PackedTable | null
  /** Silent pulses before a click; null where nothing ever clicks. */
  readonly jumps: Jumps | null
  /** Probability, in 2⁵³rds, that a kept bit is compared. */
  readonly compare: number
  readonly model: LinkModel
  /** Null without dead time and afterpulses. */
  readonly filtered: FilteredLaw | null
  /** Which rows add to a tally alike: class of each row, and the first row of each class. */
  readonly classOf: Uint16Array
  readonly firstOf: readonly number[]
}

/** Rows that count alike, so that a block adds some dozens of classes and not thousands of rows. */
function rowClasses(rows: ClickRows): Pick<ClickLaw, 'classOf' | 'firstOf'> {
  const byKey = new Map<string, number>()
  const firstOf: number[] = []
  const classOf = Uint16Array.from(rows.adds, (adds, r) => {
    const coin = rows.guessRight[r] === NONE && rows.kept[r] === 1 ? `${rows.intensity[r]}${rows.aliceBit[r]}` : ''
    const key = `${adds.join()}|${coin}`
    const known = byKey.get(key)
    if (known !== undefined) return known
    byKey.set(key, firstOf.length)
    return firstOf.push(r) - 1
  })
  return { classOf, firstOf }
}

export function clickLaw(model: LinkModel, compare: number): ClickLaw {
  const rows = lawRows(model)
  const possible = rows.clickProbability > 0
  const filtered = model.filter && filteredLaw(model, rows)
  return {
    rows: filtered?.rows ?? rows,
    model,
    filtered,
    ...rowClasses((filtered?.rows ?? rows).clicks),
    table: possible ? packTable(aliasTable(rows.clicks.probability)) : null,
    jumps: possible ? jumpsOf(Math.min(rows.clickProbability, 1), log1p(-Math.min(rows.clickProbability, 1))) : null,
    compare,
  }
}

/** The clicks of one block. */
export interface Clicks {
  /** Pulse within the block, ascending. */
  readonly offset: Float64Array
  /** Row of the law in force there, doubled, and on top Eve's coin, for clicks on which she has no guess. */
  readonly pick: Int32Array
  /** Which law, by place in the list. */
  readonly law: Uint8Array
  readonly count: number
}

/** One law and the pulse of the block from which it holds. */
export interface LawFrom {
  readonly from: number
  readonly law: ClickLaw
}

/** Room for the clicks of a block. */
interface ClickRoom {
  offset: Float64Array
  pick: Int32Array
  law: Uint8Array
}

const clickRoom = (clicks: number): ClickRoom => ({
  offset: new Float64Array(clicks),
  pick: new Int32Array(clicks),
  law: new Uint8Array(clicks),
})

/** Makes room for more clicks, in place. */
function grow(room: ClickRoom): void {
  const more = clickRoom(2 * room.offset.length)
  more.offset.set(room.offset)
  more.pick.set(room.pick)
  more.law.set(room.law)
  Object.assign(room, more)
}

/** An alias table with its two numbers side by side: one place in memory to a draw. */
interface PackedTable {
  /** Threshold, as an unsigned number of 32 bits, and alias of every column. */
  readonly columns: Int32Array
  /** The column is what is left of a word shifted by this. */
  readonly shift: number
}

/** A column that always yields its own row may as well yield its alias, which is the same. */
function packTable({ bits, threshold, alias }: AliasTable): PackedTable {
  // A single row is written twice: a word cannot be shifted by all of its 32 bits.
  const columns = new Int32Array(2 * Math.max(2, threshold.length))
  for (let k = 0; k < threshold.length; k++) {
    columns[2 * k] = Math.min(threshold[k]!, 0xffffffff)
    columns[2 * k + 1] = alias[k]!
  }
  return { columns, shift: 32 - Math.max(1, bits) }
}

const HALF = 4503599627370496

/** Clicks drawn at once: two words to a jump, two to a row. */
const BATCH = 1024
const words = new Uint32Array(4 * BATCH)
/** The same as signed numbers, which stay small integers. */
const signed = new Int32Array(words.buffer)
const jumped = new Float64Array(BATCH)

/** Walks up to `batch` jumps from pulse `at`, as far as `end`: how many clicks that makes. */
function place(
  jumps: Float64Array,
  batch: number,
  at: number,
  end: number,
  offset: Float64Array,
  count: number,
): number {
  let last = at - 1
  for (let i = 0; i < batch; i++) {
    last += jumps[i]! + 1
    if (last >= end) return i
    offset[count + i] = last
  }
  return batch
}

/** Rows and coins of `clicks` clicks, from the pairs of words behind those of the jumps. */
function pickRows(
  random: Int32Array,
  next: number,
  clicks: number,
  columns: Int32Array,
  shift: number,
  pick: Int32Array,
  count: number,
): void {
  for (let i = 0; i < clicks; i++) {
    const first = random[next + 4 * i + 2]!
    const word = random[next + 4 * i + 3]!
    const column = first >>> shift
    const edge = columns[2 * column]!
    const other = columns[2 * column + 1]!
    // −1 where the word lies below the edge, both unsigned: no branch, which could not be foreseen.
    const below = ((~word & edge) | ((~word | edge) & (word - edge))) >> 31
    // The table uses the high bits.
    pick[count + i] = ((other ^ ((other ^ column) & below)) << 1) | (first & 1)
  }
}

/** Draws the clicks of a block of `pulses` pulses under these laws (the first holds from pulse 0). */
export function drawClicks(
  laws: readonly LawFrom[],
  seed: number,
  block: number,
  pulses: number,
  room: ClickRoom = clickRoom(BLOCK_CLICKS + BLOCK_CLICKS / 4),
): Clicks {
  const dice = new Dice(diceKey({ seed, role: 'channel', slot: 'clicks', block }))
  let next = words.length
  let count = 0
  for (let k = 0; k < laws.length; k++) {
    const { from, law: now } = laws[k]!
    const end = Math.min(pulses, laws[k + 1]?.from ?? pulses)
    const { table, jumps } = now
    if (!table || !jumps) continue
    const { columns, shift } = table
    let at = from
    for (let within = true; within; ) {
      // An edit leaves the stream between two words of a click: what is left of it moves to the front.
      if (next + 4 > words.length) {
        if (next < words.length) {
          words.copyWithin(0, next)
          dice.fill(words.subarray(words.length - next))
        } else dice.fill(words)
        next = 0
      }
      const batch = (words.length - next) >> 2
      while (count + batch > room.offset.length) grow(room)
      const { offset, pick, law } = room
      fillJumps(jumps, signed, next, batch === BATCH ? jumped : jumped.subarray(0, batch))
      const placed = place(jumped, batch, at, end, offset, count)
      pickRows(signed, next, placed, columns, shift, pick, count)
      law.fill(k, count, count + placed)
      count += placed
      if (placed > 0) at = offset[count - 1]! + 1
      // The jump over the end took two words of its own.
      next += 4 * placed + (placed < batch ? 2 : 0)
      within = placed === batch
    }
  }
  return { ...room, count }
}

/** Whether the kept bit of a pulse is compared: public dice addressed by the pulse, so no edit changes the past. */
export const isCompared = (key: Uint32Array, offset: number, compare: number): boolean =>
  addressedBelow(key, offset, compare)

export const publicKey = (seed: number, block: number): Uint32Array =>
  diceKey({ seed, role: 'public', slot: 'compare', block })

/** Counts the silent pulses: how many of each intensity were sent, and asked in the same basis, without a click. */
export function addSilent(
  tally: Tally,
  { matched, unmatched, bright }: SilentShares,
  silent: number,
  dice: Dice,
): void {
  const counts = multinomialDraw(dice, silent, [...matched, ...unmatched])
  for (let i = 0; i < 3; i++) {
    tally[intensityIndex(i, 'sent')]! += counts[i]! + counts[i + 3]!
    tally[intensityIndex(i, 'sentMatched')]! += counts[i]!
  }
  if (!bright) return
  for (let i = 0; i < 3; i++) {
    const given = (part: number, all: number) => (all > 0 ? Math.min(1, part / all) : 0)
    tally[monitorIndex('brightGates')]! +=
      binomialDraw(dice, counts[i]!, given(bright.matched[i]!, matched[i]!)) +
      binomialDraw(dice, counts[i + 3]!, given(bright.unmatched[i]!, unmatched[i]!))
  }
}

export interface ClickBlock {
  readonly tally: Tally
  readonly events: number
  readonly compared: BlockCompared
  /** What the detectors hand to the next block; only with dead time or afterpulses. */
  readonly after?: FilterState
}

/** The clicks of a block as Bob's detectors let them through, and what they hand on. */
export function acceptedClicks(
  laws: readonly LawFrom[],
  where: { readonly seed: number; readonly block: number; readonly pulses: number },
  before: FilterState = FRESH,
  room?: ClickRoom,
): { readonly clicks: Clicks | AcceptedClicks; readonly after?: FilterState } {
  const { seed, block, pulses } = where
  const raw = drawClicks(laws, seed, block, pulses, room)
  const filter = laws[0]?.law.model.filter
  if (!filter) return { clicks: raw }
  const detectors = new Detectors(filter, before, seed, block)
  const clicks = filterClicks(raw, laws, detectors, where)
  return { clicks, after: detectors.after(pulses) }
}

/** Raw clicks that dead time took still were pulses sent. */
function addLost(tally: Tally, rows: ClickRows, lost: Int32Array): number {
  const sent = new Set(
    [0, 1, 2]
      .flatMap((i) => [intensityIndex(i, 'sent'), intensityIndex(i, 'sentMatched')])
      .concat(monitorIndex('brightGates')),
  )
  let pulses = 0
  lost.forEach((n, r) => {
    if (n === 0) return
    pulses += n
    for (const place of rows.adds[r]!) if (sent.has(place)) tally[place]! += n
  })
  return pulses
}

/** Reused from block to block while counting. */
const counting = clickRoom(BLOCK_CLICKS + BLOCK_CLICKS / 4)

/** Places of clicks that are compared if they are kept; made longer where a block has more clicks. */
let hits = new Int32Array(2 * BLOCK_CLICKS)

/** Places whose dice say "compare", kept or not. */
function comparedPlaces(key: Uint32Array, offset: Float64Array, from: number, end: number, compare: number): number {
  if (hits.length < end) hits = new Int32Array(2 * end)
  // Longer blocks hold few clicks; a chance above one half is never asked for.
  if (end > from && offset[end - 1]! < 4294967295 && compare <= HALF)
    return addressedHits(key, offset, from, end, compare, hits)
  let count = 0
  for (let k = from; k < end; k++) if (isCompared(key, offset[k]!, compare)) hits[count++] = k
  return count
}

/** Counts the clicks from `from` to `end` by row and coin. */
function countPicks(pick: Int32Array, from: number, end: number, counts: Int32Array): void {
  for (let k = from; k < end; k++) counts[pick[k]!]! += 1
}

/** Counts the clicks from `from` to `end`, all of one law, and picks out the compared ones. */
function countRange(
  { each, counts }: { readonly each: LawFrom; readonly counts: Int32Array },
  { offset, pick }: Pick<Clicks, 'offset' | 'pick'>,
  from: number,
  end: number,
  key: Uint32Array,
  compared: BlockCompared,
): void {
  const { clicks } = each.law.rows
  countPicks(pick, from, end, counts)
  const places = comparedPlaces(key, offset, from, end, each.law.compare)
  for (let i = 0; i < places; i++) {
    const k = hits[i]!
    const r = pick[k]! >> 1
    if (clicks.kept[r] !== 1) continue
    compared.event.push(k)
    compared.pulse.push(offset[k]!)
    compared.error.push(clicks.error[r]!)
    compared.basis.push(clicks.aliceBasis[r]!)
    compared.intensity.push(clicks.intensity[r]!)
  }
}

/** Counts one block; `before` is what the block before it handed on. */
export function countClicks(
  laws: readonly LawFrom[],
  seed: number,
  block: number,
  pulses: number,
  before?: FilterState,
): ClickBlock {
  const { clicks: accepted, after } = acceptedClicks(laws, { seed, block, pulses }, before, counting)
  const { offset, pick, law, count } = accepted
  const key = publicKey(seed, block)
  const perLaw = laws.map((each) => ({
    each,
    counts: new Int32Array(2 * each.law.classOf.length),
    clicks: 0,
  }))
  const compared: BlockCompared = { event: [], pulse: [], error: [], basis: [], intensity: [] }
  const tally = emptyTally()
  for (let k = 0; k < count; ) {
    const mine = perLaw[law[k]!]!
    const end = law[count - 1] === law[k] ? count : law.findIndex((other, i) => i > k && other !== law[k])
    countRange(mine, { offset, pick }, k, end, key, compared)
    mine.clicks += end - k
    k = end
  }
  for (let k = 0; k < compared.pulse.length; k++) {
    const [intensity, basis] = [compared.intensity[k]!, compared.basis[k]!]
    tally[basisIndex(intensity, basis, 'compared')]! += 1
    tally[basisIndex(intensity, basis, 'comparedErrors')]! += compared.error[k]!
  }
  for (const { each, counts } of perLaw) addRows(tally, each.law, counts)
  perLaw.forEach(({ each, clicks }, k) => {
    const span = Math.min(pulses, laws[k + 1]?.from ?? pulses) - each.from
    addSilent(
      tally,
      each.law.rows.silent,
      span - clicks - ('lost' in accepted ? addLost(tally, each.law.rows.clicks, accepted.lost[k]!) : 0),
      new Dice(diceKey({ seed, role: 'source', slot: `silent${k}`, block })),
    )
  })
  return { tally, events: count, compared, ...(after && { after }) }
}

/** Adds what these numbers of clicks per row and coin count, and the coins that fell right. */
function addRows(tally: Tally, law: ClickLaw, perRow: Int32Array): void {
  const rows = law.rows.clicks
  const { classOf } = law
  const counts = new Int32Array(2 * law.firstOf.length)
  for (let r = 0; r < classOf.length; r++) {
    const at = 2 * classOf[r]!
    counts[at]! += perRow[2 * r]!
    counts[at + 1]! += perRow[2 * r + 1]!
  }
  const right = BASIS_COUNTS.indexOf('eveRight')
  for (let k = 0; k < law.firstOf.length; k++) {
    const r = law.firstOf[k]!
    const heads = counts[2 * k + 1]!
    const n = counts[2 * k]! + heads
    if (n === 0) continue
    for (const place of rows.adds[r]!) tally[place]! += n
    if (rows.guessRight[r] !== NONE || rows.kept[r] === 0) continue
    tally[basisIndex(rows.intensity[r]!, rows.aliceBasis[r]!, 'kept') + right]! +=
      rows.aliceBit[r] === 1 ? heads : n - heads
  }
}

/** The clicks of a block as events that can be shown. */
export function openClicks(
  laws: readonly LawFrom[],
  outcomes: readonly BranchOutcome[],
  seed: number,
  where: { readonly block: number; readonly firstPulse: number; readonly firstEvent: number; readonly pulses: number },
  before?: FilterState,
): EventBlock {
  const { offset, pick, law, count } = acceptedClicks(laws, { seed, ...where }, before).clicks
  const key = publicKey(seed, where.block)
  const column = (read: (rows: ClickRows, r: number, k: number) => number): Uint8Array =>
    Uint8Array.from({ length: count }, (_, k) => read(laws[law[k]!]!.law.rows.clicks, pick[k]! >> 1, k))
  const held = (read: (outcome: BranchOutcome) => number) => column((rows, r) => read(outcomes[rows.outcome[r]!]!))
  return {
    block: where.block,
    firstEvent: where.firstEvent,
    pulse: Float64Array.from({ length: count }, (_, k) => where.firstPulse + offset[k]!),
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
      (_, k) => outcomes[laws[law[k]!]!.law.rows.clicks.outcome[pick[k]! >> 1]!]!.light,
    ),
    bobBasis: column((rows, r) => rows.bobBasis[r]!),
    lightPattern: column((rows, r) => rows.lightPattern[r]!),
    pattern: column((rows, r) => rows.pattern[r]!),
    bobBit: column((rows, r) => rows.bobBit[r]!),
    kept: column((rows, r) => rows.kept[r]!),
    compared: column((rows, r, k) =>
      rows.kept[r] === 1 && isCompared(key, offset[k]!, laws[law[k]!]!.law.compare) ? 1 : 0,
    ),
  }
}
