/**
 * Share of the photons that a satellite downlink delivers (the same formulas as `physics/free-space.ts`,
 * in portable arithmetic because they decide a run; a test holds the two together).
 */
import { exp, expm1, log } from '../../math/portable'
import { sinDegrees } from '../../math/portable-special'

const EARTH_RADIUS_KM = 6371
/** Satellites have sent at 850 nm (Micius). */
export const WAVELENGTH_M = 850e-9

export interface SpacePath {
  readonly altitudeKm: number
  readonly elevationDegrees: number
  readonly waistM: number
  readonly apertureM: number
  readonly jitterMicroradians: number
  readonly zenithTransmission: number
  /** 0 = no turbulence. */
  readonly coherenceM: number
}

/** Distance to the satellite, km. */
export function slantRangeKm(altitudeKm: number, elevationDegrees: number): number {
  const radial = EARTH_RADIUS_KM * sinDegrees(elevationDegrees)
  const rise = altitudeKm * (2 * EARTH_RADIUS_KM + altitudeKm)
  return rise / (Math.sqrt(radial * radial + rise) + radial)
}

/** Mean transmittance: beam spread, pointing jitter, turbulence and air; the receiver left out. */
export function spaceTransmittance(path: SpacePath): number {
  const z = slantRangeKm(path.altitudeKm, path.elevationDegrees) * 1e3
  const waist2 = path.waistM * path.waistM
  const spread = (WAVELENGTH_M * z) / (Math.PI * path.waistM)
  const turbulent = path.coherenceM === 0 ? 0 : (WAVELENGTH_M * z) / (Math.PI * path.coherenceM)
  const wander = path.jitterMicroradians * 1e-6 * z
  const widened = waist2 + spread * spread + 2 * turbulent * turbulent + 4 * wander * wander
  const collected = -expm1((-2 * path.apertureM * path.apertureM) / widened)
  return collected * exp(log(path.zenithTransmission) / sinDegrees(path.elevationDegrees))
}
