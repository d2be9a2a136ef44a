/**
 * The clicks of a block: geometric jumps from one to the next, and the class of each. What a click
 * was in full, its row among those of its class, is drawn when somebody asks, with dice addressed by
 * the pulse; so it is the same whenever it is asked for.
 *
 * An edit of Eve's cuts the jump that crosses it and starts a new one under the new law, with a
 * stream of its own, which is exact because the geometric law has no memory.
 */
import { fillClasses } from '../math/alias-words'
import { addressedUniform } from '../math/chance'
import { Dice, diceKey } from '../math/dice'
import { fillJumps, placeHits } from '../math/geometric-jumps'
import { type ClickLaw, memberOf } from './click-law'

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

/** One law and the pulse of the block from which it holds. */
export interface LawFrom {
  readonly from: number
  readonly law: ClickLaw
}

/** Where in a run a block lies. */
export interface BlockPlace {
  readonly seed: number
  readonly block: number
  readonly pulses: number
}

/** Room for the clicks of a block. */
export interface ClickRoom {
  /** Pulse within the block, ascending. */
  offset: Float64Array
  /** Class of the law in force there. */
  which: Uint16Array
}

/** The clicks of one block, in the first `count` places of a room. */
export interface Clicks extends Readonly<ClickRoom> {
  readonly count: number
  /** Where the clicks of each law begin; one more than there are laws. */
  readonly starts: readonly number[]
}

export const clickRoom = (clicks = BLOCK_CLICKS + BLOCK_CLICKS / 4): ClickRoom => ({
  offset: new Float64Array(clicks),
  which: new Uint16Array(clicks),
})

/** Makes room for more clicks, in place. */
function grow(room: ClickRoom): void {
  const more = clickRoom(2 * room.offset.length)
  more.offset.set(room.offset)
  more.which.set(room.which)
  Object.assign(room, more)
}

/** Clicks drawn at once: a word to the jump of each, then a word to the class of each. */
const BATCH = 512
const words = new Uint32Array(2 * BATCH)
/** The same as signed numbers, which stay small integers. */
const signed = new Int32Array(words.buffer)
const jumped = new Float64Array(BATCH)

/** Draws the clicks of a block under these laws (the first holds from pulse 0). */
export function drawClicks(
  laws: readonly LawFrom[],
  { seed, block, pulses }: BlockPlace,
  room: ClickRoom = clickRoom(),
): Clicks {
  const starts = [0]
  let count = 0
  for (let k = 0; k < laws.length; k++) {
    const { from, law } = laws[k]!
    const { table, jumps } = law
    if (table && jumps) {
      const end = Math.min(pulses, laws[k + 1]?.from ?? pulses)
      const address = { seed, role: 'channel', block } as const
      const dice = new Dice(diceKey({ ...address, slot: `clicks${k}` }))
      const rare = diceKey({ ...address, slot: `clicks-further${k}` })
      const further = new Dice(rare)
      let at = from
      for (let placed = BATCH, drawn = 0; placed === BATCH; drawn += BATCH) {
        dice.fill(words)
        fillJumps(jumps, signed, further, jumped)
        while (count + BATCH > room.offset.length) grow(room)
        placed = placeHits(jumped, at, end, room.offset, count)
        fillClasses(table, signed, BATCH, placed, rare, drawn, room.which, count)
        count += placed
        if (placed > 0) at = room.offset[count - 1]! + 1
      }
    }
    starts.push(count)
  }
  return { ...room, count, starts }
}

/** Dice that choose the row of a click, addressed by its pulse. */
export const clickRowKey = ({ seed, block }: BlockPlace): Uint32Array =>
  diceKey({ seed, role: 'channel', slot: 'click-row', block })

/** The row of every click, in the law in force there. */
export function rowsOfClicks(
  laws: readonly LawFrom[],
  where: BlockPlace,
  { offset, which, count, starts }: Clicks,
): Int32Array {
  const key = clickRowKey(where)
  const rows = new Int32Array(count)
  for (let k = 0; k < laws.length; k++) {
    const { members } = laws[k]!.law
    for (let i = starts[k]!; i < starts[k + 1]!; i++)
      rows[i] = memberOf(members, which[i]!, addressedUniform(key, offset[i]!))
  }
  return rows
}
