import { type Dice, diceAt } from '../../../math/dice'
import { bitAt, type PackedBits, setBit } from '../../../math/packed-bits'
import { buildCode, type QuasiCyclicCode } from './quasi-cyclic'
import type { FramePlan } from './rate-adaptation'

/** A code with the places of the key bits in it. Public: both sides build the same. */
export interface FrameCode {
  readonly plan: FramePlan
  readonly code: QuasiCyclicCode
  /** Code bit of each key bit; behind them the punctured bits, then the shortened ones, which are 0. */
  readonly places: Int32Array
}

let last: FrameCode | null = null
const same = (a: FramePlan, b: FramePlan): boolean =>
  a.base === b.base && a.lift === b.lift && a.payload === b.payload && a.punctured === b.punctured

/** Builds the code of a plan. The last one is kept: frames of a link are alike, and building takes as long as decoding some. */
export function frameCode(plan: FramePlan): FrameCode {
  if (last && same(last.plan, plan)) return last
  const code =
    last && last.plan.base === plan.base && last.plan.lift === plan.lift ? last.code : buildCode(plan.base, plan.lift)
  const dice = diceAt({
    seed: plan.punctured,
    role: 'chain',
    slot: `ldpc-places-${plan.base.rows}`,
    block: plan.payload,
  })
  last = { plan, code, places: shuffled(code.columns * code.lift, dice) }
  return last
}

/** 0 … size − 1 in random order. */
function shuffled(size: number, dice: Dice): Int32Array {
  const order = Int32Array.from({ length: size }, (_, i) => i)
  for (let i = size - 1; i > 0; i--) {
    const j = dice.below(i + 1)
    const moved = order[i]!
    order[i] = order[j]!
    order[j] = moved
  }
  return order
}

/** The code word of a frame: its key bits, random bits where the code is punctured, 0 where it is shortened. */
export function codeWord({ plan, code, places }: FrameCode, payload: PackedBits, secret: Dice): Uint8Array {
  const bits = new Uint8Array(code.columns * code.lift)
  for (let i = 0; i < plan.payload; i++) bits[places[i]!] = bitAt(payload, i)
  for (let i = 0; i < plan.punctured; i++) bits[places[plan.payload + i]!] = secret.word() & 1
  return bits
}

/** The key bits of a code word. */
export function payloadOf({ plan, places }: FrameCode, bits: Uint8Array): PackedBits {
  const payload = { words: new Uint32Array(Math.ceil(plan.payload / 32)), bits: plan.payload }
  for (let i = 0; i < plan.payload; i++) if (bits[places[i]!]) setBit(payload, i, 1)
  return payload
}
