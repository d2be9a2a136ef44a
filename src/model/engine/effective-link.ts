/** What a scenario's settings come to for the joint law: one place that joins losses, errors and backgrounds. */
import { errorFunction } from '../math/portable-special'
import { inhibitedGates } from '../physics/detectors/dead-time'
import { transmittanceOf } from '../physics/link/fibre-transmittance'
import { spaceTransmittance } from '../physics/link/free-space-transmittance'
import { exactly, poissonNumbers } from '../physics/link/photon-number'
import { heraldedNumbers, heraldProbability, singlePhotonNumbers } from '../physics/link/sources'
import type { Scenario } from '../scenario/scenario'

export interface EffectiveLink {
  /** Channel: fibre or space, and insertion loss. */
  readonly transmittance: number
  /** Detector, and the share of its clicks that fall into the gate. */
  readonly detectorEfficiency: number
  /** Misalignment and depolarisation together: probability that a photon goes to the wrong detector. */
  readonly flip: number
  /** Dark counts and stray light together, per detector and gate. */
  readonly dark: number
}

/** √(ln 2). */
const ROOT_LN2 = Math.sqrt(Math.LN2)

/** Share of the clicks of a detector with Gaussian jitter (full width at half maximum) that fall into its gate. */
export function gateCapture(gateNs: number, jitterPs: number): number {
  if (gateNs === 0 || jitterPs === 0) return 1
  // erf(W/(2√2 σ)) with σ = J/(2√(2 ln 2)) is erf(W √(ln 2)/J).
  return errorFunction(((gateNs * 1000) / jitterPs) * ROOT_LN2)
}

/** Share of the photons that reach Bob's detectors. */
export const channelTransmittance = (s: Scenario): number =>
  (s.channel === 'fibre' ? transmittanceOf(s.lossDbPerKm * s.distanceKm) : spaceTransmittance(s)) *
  transmittanceOf(s.insertionLossDb)

export const effectiveLink = (s: Scenario): EffectiveLink => ({
  transmittance: channelTransmittance(s),
  detectorEfficiency: s.detectorEfficiency * gateCapture(s.gateNs, s.jitterPs),
  flip: s.misalignment + s.depolarisation / 2 - s.misalignment * s.depolarisation,
  dark: s.darkCountProbability + s.background - s.darkCountProbability * s.background,
})

/** Photon numbers of a signal pulse: probability of n at [n]. */
export function signalNumbers(s: Scenario): readonly number[] {
  switch (s.source) {
    case 'sp':
      return s.brightness === 1 && s.g2 === 0 ? exactly(1) : singlePhotonNumbers(s.brightness, s.g2)
    case 'spdc':
      return heraldedNumbers(pairsOf(s))
    default:
      return poissonNumbers(s.meanPhotons)
  }
}

const pairsOf = (s: Scenario) => ({
  meanPairs: s.meanPhotons,
  heraldEfficiency: s.heraldEfficiency,
  heraldDarkCount: s.heraldDarkCount,
  modes: s.pairModes,
})

/** Pulses a second that count as sent: of a heralded source only those that were announced. */
export const pulsesPerSecond = (s: Scenario): number =>
  s.source === 'spdc' ? s.clockHz * heraldProbability(pairsOf(s)) : s.clockHz

/** What a click does to the gates after it. */
export interface ClickFilter {
  /** Gates in which both detectors are blocked after a click. */
  readonly deadGates: number
  /** Probability that a click is followed by a false one in the first live gate. */
  readonly afterpulse: number
}

/**
 * Dead time in gates, and afterpulses; null where a click leaves no trace. Bob opens a gate for every
 * pulse that counts as sent: of a heralded source the announced ones, taken as evenly spaced.
 */
export function clickFilterOf(s: Scenario): ClickFilter | null {
  const deadGates = inhibitedGates(s.deadTimeNs, pulsesPerSecond(s))
  return deadGates === 0 && s.afterpulse === 0 ? null : { deadGates, afterpulse: s.afterpulse }
}
