/**
 * Where a photon that never clicked is drawn to leave. The engine knows that it was lost, not where;
 * the place is drawn from the law of the fibre (exponential, given that it was lost) by a number
 * that belongs to the pulse, so that it stays where it is however often one looks.
 */
import { effectiveLink } from '../../../model/engine/effective-link'
import { transmittanceOf } from '../../../model/physics/link/fibre-transmittance'
import type { Scenario } from '../../../model/scenario/scenario'

/** A number in [0, 1) that belongs to a pulse: spread evenly, the same on every machine. */
export function pulseUniform(pulse: number, stream: number): number {
  let h =
    (Math.imul((pulse % 4294967296) >>> 0, 0x9e3779b1) ^
      Math.imul(Math.floor(pulse / 4294967296) + stream, 0x85ebca6b)) >>>
    0
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad) >>> 0
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97) >>> 0
  return ((h ^ (h >>> 15)) >>> 0) / 4294967296
}

/** Where a photon from a satellite is drawn to go astray: the last part of the way, and how long that is. */
const ASTRAY = { from: 0.9, length: 0.06 }

/**
 * Fraction of the way at which a lost photon leaves; 1 where it reached Bob's kit and was not counted.
 * In a fibre the place follows its law. Through space nearly all of the light passes beside the telescope,
 * and the air is the last few kilometres: both lie at the end of the way.
 */
export function lossPlace(scenario: Scenario, pulse: number): number {
  const { channel, distanceKm, lossDbPerKm } = scenario
  const { transmittance, detectorEfficiency } = effectiveLink(scenario)
  const behind = transmittanceOf(scenario.insertionLossDb)
  const absorbed = 1 - transmittance / behind
  const missed = 1 - transmittance * detectorEfficiency
  if (missed <= 0 || pulseUniform(pulse, 1) >= absorbed / missed) return 1
  const u = pulseUniform(pulse, 2)
  if (channel === 'space') return ASTRAY.from + ASTRAY.length * u
  const decades = (lossDbPerKm * distanceKm) / 10
  return -Math.log10(1 - u * absorbed) / decades
}
