/** The kept bits of one block of a run, drawn again: what sifting leaves of its clicks. */
import { addressedBytes, addressedUniform } from '../math/chance'
import { type BlockPlace, type Clicks, clickRoom, clickRowKey, drawClicks, type LawFrom } from './click-draws'
import type { FilterState } from './click-filter'
import { type ClickLaw, memberOf } from './click-law'
import { comparedClicks } from './clicks'
import type { BranchOutcome } from './link-model'
import { clickLawsOf, clicksOfBlock, drawnPulses, pulsesOfBlock, type RunPlan, type Scratch } from './run'
import { KEPT } from './sifted-strings'

/** Kept bits in the order of their pulses; arrays may be longer than `count`, and are good until the next block. */
export interface KeptBits {
  readonly count: number
  /** As `KEPT`. */
  readonly codes: Uint8Array
  /** 0 signal, 1 weak decoy, 2 vacuum. */
  readonly intensity: Uint8Array
  /** Pulse of each, from the start of the block. */
  readonly pulse: Float64Array
  /** Clicks of the block up to each, itself included. */
  readonly clicks: Int32Array
  /** Clicks of the whole block. */
  readonly allClicks: number
  /** What the detectors hand to the next block; only of clicks, and with dead time or afterpulses. */
  readonly after?: FilterState
}

/** What Eve has of a bit, as bits of a code. */
const eveCode = ({ certain, eveGuess }: BranchOutcome, aliceBit: number): number =>
  certain
    ? 1 << KEPT.eveKnows
    : eveGuess < 2
      ? (1 << KEPT.eveGuesses) | ((eveGuess === aliceBit ? 1 : 0) << KEPT.eveRight)
      : 0

const room = {
  codes: new Uint8Array(0),
  intensity: new Uint8Array(0),
  pulse: new Float64Array(0),
  clicks: new Int32Array(0),
}

/** Room for so many kept bits; used again for every block. */
function roomFor(count: number): typeof room {
  if (room.codes.length < count) {
    room.codes = new Uint8Array(count)
    room.intensity = new Uint8Array(count)
    room.pulse = new Float64Array(count)
    room.clicks = new Int32Array(count)
  }
  return room
}

/**
 * @param before what the block before it handed on, where there is a filter
 * @throws RangeError for a run that is counted in batches
 */
export function keptBits(plan: RunPlan, block: number, scratch: Scratch, before?: FilterState): KeptBits {
  return plan.reading === 'clicks' ? ofClicks(plan, block, before) : ofPulses(plan, block, scratch, before)
}

function ofPulses(plan: RunPlan, block: number, scratch: Scratch, before?: FilterState): KeptBits {
  const columns = drawnPulses(plan, block, { firstEvent: 0, before }, scratch)
  const { aliceBasis, aliceBit, bobBit, compared, kept, outcome, pattern } = columns
  const pulses = pulsesOfBlock(plan, block)
  const { codes, intensity, pulse, clicks } = roomFor(pulses)
  const ofEve = plan.outcomes.map((each) => [eveCode(each, 0), eveCode(each, 1)] as const)
  let [count, allClicks] = [0, 0]
  for (let at = 0; at < pulses; at++) {
    if (pattern[at] === 0) continue
    allClicks++
    if (kept[at] === 0) continue
    const bit = aliceBit[at]! as 0 | 1
    codes[count] =
      (bit << KEPT.alice) |
      (bobBit[at]! << KEPT.bob) |
      (aliceBasis[at]! << KEPT.basis) |
      (compared[at]! << KEPT.compared) |
      ofEve[outcome[at]!]![bit]
    intensity[count] = columns.intensity[at]!
    pulse[count] = at
    clicks[count++] = allClicks
  }
  return { count, codes, intensity, pulse, clicks, allClicks }
}

/** Not codes: six bits and what Eve has never fill a byte. */
const NOT_KEPT = 255
const MIXED = 254
const codesOfLaw = new WeakMap<ClickLaw, Uint8Array>()

/** Codes of the rows of a law. */
function rowCodes(law: ClickLaw, outcomes: readonly BranchOutcome[]): Uint8Array {
  const known = codesOfLaw.get(law)
  if (known) return known
  const { aliceBasis, aliceBit, bobBit, kept, outcome } = law.rows.clicks
  const codes = Uint8Array.from(kept, (yes, r) =>
    yes === 0
      ? NOT_KEPT
      : (aliceBit[r]! << KEPT.alice) |
        (bobBit[r]! << KEPT.bob) |
        (aliceBasis[r]! << KEPT.basis) |
        eveCode(outcomes[outcome[r]!]!, aliceBit[r]!),
  )
  codesOfLaw.set(law, codes)
  return codes
}

/** The uniform of a row in cells of 2⁴⁵, 256 in all. */
const CELLS = 256
const CELL = 35_184_372_088_832

/**
 * For each class and cell the code that every row in the cell has; `MIXED` where there is more than one and the row
 * must be found. Nearly all light is single photons of two bits, so few cells are not of one code.
 */
