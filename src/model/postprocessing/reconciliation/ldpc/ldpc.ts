/**
 * One-way reconciliation with rate-adaptive LDPC codes: the key is cut into frames, Alice tells a
 * syndrome of each, Bob decodes. A frame that is not decoded is a frame error; Alice then tells some of
 * its key bits in the clear, more and more until it is. Every bit told is charged.
 *
 * Bob's side reads his own bits and what a `SyndromeSource` tells, nothing else.
 *
 * @see Elkouss, Leverrier, Alléaume, Boutros, ISIT 2009; Martínez-Mateo, Elkouss, Martín, Quantum Inf. Comput. 12, 791 (2012)
 */
import { bitAt, hammingDistance, type PackedBits, unpackBits } from '../../../math/packed-bits'
import { joinBits, sliceBits } from '../../bit-strings'
import type { SyndromeSource } from './alice'
import { CERTAIN, certaintyOf, decode } from './decoder'
import { type FrameCode, frameCode, payloadOf } from './frame-code'
import { type FramePlan, LARGEST_FRAME, planFrame } from './rate-adaptation'

export interface LdpcOptions {
  /** Expected share of differing bits, 0–½: chooses the code and weighs Bob's bits. */
  readonly qber: number
  /** f to aim at; left out: enough to decode about 99 frames of 100. */
  readonly factor?: number
  readonly mostIterations?: number
  /** Told the share of the frames that are decoded, 0–1. */
  readonly watch?: (share: number) => void
}

export interface LdpcFrame {
  readonly plan: FramePlan
  /** Whether the syndrome alone was enough. */
  readonly decoded: boolean
  /** Key bits told in the clear because it was not. */
  readonly revealed: number
  readonly iterations: number
}

export interface LdpcResult {
  /** Bob's key after decoding; equal to Alice's unless a frame was decoded to a wrong word. */
  readonly key: PackedBits
  readonly corrections: number
  /** Bits told: syndromes less punctured bits, and key bits in the clear. */
  readonly leaked: number
  /** Messages from Alice: one if every frame was decoded. */
  readonly rounds: number
  readonly frames: readonly LdpcFrame[]
  /** Frames whose syndrome was not enough. */
  readonly frameErrors: number
  readonly syndromes: PackedBits
  /** Key bits told in the clear, in the order they were asked for. */
  readonly revealed: PackedBits
}

/** Keys too short for a code are told in the clear, whole. */
export const SHORTEST_FRAME = 256
const MOST_ITERATIONS = 100
/** Share of the syndrome's length that is told in the clear after a failure, each time. */
const REVEALED_SHARE = 0.1

/** Equal frames, the last ones shorter by one bit. */
export function planFrames(bits: number, qber: number, factor?: number): FramePlan[] {
  const count = Math.ceil(bits / LARGEST_FRAME)
  const plans: FramePlan[] = []
  for (let frame = 0, left = bits; frame < count; frame++) {
    const payload = Math.ceil(left / (count - frame))
    plans.push(planFrame(payload, qber, factor))
    left -= payload
  }
  return plans
}

/**
 * Corrects Bob's key.
 *
 * @param bob Bob's key in the order agreed in public, not changed
 * @param alice her side of the conversation
 */
export function reconcileLdpc(bob: PackedBits, alice: SyndromeSource, options: LdpcOptions): LdpcResult {
  const plans = bob.bits < SHORTEST_FRAME ? [] : planFrames(bob.bits, options.qber, options.factor)
  const syndromes = alice.syndromes(plans)
  const parts: PackedBits[] = []
  const frames: LdpcFrame[] = []
  const revealed: PackedBits[] = []
  let [from, at] = [0, 0]
  for (const plan of plans) {
    const checks = plan.base.rows * plan.lift
    const syndrome = unpackBits(sliceBits(syndromes, at, at + checks))
    at += checks
    const own = sliceBits(bob, from, from + plan.payload)
    const start = from
    const { frame, key } = decodeFrame(frameCode(plan), own, syndrome, options, (count, upTo) => {
      const told = alice.reveal(start + count, start + upTo)
      revealed.push(told)
      return told
    })
    from += plan.payload
    frames.push(frame)
    parts.push(key)
    options.watch?.(frames.length / plans.length)
  }
  if (plans.length === 0 && bob.bits > 0) {
    const told = alice.reveal(0, bob.bits)
    revealed.push(told)
    parts.push(told)
  }
  const key = joinBits(parts)
  const inClear = plans.length === 0 ? bob.bits : 0
  return {
    key,
    corrections: hammingDistance(key, bob),
    leaked:
      inClear + frames.reduce((sum, { plan, revealed: bits }) => sum + Math.min(plan.payload, plan.leak + bits), 0),
    rounds:
      bob.bits === 0
        ? 0
        : 1 + Math.max(0, ...frames.map(({ plan, revealed: bits }) => Math.ceil(bits / chunkOf(plan)))),
    frames,
    frameErrors: frames.filter(({ decoded }) => !decoded).length,
    syndromes,
    revealed: joinBits(revealed),
  }
}

const chunkOf = ({ leak }: FramePlan): number => Math.max(16, Math.ceil(REVEALED_SHARE * leak))

/** @param reveal Alice's key bits of the frame, from … to − 1 */
function decodeFrame(
  frame: FrameCode,
  own: PackedBits,
  syndrome: Uint8Array,
  { qber, mostIterations = MOST_ITERATIONS }: LdpcOptions,
  reveal: (from: number, to: number) => PackedBits,
): { readonly frame: LdpcFrame; readonly key: PackedBits } {
  const { plan, code, places } = frame
  const certainty = certaintyOf(Math.max(qber, 1 / own.bits))
  // Punctured bits are not known at all, shortened ones for sure.
  const prior = new Int32Array(places.length)
  for (let i = 0; i < plan.payload; i++) prior[places[i]!] = bitAt(own, i) ? -certainty : certainty
  for (let i = plan.payload + plan.punctured; i < places.length; i++) prior[places[i]!] = CERTAIN
  let result = decode(code, prior, syndrome, mostIterations)
  let iterations = result.iterations
  const decoded = result.done
  let known = 0
  while (!result.done && known < plan.payload) {
    const upTo = Math.min(plan.payload, known + chunkOf(plan))
    const told = reveal(known, upTo)
    for (let i = known; i < upTo; i++) prior[places[i]!] = bitAt(told, i - known) ? -CERTAIN : CERTAIN
    known = upTo
    result = decode(code, prior, syndrome, mostIterations)
    iterations += result.iterations
  }
  return { frame: { plan, decoded, revealed: known, iterations }, key: payloadOf(frame, result.bits) }
}
