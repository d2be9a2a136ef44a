/**
 * The third reading: from click to click. On a link with loss nearly all pulses are silent; the
 * number of silent pulses before the next click is geometric, and the row of a click is one draw
 * from the alias table of the law given a click. The cost is per click, not per pulse.
 *
 * An edit of Eve's cuts the jump that crosses it and starts a new one under the new law, which is
 * exact because the geometric law has no memory.
 */
import { type AliasTable, aliasRow, aliasTable } from '../math/alias'
import { binomialDraw, multinomialDraw } from '../math/binomial'
import { addressedUniform, geometricGap } from '../math/chance'
import { Dice, diceKey } from '../math/dice'
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
  readonly table: AliasTable | null
  /** ln(1 − P(click)). */
  readonly logSilent: number
  /** Probability, in 2⁵³rds, that a kept bit is compared. */
  readonly compare: number
  readonly model: LinkModel
  /** Null without dead time and afterpulses. */
  readonly filtered: FilteredLaw | null
}

export function clickLaw(model: LinkModel, compare: number): ClickLaw {
  const rows = lawRows(model)
  const possible = rows.clickProbability > 0
  const filtered = model.filter && filteredLaw(model, rows)
  return {
    rows: filtered?.rows ?? rows,
    model,
    filtered,
    table: possible ? aliasTable(rows.clicks.probability) : null,
    logSilent: log1p(-Math.min(rows.clickProbability, 1)),
    compare,
  }
}

/** The clicks of one block. */
export interface Clicks {
  /** Pulse within the block, ascending. */
  readonly offset: Float64Array
  /** Row of the law in force there. */
  readonly row: Int32Array
  /** Which law, by place in the list. */
  readonly law: Uint8Array
  /** Eve's coin, for clicks on which she has no guess. */
  readonly coin: Uint8Array
  readonly count: number
}

/** One law and the pulse of the block from which it holds. */
export interface LawFrom {
  readonly from: number
  readonly law: ClickLaw
}

/** Draws the clicks of a block of `pulses` pulses under these laws (the first holds from pulse 0). */
export function drawClicks(laws: readonly LawFrom[], seed: number, block: number, pulses: number): Clicks {
  const dice = new Dice(diceKey({ seed, role: 'channel', slot: 'clicks', block }))
  let room = 4096
  let offset = new Float64Array(room)
  let row = new Int32Array(room)
  let law = new Uint8Array(room)
  let coin = new Uint8Array(room)
  let count = 0
  for (let k = 0; k < laws.length; k++) {
    const { from, law: now } = laws[k]!
    const end = Math.min(pulses, laws[k + 1]?.from ?? pulses)
    const { table, logSilent } = now
    if (!table) continue
    for (let at = from + geometricGap(dice, logSilent); at < end; at += 1 + geometricGap(dice, logSilent)) {
      if (count === room) {
        room *= 2
        const grown = new Float64Array(room)
        grown.set(offset)
        offset = grown
        const rows = new Int32Array(room)
        rows.set(row)
        row = rows
        const laws8 = new Uint8Array(room)
        laws8.set(law)
        law = laws8
        const coins = new Uint8Array(room)
        coins.set(coin)
        coin = coins
      }
      const first = dice.word()
      offset[count] = at
      row[count] = aliasRow(table, first, dice.word())
      law[count] = k
      coin[count] = first & 1 // the table has at most 2¹⁶ columns and uses the high bits
      count++
    }
  }
  return { offset, row, law, coin, count }
}

/** Whether the kept bit of a pulse is compared: public dice addressed by the pulse, so no edit changes the past. */
export const isCompared = (key: Uint32Array, offset: number, compare: number): boolean =>
  addressedUniform(key, offset) < compare

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
): { readonly clicks: Clicks | AcceptedClicks; readonly after?: FilterState } {
  const { seed, block, pulses } = where
  const raw = drawClicks(laws, seed, block, pulses)
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

/** Counts one block; `before` is what the block before it handed on. */
export function countClicks(
  laws: readonly LawFrom[],
  seed: number,
  block: number,
  pulses: number,
  before?: FilterState,
): ClickBlock {
  const { clicks: accepted, after } = acceptedClicks(laws, { seed, block, pulses }, before)
  const { offset, row, law, coin, count } = accepted
  const key = publicKey(seed, block)
  const perLaw = laws.map((each) => ({
    each,
    counts: new Int32Array(each.law.rows.clicks.probability.length),
    coins: new Int32Array(each.law.rows.clicks.probability.length),
    clicks: 0,
  }))
  const compared: BlockCompared = { event: [], pulse: [], error: [], basis: [], intensity: [] }
  const tally = emptyTally()
  for (let k = 0; k < count; k++) {
    const mine = perLaw[law[k]!]!
    const r = row[k]!
    const { clicks } = mine.each.law.rows
    mine.counts[r]! += 1
    mine.coins[r]! += coin[k]!
    mine.clicks++
    if (clicks.kept[r] === 1 && isCompared(key, offset[k]!, mine.each.law.compare)) {
      compared.event.push(k)
      compared.pulse.push(offset[k]!)
      compared.error.push(clicks.error[r]!)
      compared.basis.push(clicks.aliceBasis[r]!)
      compared.intensity.push(clicks.intensity[r]!)
      tally[basisIndex(clicks.intensity[r]!, clicks.aliceBasis[r]!, 'compared')]! += 1
      tally[basisIndex(clicks.intensity[r]!, clicks.aliceBasis[r]!, 'comparedErrors')]! += clicks.error[r]!
    }
  }
  for (const { each, counts, coins } of perLaw) addRows(tally, each.law.rows.clicks, counts, coins)
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

/** Adds what these numbers of clicks per row count, and the coins that fell right. */
function addRows(tally: Tally, rows: ClickRows, counts: Int32Array, coins: Int32Array): void {
  const right = BASIS_COUNTS.indexOf('eveRight')
  for (let r = 0; r < counts.length; r++) {
    const n = counts[r]!
    if (n === 0) continue
    for (const place of rows.adds[r]!) tally[place]! += n
    if (rows.guessRight[r] !== NONE || rows.kept[r] === 0) continue
    const heads = coins[r]!
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
  const { offset, row, law, count } = acceptedClicks(laws, { seed, ...where }, before).clicks
  const key = publicKey(seed, where.block)
  const column = (read: (rows: ClickRows, r: number, k: number) => number): Uint8Array =>
    Uint8Array.from({ length: count }, (_, k) => read(laws[law[k]!]!.law.rows.clicks, row[k]!, k))
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
      (_, k) => outcomes[laws[law[k]!]!.law.rows.clicks.outcome[row[k]!]!]!.light,
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
