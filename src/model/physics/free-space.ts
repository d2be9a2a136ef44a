import { requireAtLeast, requireFraction, requirePositive, requireRange } from './domain'
import { lossOfTransmittance } from './fibre'

/** Mean radius of the Earth in km. */
export const EARTH_RADIUS_KM = 6371

/**
 * Distance from a ground station to a satellite on a spherical Earth,
 * z = √(R²·sin²ε + 2RH + H²) − R·sin ε, written (2RH + H²)/(√… + R·sin ε).
 *
 * @param altitudeKm H above ground, 0–10¹²
 * @param elevationDegrees ε above the horizon, 0–90
 * @returns km ≥ H; exactly H at the zenith
 * @throws RangeError if an argument is outside its domain
 */
export function slantRange(altitudeKm: number, elevationDegrees: number): number {
  requireRange('slantRange', 'altitudeKm', altitudeKm, 0, 1e12)
  requireRange('slantRange', 'elevationDegrees', elevationDegrees, 0, 90)
  if (altitudeKm === 0) return 0
  const radial = EARTH_RADIUS_KM * Math.sin((elevationDegrees * Math.PI) / 180)
  const rise = altitudeKm * (2 * EARTH_RADIUS_KM + altitudeKm)
  return rise / (Math.sqrt(radial * radial + rise) + radial)
}

/**
 * The way back from `slantRange`: how high a satellite flies at a distance under an elevation,
 * H = √(R² + z² + 2Rz·sin ε) − R, written (z² + 2Rz·sin ε)/(√… + R).
 *
 * @param rangeKm z, 0–10¹²
 * @param elevationDegrees ε above the horizon, 0–90
 * @returns km, 0 ≤ H ≤ z
 * @throws RangeError if an argument is outside its domain
 */
export function altitudeAt(rangeKm: number, elevationDegrees: number): number {
  requireRange('altitudeAt', 'rangeKm', rangeKm, 0, 1e12)
  requireRange('altitudeAt', 'elevationDegrees', elevationDegrees, 0, 90)
  const beyond = rangeKm * (rangeKm + 2 * EARTH_RADIUS_KM * Math.sin((elevationDegrees * Math.PI) / 180))
  return beyond / (Math.sqrt(EARTH_RADIUS_KM * EARTH_RADIUS_KM + beyond) + EARTH_RADIUS_KM)
}

/** A Gaussian beam to a round telescope through the atmosphere. */
export interface FreeSpaceLink {
  /** Path length, km ≥ 0. */
  readonly rangeKm: number
  readonly wavelengthNm: number
  /** 1/e² radius of the intensity at the transmitter, m. */
  readonly waistM: number
  /** Radius of the receiving aperture, m. */
  readonly apertureRadiusM: number
  /** Standard deviation of the pointing error per axis, µrad ≥ 0. */
  readonly jitterMicroradians: number
  /** Transmittance of the atmosphere at the zenith, (0, 1]. */
  readonly zenithTransmittance: number
  /** Elevation above the horizon, degrees, (0, 90]; the plane-parallel air mass is meant for more than 15°. */
  readonly elevationDegrees: number
  /** ρ₀: lateral coherence length of the path, m; null where turbulence does not widen the beam (downlink). */
  readonly coherenceLengthM: number | null
  /** Everything behind the aperture, (0, 1]. */
  readonly receiverEfficiency: number
}

export interface FreeSpaceLoss {
  /** 1/e² radius by diffraction alone, m. */
  readonly beamRadiusM: number
  /** What the aperture misses of the diffracted beam, dB. */
  readonly diffractionDb: number
  /** The same with turbulence and pointing error, dB. */
  readonly geometricDb: number
  readonly atmosphereDb: number
  /** Geometry, atmosphere and receiver, dB. */
  readonly totalDb: number
}

/** Loss in dB of 1 − e^−x. */
const apertureLoss = (x: number): number => lossOfTransmittance(-Math.expm1(-x))

/**
 * Mean loss of a free-space link. w² = w₀²·[1 + (z/z_R)²] with z_R = πw₀²/λ; turbulence adds 2(λz/πρ₀)²,
 * pointing jitter σ per axis adds 4(σz)², which gives the exact mean of 1 − e^(−2a²/w²) over Gaussian jitter
 * for a small aperture; the atmosphere has T^(1/sin ε). Not in it: fading, background light, a pointing bias.
 *
 * @returns losses in dB ≥ 0
 * @throws RangeError if a field is outside its domain
 */
export function freeSpaceLoss(link: FreeSpaceLink): FreeSpaceLoss {
  const where = 'freeSpaceLoss'
  requireAtLeast(where, 'rangeKm', link.rangeKm, 0)
  requirePositive(where, 'wavelengthNm', link.wavelengthNm)
  requirePositive(where, 'waistM', link.waistM)
  requirePositive(where, 'apertureRadiusM', link.apertureRadiusM)
  requireAtLeast(where, 'jitterMicroradians', link.jitterMicroradians, 0)
  requireFraction(where, 'zenithTransmittance', link.zenithTransmittance)
  requireRange(where, 'elevationDegrees', link.elevationDegrees, Number.MIN_VALUE, 90)
  requireFraction(where, 'receiverEfficiency', link.receiverEfficiency)
  if (link.coherenceLengthM !== null) requirePositive(where, 'coherenceLengthM', link.coherenceLengthM)

  const z = link.rangeKm * 1e3
  const wavelength = link.wavelengthNm * 1e-9
  const rayleigh = (Math.PI * link.waistM ** 2) / wavelength
  const diffracted = link.waistM ** 2 * (1 + (z / rayleigh) ** 2)
  const turbulent = link.coherenceLengthM === null ? 0 : 2 * ((wavelength * z) / (Math.PI * link.coherenceLengthM)) ** 2
  const widened = diffracted + turbulent + 4 * (link.jitterMicroradians * 1e-6 * z) ** 2
  const area = 2 * link.apertureRadiusM ** 2
  const geometricDb = apertureLoss(area / widened)
  const atmosphereDb =
    link.zenithTransmittance === 1
      ? 0
      : lossOfTransmittance(link.zenithTransmittance) / Math.sin((link.elevationDegrees * Math.PI) / 180)
  return {
    beamRadiusM: Math.sqrt(diffracted),
    diffractionDb: apertureLoss(area / diffracted),
    geometricDb,
    atmosphereDb,
    totalDb: geometricDb + atmosphereDb + lossOfTransmittance(link.receiverEfficiency),
  }
}

/**
 * The other way such losses are quoted: aperture area over the area of the spot, 20·log₁₀(spot/aperture).
 *
 * @param rangeKm ≥ 0
 * @param divergenceMicroradians full angle, µrad > 0
 * @param apertureDiameterM m > 0
 * @returns dB; 0 where the spot is smaller than the aperture
 * @throws RangeError if an argument is outside its domain
 */
export function areaRatioLoss(rangeKm: number, divergenceMicroradians: number, apertureDiameterM: number): number {
  requireAtLeast('areaRatioLoss', 'rangeKm', rangeKm, 0)
  requirePositive('areaRatioLoss', 'divergenceMicroradians', divergenceMicroradians)
  requirePositive('areaRatioLoss', 'apertureDiameterM', apertureDiameterM)
  const spot = rangeKm * 1e3 * divergenceMicroradians * 1e-6
  return spot <= apertureDiameterM ? 0 : 20 * Math.log10(spot / apertureDiameterM)
}