const guides = new WeakMap<ClickLaw, Uint8Array>()

function guideOf(law: ClickLaw, table: Uint8Array): Uint8Array {
  const known = guides.get(law)
  if (known) return known
  const { members, classes } = law
  const guide = new Uint8Array(CELLS * classes.classes.length).fill(NOT_KEPT)
  for (const [which, { kept }] of classes.classes.entries()) {
    if (!kept) continue
    for (let cell = 0; cell < CELLS; cell++) {
      // Rows stand in the order of their edges: those of a cell lie between those of its ends.
      const [first, last] = [cell * CELL, (cell + 1) * CELL - 1].map((uniform) => placeOf(members, which, uniform))
      const found = table[members.rows[first!]!]!
      let alike = true
      for (let i = first! + 1; i <= last! && alike; i++) alike = table[members.rows[i]!] === found
      guide[which * CELLS + cell] = alike ? found : MIXED
    }
  }
  guides.set(law, guide)
  return guide
}

/** Place of the row of a class for a uniform: the first whose edge lies above it, or the last. */
function placeOf({ starts, edges }: ClickLaw['members'], which: number, uniform: number): number {
  let i = starts[which]!
  while (i < starts[which + 1]! - 1 && uniform >= edges[i]!) i++
  return i
}

/** Which clicks are compared, one byte each; used again for every block. */
let comparedFlags = new Uint8Array(0)

function flagsOf(laws: readonly LawFrom[], where: BlockPlace, clicks: number): Uint8Array {
  if (comparedFlags.length < clicks) comparedFlags = new Uint8Array(2 * clicks)
  else comparedFlags.fill(0, 0, clicks)
  for (const click of comparedClicks(laws, where, clicks)) comparedFlags[click] = 1
  return comparedFlags
}

/**
 * Lists the kept ones of clicks `from` to `end` − 1 behind the `count` there are.
 *
 * @returns how many there are now
 */
function keepOf(
  { offset, which }: Clicks,
  from: number,
  end: number,
  keptClass: Uint8Array,
  { pulse, clicks }: typeof room,
  count: number,
): number {
  // Every click is written and only a kept one stays: half of them are, and no processor guesses which.
  for (let i = from; i < end; i++) {
    pulse[count] = offset[i]!
    clicks[count] = i + 1
    count += keptClass[which[i]!]!
  }
  return count
}

/** Used again for every block. */
const drawing = clickRoom()

function ofClicks(plan: RunPlan, block: number, before?: FilterState): KeptBits {
  if (plan.filter) return ofFilteredClicks(plan, block, before)
  const laws = clickLawsOf(plan, block)
  const { seed } = plan.scenario
  const where: BlockPlace = { seed, block, pulses: pulsesOfBlock(plan, block) }
  const drawn = drawClicks(laws, where, drawing)
  const { which, starts, count: allClicks } = drawn
  const compared = flagsOf(laws, where, allClicks)
  const key = clickRowKey(where)
  const { codes, intensity, pulse, clicks } = roomFor(allClicks)
  let count = 0
  for (let k = 0; k < laws.length; k++) {
    const { law } = laws[k]!
    const table = rowCodes(law, plan.outcomes)
    const guide = guideOf(law, table)
    const kept = Uint8Array.from(law.classes.classes, (each) => (each.kept ? 1 : 0))
    const ofClass = Uint8Array.from(law.classes.classes, (each) => each.intensity)
    const first = count
    count = keepOf(drawn, starts[k]!, starts[k + 1]!, kept, room, first)
    addressedBytes(key, pulse, first, count, codes)
    for (let i = first; i < count; i++) {
      const click = clicks[i]! - 1
      const own = which[click]!
      const guess = guide[own * CELLS + codes[i]!]!
      const code = guess === MIXED ? table[memberOf(law.members, own, addressedUniform(key, pulse[i]!))]! : guess
      codes[i] = code | (compared[click]! << KEPT.compared)
      intensity[i] = ofClass[own]!
    }
  }
  return { count, codes, intensity, pulse, clicks, allClicks }
}

/** The same through detectors with dead time or afterpulses. */
function ofFilteredClicks(plan: RunPlan, block: number, before?: FilterState): KeptBits {
  const { laws, accepted, compared, after } = clicksOfBlock(plan, block, { before })
  const { offset, row, starts, count: allClicks } = accepted
  const { codes, intensity, pulse, clicks } = roomFor(allClicks)
  let count = 0
  for (let k = 0; k < laws.length; k++) {
    const { law } = laws[k]!
    const table = rowCodes(law, plan.outcomes)
    const ofRow = law.rows.clicks.intensity
    for (let i = starts[k]!; i < starts[k + 1]!; i++) {
      const code = table[row[i]!]!
      if (code === NOT_KEPT) continue
      codes[count] = code | (compared[i]! << KEPT.compared)
      intensity[count] = ofRow[row[i]!]!
      pulse[count] = offset[i]!
      clicks[count++] = i + 1
    }
  }
  return { count, codes, intensity, pulse, clicks, allClicks, ...(after && { after }) }
}
