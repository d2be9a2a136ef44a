import { requireAtLeast, requireFraction, requireRange } from './domain'
import { binaryEntropy } from './entropy'

/**
 * Bits reconciliation gives away, f·n·h₂(Q).
 *
 * @param bits n ≥ 0, sifted key bits
 * @param qber Q, 0–1
 * @param errorCorrectionFactor f ≥ 1, 1 at the Shannon limit
 * @throws RangeError if an argument is outside its domain
 */
export function reconciliationLeak(bits: number, qber: number, errorCorrectionFactor: number): number {
  requireAtLeast('reconciliationLeak', 'bits', bits, 0)
  requireFraction('reconciliationLeak', 'qber', qber)
  requireAtLeast('reconciliationLeak', 'errorCorrectionFactor', errorCorrectionFactor, 1)
  return errorCorrectionFactor * bits * binaryEntropy(qber)
}

/**
 * Rate of a code after puncturing and shortening, (R₀ − σ)/(1 − π − σ), and what it costs beside the Shannon limit,
 * f = (1 − R)/h₂(Q).
 *
 * @param motherRate R₀, 0–1
 * @param punctured π, share of the code bits, 0–1
 * @param shortened σ, share of the code bits, 0–1
 * @param qber Q, 0 < Q < 1
 * @throws RangeError if an argument is outside its domain, or no code of that kind exists (σ > R₀ or π ≥ 1 − σ or π > 1 − R₀)
 * @see Elkouss, Martínez-Mateo, Martín, Quantum Inf. Comput. 11, 226 (2011)
 */
export function rateAdaptiveCode(
  motherRate: number,
  punctured: number,
  shortened: number,
  qber: number,
): { readonly rate: number; readonly factor: number } {
  requireFraction('rateAdaptiveCode', 'motherRate', motherRate)
  requireRange('rateAdaptiveCode', 'shortened', shortened, 0, motherRate)
  requireRange('rateAdaptiveCode', 'punctured', punctured, 0, 1 - motherRate)
  requireFraction('rateAdaptiveCode', 'qber', qber)
  const entropy = binaryEntropy(qber)
  if (entropy === 0) throw new RangeError(`rateAdaptiveCode: qber = ${qber} leaves nothing to correct`)
  const left = 1 - punctured - shortened
  if (left <= 0)
    throw new RangeError(`rateAdaptiveCode: punctured = ${punctured}, shortened = ${shortened} leave no bit`)
  return { rate: (motherRate - shortened) / left, factor: (1 - punctured - motherRate) / left / entropy }
}
