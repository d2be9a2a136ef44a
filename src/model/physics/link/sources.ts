/** Photon numbers of the two single-photon sources, in portable arithmetic because they decide a run. */
import { exp, expm1, log1p } from '../../math/portable'

/**
 * A single-photon source of mean B and correlation g²(0): pulses of two photons with p₂ = g²·B²/2,
 * the upper end of what g² allows, none of three.
 * @returns probabilities of 0, 1, 2 photons; [0, 1] for the perfect source
 * @throws RangeError unless p₀ and p₁ come out ≥ 0
 */
export function singlePhotonNumbers(brightness: number, g2: number): readonly number[] {
  const two = (g2 * brightness * brightness) / 2
  const one = brightness - 2 * two
  const none = 1 - one - two
  if (!(one >= 0 && none >= -1e-15))
    throw new RangeError(`singlePhotonNumbers: B = ${brightness} and g2 = ${g2} leave no room`)
  if (two === 0) return none === 0 ? [0, 1] : [1 - brightness, brightness]
  return [Math.max(0, none), one, two]
}

/** Tail of pairs that is folded into the last number. */
const TAIL = 1e-15

export interface HeraldedPairs {
  readonly meanPairs: number
  readonly heraldEfficiency: number
  readonly heraldDarkCount: number
  readonly modes: 'one' | 'many'
}

/** Probabilities of n pairs: thermal in one mode, Poisson in many. */
function pairNumbers({ meanPairs, modes }: HeraldedPairs): number[] {
  const numbers: number[] = []
  let term = modes === 'one' ? 1 / (1 + meanPairs) : exp(-meanPairs)
  const ratio = meanPairs / (1 + meanPairs)
  for (let n = 0; n < 400 && (n < 2 || term > TAIL * (1 - ratio) || n < meanPairs); n++) {
    numbers.push(term)
    term *= modes === 'one' ? ratio : meanPairs / (n + 1)
  }
  return numbers
}

/** Probability that a pulse is heralded. */
export const heraldProbability = ({ meanPairs, heraldEfficiency, heraldDarkCount, modes }: HeraldedPairs): number => {
  const missed = modes === 'one' ? 1 / (1 + meanPairs * heraldEfficiency) : exp(-meanPairs * heraldEfficiency)
  return 1 - (1 - heraldDarkCount) * missed
}

/** Photon numbers of the heralded pulses, by Bayes' rule with P(herald | n) = 1 − (1 − d)(1 − η)ⁿ. */
export function heraldedNumbers(pairs: HeraldedPairs): readonly number[] {
  const { heraldEfficiency: eta, heraldDarkCount: dark } = pairs
  const weights = pairNumbers(pairs).map((p, n) => {
    const missed = n === 0 ? 0 : eta === 1 ? -1 : expm1(n * log1p(-eta))
    return p * (dark - (1 - dark) * missed)
  })
  const total = weights.reduce((sum, w) => sum + w, 0)
  if (!(total > 0)) throw new RangeError('heraldedNumbers: this herald never clicks')
  const numbers = weights.map((w) => w / total)
  let head = 0
  for (let n = 0; n < numbers.length - 1; n++) head += numbers[n]!
  numbers[numbers.length - 1] = Math.max(0, 1 - head)
  return numbers
}
