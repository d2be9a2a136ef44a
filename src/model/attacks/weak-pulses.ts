/** Sums over the photon numbers of a pulse that attacks on weak pulses are tuned by. Portable: they decide a run. */
import { integerPower } from '../math/portable'
import type { Bench } from './attack'

/** Probability that at least one of n photons is detected, 1 − (1 − η)ⁿ. */
export const detected = (photons: number, efficiency: number): number => 1 - integerPower(1 - efficiency, photons)

/** Σ pₙ·f(n). */
export function meanOver(photons: readonly number[], f: (n: number) => number): number {
  let sum = 0
  for (let n = 0; n < photons.length; n++) sum += photons[n]! * f(n)
  return sum
}

/** Photon numbers of a signal pulse. */
export const signalOf = ({ intensities }: Bench): readonly number[] => intensities[0]!.photons

/** Photon numbers of a weak decoy; those of the signal where there is none. */
export const weakOf = (bench: Bench): readonly number[] =>
  (bench.intensities.find(({ code }) => code === 1) ?? bench.intensities[0]!).photons

/** Probability, without Eve, that light of a pulse with these photon numbers is detected. */
export const honestGain = (photons: readonly number[], { transmittance, receiverEfficiency }: Bench): number =>
  meanOver(photons, (n) => detected(n, transmittance * receiverEfficiency))

/** Share of the pulses with at least so many photons. */
export const shareFrom = (photons: readonly number[], from: number): number =>
  meanOver(photons, (n) => (n >= from ? 1 : 0))

/** Efficiency in [0, most] at which a growing response reaches `wanted`; null if it does not. */
export function efficiencyFor(response: (efficiency: number) => number, wanted: number, most: number): number | null {
  // A wanted gain that is met but for rounding is met.
  if (response(most) < wanted * (1 - 1e-12)) return null
  let [low, high] = [0, most]
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (response(middle) < wanted) low = middle
    else high = middle
  }
  return high
}
