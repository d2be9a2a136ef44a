/** The kept bits of one block of a run, drawn again: what sifting leaves of its clicks. */
import type { FilterState } from './click-filter'
import type { BranchOutcome } from './link-model'
import { drawnPulses, openBlock, pulsesOfBlock, type RunPlan, type Scratch } from './run'
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
}

/** What Eve has of a bit, as bits of a code. */
const eveCode = ({ certain, eveGuess }: Pick<BranchOutcome, 'certain' | 'eveGuess'>, aliceBit: number): number =>
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
  return plan.reading === 'clicks' ? ofClicks(plan, block, scratch, before) : ofPulses(plan, block, scratch, before)
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

function ofClicks(plan: RunPlan, block: number, scratch: Scratch, before?: FilterState): KeptBits {
  const events = openBlock(plan, block, 0, scratch, before)
  const { aliceBasis, aliceBit, bobBit, compared, eveCertain, eveGuess, kept } = events
  const allClicks = kept.length
  const first = block * plan.blockPulses
  const { codes, intensity, pulse, clicks } = roomFor(allClicks)
  let count = 0
  for (let i = 0; i < allClicks; i++) {
    if (kept[i] === 0) continue
    const bit = aliceBit[i]!
    codes[count] =
      (bit << KEPT.alice) |
      (bobBit[i]! << KEPT.bob) |
      (aliceBasis[i]! << KEPT.basis) |
      (compared[i]! << KEPT.compared) |
      eveCode({ certain: eveCertain[i] === 1, eveGuess: eveGuess[i]! }, bit)
    intensity[count] = events.intensity[i]!
    pulse[count] = events.pulse[i]! - first
    clicks[count++] = i + 1
  }
  return { count, codes, intensity, pulse, clicks, allClicks }
}
