/**
 * Polarisation states as Bloch vectors and the two bases of BB84. Bloch angle = twice the
 * physical angle: ↔ (0°) is +z, ↕ (90°) is −z, ⤢ (45°) is +x, ⤡ (135°) is −x.
 * A vector shorter than 1 is a mixed state.
 */
export type Bloch = readonly [x: number, y: number, z: number]

/** `z` is the basis drawn as + (0°/90°), `x` the basis drawn as × (45°/135°). */
export type Basis = 'z' | 'x'
export type Bit = 0 | 1

export const BASES: readonly Basis[] = ['z', 'x']
export const BITS: readonly Bit[] = [0, 1]

/** The state that encodes `bit` in `basis`: bit 0 is ↔ or ⤢, bit 1 is ↕ or ⤡. */
export function stateOf(basis: Basis, bit: Bit): Bloch {
  const sign = bit === 0 ? 1 : -1
  return basis === 'z' ? [0, 0, sign] : [sign, 0, 0]
}

/** Scalar product, −1 to 1: certain same, 0 coin toss, certain opposite. */
export const dot = (a: Bloch, b: Bloch): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

/** Born's rule: probability that a measurement along `axis` gives the outcome of that axis, (1 + s·m)/2. */
export const bornProbability = (state: Bloch, axis: Bloch): number => (1 + dot(state, axis)) / 2

/** The state half way between ↔ and ⤢ (22.5°), or the one opposite: Breidbart's basis. */
export function breidbartState(bit: Bit): Bloch {
  const c = Math.SQRT1_2 * (bit === 0 ? 1 : -1)
  return [c, 0, c]
}
