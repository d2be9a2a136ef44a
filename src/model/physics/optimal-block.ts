import { climb } from '../math/optimise'
import { requireFailureProbability, requirePositive } from './domain'
import { binaryEntropy } from './entropy'
import { finiteSinglePhoton, honestAbortBound } from './key-rates/finite-single-photon'

/** The best one-block protocol for single photons over a link of known error rate. */
export interface OptimalBlock {
  /** Expected secret bits per detected signal, honest aborts counted, ≥ 0. */
  readonly rate: number
  /** Probability of the test basis. */
  readonly testBasisProbability: number
  readonly toleratedQber: number
  /** Chance that the honest link fails its test (upper bound). */
  readonly abort: number
}

/**
 * Test size and tolerated error rate that give the most key, at a failure probability of so much per secret bit, half of
 * it for secrecy and half for correctness.
 *
 * @param keyBits n > 0
 * @param qber Q of the link, 0 < Q < 1
 * @param failurePerBit ε/ℓ, 0 < · < 1
 * @param errorCorrectionFactor ξ > 0; the leak is ξ·n·h₂(Q_tol)
 * @throws RangeError if an argument is outside its domain
 * @see Tomamichel, Lim, Gisin, Renner, Nat. Commun. 3, 634 (2012), Eq. 3 and Table II
 */
export function optimalBlock(
  keyBits: number,
  qber: number,
  failurePerBit: number,
  errorCorrectionFactor: number,
): OptimalBlock {
  requirePositive('optimalBlock', 'keyBits', keyBits)
  requireFailureProbability('optimalBlock', 'qber', qber)
  requireFailureProbability('optimalBlock', 'failurePerBit', failurePerBit)
  requirePositive('optimalBlock', 'errorCorrectionFactor', errorCorrectionFactor)
  const evaluate = (testBits: number, toleratedQber: number) => {
    let length = keyBits
    let signals = 1
    // ε depends on ℓ and ℓ on log ε: a few rounds settle it.
    for (let round = 0; round < 4 && length > 0; round++) {
      const failure = Math.min(0.5, (failurePerBit * length) / 2)
      const key = finiteSinglePhoton({
        keyBits,
        testBits,
        toleratedQber,
        secrecy: failure,
        correctness: failure,
        leakBits: errorCorrectionFactor * keyBits * binaryEntropy(toleratedQber),
      })
      length = key.lengthUnfloored
      signals = key.expectedSignals
    }
    const abort = honestAbortBound(testBits, qber, toleratedQber)
    return { rate: ((1 - abort) * length) / signals, abort }
  }
  const peak = climb(
    ([test, above]) => {
      const tolerated = qber + Math.exp(above!)
      return tolerated < 0.5 && test! < 0 ? evaluate(keyBits * Math.exp(test!), tolerated).rate : -Infinity
    },
    [Math.log(0.2), Math.log(qber / 3)],
    [0.5, 0.3],
    16,
  )
  const testBits = keyBits * Math.exp(peak.at[0]!)
  const toleratedQber = qber + Math.exp(peak.at[1]!)
  const { rate, abort } = evaluate(testBits, toleratedQber)
  return { rate, abort, toleratedQber, testBasisProbability: 1 / (1 + Math.sqrt(keyBits / testBits)) }
}
