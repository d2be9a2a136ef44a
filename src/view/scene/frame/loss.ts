/**
 * Where a photon that never clicked is drawn to leave. The engine knows that it was lost, not where;
 * the place is drawn from the law of the fibre (exponential, given that it was lost) by a number
 * that belongs to the pulse, so that it stays where it is however often one looks.
 */
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

/**
 * Fraction of the fibre's length at which a lost photon leaves; 1 where it reached the detectors
 * and was not counted.
 */
export function lossPlace(
  scenario: Pick<Scenario, 'distanceKm' | 'lossDbPerKm' | 'detectorEfficiency'>,
  pulse: number,
): number {
  const absorbed = 1 - 10 ** ((-scenario.lossDbPerKm * scenario.distanceKm) / 10)
  const missed = 1 - (1 - absorbed) * scenario.detectorEfficiency
  if (missed <= 0 || pulseUniform(pulse, 1) >= absorbed / missed) return 1
  const decades = (scenario.lossDbPerKm * scenario.distanceKm) / 10
  return -Math.log10(1 - pulseUniform(pulse, 2) * absorbed) / decades
}
