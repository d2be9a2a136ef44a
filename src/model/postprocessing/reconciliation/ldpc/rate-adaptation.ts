/**
 * Fitting the code to the noise and to the length: from the family the nearest base graph is taken; bits
 * that both sides know (shortened, 0) make it stronger, bits that only Alice knows (punctured, random)
 * make it cheaper. What the syndrome tells about the key is its length less the punctured bits.
 *
 * @see Elkouss, Martínez-Mateo, Martín, Quantum Inf. Comput. 11, 226 (2011)
 */
import { binaryEntropy } from '../../../physics/entropy'
import { BASE_CODES, BASE_COLUMNS, type BaseCode } from './base-codes'

export interface FramePlan {
  readonly base: BaseCode
  /** Z: the code has 128·Z bits and rows·Z checks. */
  readonly lift: number
  /** Key bits of a frame. */
  readonly payload: number
  readonly punctured: number
  readonly shortened: number
  /** Bits told about the payload: checks less punctured bits. */
  readonly leak: number
}

/** Bits of a frame, at most. */
export const LARGEST_FRAME = 65_536
/** Error rates are planned for as if at least this many errors were expected. */
const FEWEST_ERRORS = 2

/**
 * How many times the Shannon limit a frame has to be told so that about one in a hundred is not decoded:
 * what an infinitely long code needs, 5 % for finite length and whole numbers, and 2.3σ of the number
 * of errors (a share of errors larger by 1 % needs about 0.85 % more).
 */
function neededFactor({ rows, threshold }: BaseCode, qber: number, payload: number): number {
  const spread = Math.sqrt((1 - qber) / (qber * payload))
  return (rows / BASE_COLUMNS / binaryEntropy(threshold)) * (1.05 + 2.3 * 0.85 * spread)
}

/**
 * The code for frames of `payload` key bits.
 *
 * @param qber expected share of differing bits, 0–½
 * @param factor f: bits told in units of the Shannon limit; left out: enough for about 99 frames of 100
 * @throws RangeError if an argument is outside its domain
 */
export function planFrame(payload: number, qber: number, factor?: number): FramePlan {
  if (!(Number.isInteger(payload) && payload >= 1 && payload <= LARGEST_FRAME))
    throw new RangeError(`planFrame: payload = ${payload} is not a whole number from 1 to ${LARGEST_FRAME}`)
  if (!(qber >= 0 && qber <= 0.5)) throw new RangeError(`planFrame: qber = ${qber} is not in [0, 0.5]`)
  const q = Math.min(0.5, Math.max(qber, FEWEST_ERRORS / payload))
  const told = (base: BaseCode): number => Math.min(1, (factor ?? neededFactor(base, q, payload)) * binaryEntropy(q))
  const mismatch = (base: BaseCode): number => Math.abs(Math.log(base.rows / BASE_COLUMNS / told(base)))
  const base = BASE_CODES.reduce((best, other) => (mismatch(other) < mismatch(best) ? other : best))
  const leak = Math.ceil(told(base) * payload)
  for (let lift = Math.max(1, Math.floor(payload / BASE_COLUMNS)); ; lift++) {
    const punctured = Math.max(0, base.rows * lift - leak)
    const shortened = BASE_COLUMNS * lift - payload - punctured
    // Without room to shorten, a code with too few checks has to grow.
    if (shortened < 0 || base.rows * lift < leak) continue
    return { base, lift, payload, punctured, shortened, leak: base.rows * lift - punctured }
  }
}
