import { requireFraction, requireWhole } from './domain'

/**
 * Best guess between two pure states (Helstrom): [1 + √(1 − 4·p₀·p₁·s²)]/2.
 *
 * @param overlap s = |⟨u₀|u₁⟩|, 0–1
 * @param prior p₀ of the first state, 0–1
 * @returns probability of being right, from max(p₀, p₁) at s = 1 to 1 at s = 0
 * @throws RangeError if an argument is outside [0, 1]
 * @see Helstrom, Quantum Detection and Estimation Theory (1976)
 */
export function helstrom(overlap: number, prior: number): number {
  requireFraction('helstrom', 'overlap', overlap)
  requireFraction('helstrom', 'prior', prior)
  return (1 + Math.sqrt(Math.max(0, 1 - 4 * prior * (1 - prior) * overlap * overlap))) / 2
}

/**
 * Success of telling two equally likely pure states apart without ever being wrong, 1 − s.
 *
 * @param overlap s = |⟨u₀|u₁⟩|, 0–1
 * @throws RangeError if s is outside [0, 1]
 * @see Ivanovic, Phys. Lett. A 123, 257 (1987); Dieks; Peres
 */
export function unambiguousTwoStates(overlap: number): number {
  requireFraction('unambiguousTwoStates', 'overlap', overlap)
  return 1 - overlap
}

/**
 * Success of identifying without error which of the four BB84 states n copies are in: 0, 0, ½, ½, ¾, ¾ …
 * for n = 1, 2, 3 …, that is 1 − 2^(1 − ⌈n/2⌉).
 *
 * @param copies n, whole number ≥ 0 (no copy: 0)
 * @throws RangeError if n is not a whole number ≥ 0
 * @see Chefles & Barnett, Phys. Lett. A 250, 223 (1998): 4·min_r Σ_{j ≡ r mod 4} C(n, j)/2ⁿ for symmetric states
 */
export function unambiguousBb84(copies: number): number {
  requireWhole('unambiguousBb84', 'copies', copies, 0)
  return copies === 0 ? 0 : 1 - 2 ** (1 - Math.ceil(copies / 2))
}
