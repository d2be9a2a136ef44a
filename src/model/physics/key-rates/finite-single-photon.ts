import { requireAtLeast, requireFailureProbability, requirePositive, requireRange } from '../domain'
import { binaryEntropy } from '../entropy'

/** One block of BB84 with single photons: key from one basis, test in the other. */
export interface SinglePhotonBlock {
  /** n > 0: key bits of the block. */
  readonly keyBits: number
  /** k > 0: compared bits. */
  readonly testBits: number
  /** Q_tol: largest error rate of the test that is accepted, 0–½. */
  readonly toleratedQber: number
  /** ε_sec, 0–1: how far the key may be from secret. */
  readonly secrecy: number
  /** ε_cor, 0–1: probability of two different keys. */
  readonly correctness: number
  /** Bits reconciliation gives away. */
  readonly leakBits: number
}

export interface SinglePhotonKey {
  /** What is added to the accepted error rate for the bits not seen. */
  readonly deviation: number
  /** Secret bits before rounding down, ≥ 0. */
  readonly lengthUnfloored: number
  /** Secret bits, whole number ≥ 0. */
  readonly length: number
  /** Best probability of the key basis, 1/(1 + √(k/n)). */
  readonly keyBasisProbability: number
  /** Expected signals until both bases are full, n + 2√(nk) + k. */
  readonly expectedSignals: number
}

/**
 * Key length of one block against any attack, with single photons:
 * ℓ ≤ n·[1 − h₂(Q_tol + μ)] − leak − log₂(2/(ε_sec²·ε_cor)), μ = √((n + k)(k + 1)/(n·k²)·ln(4/ε_sec)).
 *
 * @throws RangeError if a field is outside its domain
 * @see Tomamichel, Lim, Gisin, Renner, Nat. Commun. 3, 634 (2012), Theorem 2 and Supplement
 */
export function finiteSinglePhoton(block: SinglePhotonBlock): SinglePhotonKey {
  const where = 'finiteSinglePhoton'
  const { keyBits: n, testBits: k, toleratedQber, secrecy, correctness, leakBits } = block
  requirePositive(where, 'keyBits', n)
  requirePositive(where, 'testBits', k)
  requireRange(where, 'toleratedQber', toleratedQber, 0, 0.5)
  requireFailureProbability(where, 'secrecy', secrecy)
  requireFailureProbability(where, 'correctness', correctness)
  requireAtLeast(where, 'leakBits', leakBits, 0)
  const deviation = Math.sqrt(((n + k) / n) * ((k + 1) / k / k) * Math.log(4 / secrecy))
  const phaseError = Math.min(0.5, toleratedQber + deviation)
  const overhead = 1 - 2 * Math.log2(secrecy) - Math.log2(correctness)
  const lengthUnfloored = Math.max(0, n * (1 - binaryEntropy(phaseError)) - leakBits - overhead)
  return {
    deviation,
    lengthUnfloored,
    length: Math.floor(lengthUnfloored),
    keyBasisProbability: 1 / (1 + Math.sqrt(k / n)),
    expectedSignals: n + 2 * Math.sqrt(n * k) + k,
  }
}

/**
 * Chernoff bound of the probability that an honest link of error rate Q fails the test,
 * e^(−k·D(Q_tol‖Q)), D the relative entropy in nats.
 *
 * @param testBits k > 0
 * @param qber Q, 0 < Q < 1
 * @param toleratedQber Q_tol, Q ≤ Q_tol < 1
 * @throws RangeError if an argument is outside its domain
 */
export function honestAbortBound(testBits: number, qber: number, toleratedQber: number): number {
  requirePositive('honestAbortBound', 'testBits', testBits)
  requireFailureProbability('honestAbortBound', 'qber', qber)
  requireRange('honestAbortBound', 'toleratedQber', toleratedQber, qber, 1 - 1e-15)
  const divergence =
    toleratedQber * Math.log(toleratedQber / qber) + (1 - toleratedQber) * Math.log((1 - toleratedQber) / (1 - qber))
  return Math.exp(-testBits * Math.max(0, divergence))
}
