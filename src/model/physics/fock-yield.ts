import { requireFraction, requireWhole } from './domain'
import { errorRate, type GainAndError } from './weak-pulse-gain'

/** 1 − (1 − p)·(1 − x)^n without cancellation for small p and x. */
function clickProbability(dark: number, photonLoss: number, photons: number): number {
  if (photons === 0) return dark
  if (photonLoss === 1) return 1
  return dark - (1 - dark) * Math.expm1(photons * Math.log1p(-photonLoss))
}

/**
 * Yield and error of a pulse of exactly n photons: each photon is lost or chooses a detector on its own,
 * each of the two detectors has dark counts, a double click is a coin toss. The Poisson mixture of these
 * is `weakPulseGainExact`.
 *
 * @param photons n, whole number ≥ 0
 * @param link efficiency η, misalignment e_d and dark count probability per detector and gate, each 0–1
 * @returns yield Yₙ as `gain` and error eₙ as `qber` (½ where nothing clicks)
 * @throws RangeError if an argument is outside its domain
 */
export function fockYield(
  photons: number,
  link: { readonly efficiency: number; readonly misalignment: number; readonly darkCountProbability: number },
): GainAndError {
  requireWhole('fockYield', 'photons', photons, 0)
  requireFraction('fockYield', 'efficiency', link.efficiency)
  requireFraction('fockYield', 'misalignment', link.misalignment)
  requireFraction('fockYield', 'darkCountProbability', link.darkCountProbability)
  const { efficiency, misalignment, darkCountProbability: dark } = link
  // Probability that the right, the wrong, at least one detector clicks.
  const right = clickProbability(dark, efficiency * (1 - misalignment), photons)
  const wrong = clickProbability(dark, efficiency * misalignment, photons)
  const any = clickProbability(dark * (2 - dark), efficiency, photons)
  // Wrong alone, and half of both: (any − right) + (right + wrong − any)/2.
  return { gain: any, qber: errorRate((any - right + wrong) / 2, any, misalignment) }
}
