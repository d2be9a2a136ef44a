import { bitAt, type PackedBits, setBit, zeros } from '../math/packed-bits'

/**
 * Toeplitz hash over GF(2), straight from its definition: y_i = XOR_j T_ij·x_j with T_ij = s_(i − j + n − 1). Takes
 * n·ℓ steps: the reference that faster ways are held to.
 *
 * @param seed s, exactly n + ℓ − 1 bits (any length will do when n or ℓ is 0)
 * @param input x, n bits
 * @param outputBits ℓ, whole number ≥ 0
 * @returns ℓ bits, owned by the caller
 * @throws RangeError if ℓ is not a whole number ≥ 0 or the seed has the wrong length
 * @see Krawczyk, CRYPTO '94; Mansour, Nisan, Tiwari, Theor. Comput. Sci. 107, 121 (1993)
 */
export function toeplitzByDefinition(seed: PackedBits, input: PackedBits, outputBits: number): PackedBits {
  const n = input.bits
  if (n > 0 && outputBits > 0 && seed.bits !== n + outputBits - 1) {
    throw new RangeError(`toeplitzByDefinition: seed of ${seed.bits} bits, not ${n} + ${outputBits} − 1`)
  }
  const output = zeros(outputBits)
  if (n === 0 || outputBits === 0) return output
  for (let i = 0; i < outputBits; i++) {
    let bit = 0
    for (let j = 0; j < n; j++) bit ^= bitAt(seed, i - j + n - 1) & bitAt(input, j)
    setBit(output, i, bit)
  }
  return output
}
