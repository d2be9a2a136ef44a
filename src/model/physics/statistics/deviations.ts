import { inverseBeta } from '../../math/special-functions'
import { requireAtLeast, requireFailureProbability, requirePositive, requireRange } from '../domain'

/**
 * Hoeffding: with probability 1 − ε the mean of n independent bits misses its expectation by no more than
 * √(ln(1/ε)/(2n)) to one side.
 *
 * @param n > 0
 * @param failure ε, 0 < ε < 1
 * @throws RangeError if an argument is outside its domain
 * @see Hoeffding, J. Am. Stat. Assoc. 58, 13 (1963)
 */
export function hoeffdingDeviation(n: number, failure: number): number {
  requirePositive('hoeffdingDeviation', 'n', n)
  requireFailureProbability('hoeffdingDeviation', 'failure', failure)
  return Math.sqrt(-Math.log(failure) / (2 * n))
}

/**
 * Serfling, drawing without replacement: with probability 1 − ε the n key bits have no more than the k compared bits'
 * error rate plus √((n + k)(k + 1)·ln(1/ε)/(2·n·k²)).
 *
 * @param keyBits n > 0
 * @param comparedBits k > 0
 * @param failure ε, 0 < ε < 1
 * @throws RangeError if an argument is outside its domain
 * @see Serfling, Ann. Stat. 2, 39 (1974); Tomamichel et al., Nat. Commun. 3, 634 (2012), Suppl. Note 2
 */
export function serflingDeviation(keyBits: number, comparedBits: number, failure: number): number {
  requirePositive('serflingDeviation', 'keyBits', keyBits)
  requirePositive('serflingDeviation', 'comparedBits', comparedBits)
  requireFailureProbability('serflingDeviation', 'failure', failure)
  const spread = ((keyBits + comparedBits) / keyBits) * ((comparedBits + 1) / comparedBits)
  return Math.sqrt((spread * -Math.log(failure)) / (2 * comparedBits))
}

/**
 * Random sampling without replacement for small error rates: the d unseen bits have at most the error rate b of the
 * c seen ones plus √{(c + d)(1 − b)·b/(c·d·ln 2)·log₂[(c + d)/(c·d·(1 − b)·b)·K²/a²]}, except with probability a.
 *
 * @param failure a, 0 < a < 1
 * @param errorRate b ≥ 0, seen; 0 at b = 0 and b ≥ 1, where the formula has no spread left
 * @param seen c > 0
 * @param unseen d > 0
 * @param constant K ≥ 1: 1 in general, 21 in Lim et al., 19 in Rusca et al.
 * @throws RangeError if an argument is outside its domain
 * @see Fung, Ma, Chau, Phys. Rev. A 81, 012318 (2010); Lim et al., Phys. Rev. A 89, 022307 (2014), Eq. 5
 */
export function samplingDeviation(
  failure: number,
  errorRate: number,
  seen: number,
  unseen: number,
  constant: number,
): number {
  requireFailureProbability('samplingDeviation', 'failure', failure)
  requireRange('samplingDeviation', 'errorRate', errorRate, 0, Number.MAX_VALUE)
  requirePositive('samplingDeviation', 'seen', seen)
  requirePositive('samplingDeviation', 'unseen', unseen)
  requireAtLeast('samplingDeviation', 'constant', constant, 1)
  const variance = errorRate >= 1 ? 0 : errorRate * (1 - errorRate)
  if (variance === 0) return 0
  const both = 1 / seen + 1 / unseen
  const bits = Math.log2(both) - Math.log2(variance) + 2 * (Math.log2(constant) - Math.log2(failure))
  return Math.sqrt((both * variance * Math.max(0, bits)) / Math.LN2)
}

/**
 * The same for few errors, where `samplingDeviation` is no bound and vanishes with the last of them: the error rate of all
 * c + d bits is at most the one that shows as few errors or fewer with probability a (Clopper and Pearson; without
 * replacement it is less than that), and what is not among the seen ones lies among the unseen.
 *
 * @param failure a, 0 < a < 1
 * @param errors seen, 0 ≤ errors ≤ c; bounds of counts need not be whole
 * @param seen c > 0
 * @param unseen d > 0
 * @returns error rate of the unseen bits at most, ≥ 0, may pass 1
 * @throws RangeError if an argument is outside its domain
 */
export function fewErrorsUpper(failure: number, errors: number, seen: number, unseen: number): number {
  requireFailureProbability('fewErrorsUpper', 'failure', failure)
  requirePositive('fewErrorsUpper', 'seen', seen)
  requirePositive('fewErrorsUpper', 'unseen', unseen)
  requireRange('fewErrorsUpper', 'errors', errors, 0, seen)
  const rate = errors >= seen ? 1 : inverseBeta(failure, errors + 1, seen - errors, 'upper')
  return (rate * (seen + unseen) - errors) / unseen
}
