import type { Dice } from '../../../math/dice'
import { type PackedBits, packBits } from '../../../math/packed-bits'
import { joinBits, sliceBits } from '../../bit-strings'
import { codeWord, frameCode } from './frame-code'
import { syndromeOf } from './quasi-cyclic'
import type { FramePlan } from './rate-adaptation'

/** Alice, as Bob sees her. */
export interface SyndromeSource {
  /** Syndromes of all frames, one behind the other. */
  syndromes(plans: readonly FramePlan[]): PackedBits
  /** Key bits from … to − 1, in the clear. */
  reveal(from: number, to: number): PackedBits
}

/** Alice's side: holds her key, in the order agreed in public. */
export class LdpcAlice implements SyndromeSource {
  private readonly key: PackedBits
  private readonly secret: Dice

  /** @param key not changed @param secret her own dice, for the punctured bits */
  constructor(key: PackedBits, secret: Dice) {
    this.key = key
    this.secret = secret
  }

  syndromes(plans: readonly FramePlan[]): PackedBits {
    let from = 0
    return joinBits(
      plans.map((plan) => {
        const code = frameCode(plan)
        const payload = sliceBits(this.key, from, from + plan.payload)
        from += plan.payload
        return packBits(syndromeOf(code.code, codeWord(code, payload, this.secret)))
      }),
    )
  }

  reveal(from: number, to: number): PackedBits {
    return sliceBits(this.key, from, to)
  }
}
