import { bytesOfBits } from '../../crypto/bit-bytes'
import type { Dice } from '../../math/dice'
import { type PackedBits, zeros } from '../../math/packed-bits'
import { heardBits } from '../public-channel'
import { CascadeAlice } from './cascade/alice'
import { type CascadeMode, cascade } from './cascade/cascade'
import { Layer } from './cascade/layers'
import type { ParityOracle } from './cascade/parity-oracle'
import type { CascadeVariant } from './cascade/variants'
import { LdpcAlice, type SyndromeSource } from './ldpc/alice'
import { type LdpcFrame, reconcileLdpc } from './ldpc/ldpc'

export type ReconciliationMethod =
  | { readonly kind: 'cascade'; readonly variant: CascadeVariant; readonly mode: CascadeMode }
  | { readonly kind: 'ldpc'; readonly factor?: number }

/** Whoever carries messages: gives back what arrives. */
export type Carry = (
  from: 'alice' | 'bob',
  kind: 'parities' | 'replies' | 'syndromes' | 'revealed',
  bits: PackedBits,
) => Uint8Array

export interface Reconciliation {
  /** Bob's key after correction. */
  readonly key: PackedBits
  readonly corrections: number
  /** Bits told about the key. */
  readonly leaked: number
  /** Messages and their answers. */
  readonly rounds: number
  /** Cascade gave up, with far more errors than expected. */
  readonly gaveUp: boolean
  /** Cascade: Alice's parities as Bob heard them; null for LDPC. */
  readonly answers: PackedBits | null
  /** LDPC: frames, and how many of them were not decoded at first. */
  readonly frames: readonly LdpcFrame[]
  readonly frameErrors: number
}

export interface ReconciliationOptions {
  /** Expected share of differing bits, 0–½. */
  readonly qber: number
  /** Public dice from their beginning: permutations, subsets, places. */
  readonly dice: () => Dice
  /** Alice's own, for punctured bits. */
  readonly secretDice: Dice
  readonly carry: Carry
  /** LDPC: told the share of the frames that are decoded, 0–1. */
  readonly watch?: (share: number) => void
}

/**
 * Makes Bob's key equal to Alice's, and puts what was said into messages: one tape to a side, carried when
 * the talk is over.
 */
export function reconcile(
  alice: PackedBits,
  bob: PackedBits,
  method: ReconciliationMethod,
  { qber, dice, secretDice, carry, watch }: ReconciliationOptions,
): Reconciliation {
  if (method.kind === 'cascade') {
    const { variant, mode } = method
    const talk = (oracle: ParityOracle) => cascade(bob, oracle, { variant, mode, qber, dice: dice() })
    let result = talk(new CascadeAlice(alice))
    const sent = bytesOfBits(result.answers)
    const heard = carry('alice', 'parities', result.answers)
    // Nobody noticed: then Bob heard other answers all along.
    if (!sent.every((byte, i) => byte === heard[i])) result = talk(mishearing(new CascadeAlice(alice), sent, heard))
    carry('bob', 'replies', result.replies)
    const { key, corrections, leaked, rounds, gaveUp, answers } = result
    return { key, corrections, leaked, rounds, gaveUp, answers, frames: [], frameErrors: 0 }
  }
  // Errors that come in bursts are spread over all frames.
  const order = bob.bits === 0 ? null : Layer.permuted(bob.bits, bob.bits, dice())
  const arrange = (key: PackedBits): PackedBits => (order ? { words: order.place(key), bits: key.bits } : key)
  const factor = method.factor === undefined ? {} : { factor: method.factor }
  const own = new LdpcAlice(arrange(alice), secretDice)
  const source: SyndromeSource = {
    syndromes: (plans) => {
      const told = own.syndromes(plans)
      const heard = carry('alice', 'syndromes', told)
      return heardBits(heard, told.bits)
    },
    reveal: (from, to) => own.reveal(from, to),
  }
  const result = reconcileLdpc(arrange(bob), source, { qber, ...factor, ...(watch && { watch }) })
  if (result.revealed.bits > 0) carry('alice', 'revealed', result.revealed)
  const key = zeros(bob.bits)
  if (order)
    for (let p = 0; p < bob.bits; p++)
      if ((result.key.words[p >>> 5]! >>> (p & 31)) & 1) {
        const i = order.keyIndex(p)
        key.words[i >>> 5]! |= 1 << (i & 31)
      }
  const { corrections, leaked, rounds, frames, frameErrors } = result
  return { key, corrections, leaked, rounds, gaveUp: false, answers: null, frames, frameErrors }
}

/** An Alice whose answers arrive changed where two tapes of them differ. */
function mishearing(alice: CascadeAlice, sent: Uint8Array, heard: Uint8Array): ParityOracle {
  let next = 0
  const flip = (i: number): number => (((sent[i >>> 3] ?? 0) ^ (heard[i >>> 3] ?? 0)) >>> (i & 7)) & 1
  return {
    openLayer: (layer) => alice.openLayer(layer),
    answerParities: (questions) => {
      alice.answerParities(questions)
      for (let i = 0; i < questions.count; i++) questions.answers[i]! ^= flip(next++)
    },
  }
}
