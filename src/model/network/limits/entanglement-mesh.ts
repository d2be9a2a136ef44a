/**
 * One source of entangled pairs that serves every pair of n users all the time. Everybody's detectors see
 * the photons of all his n − 1 partners; two that arrive together by accident look like a pair and
 * are wrong half the time. So the error rate rises with n until there is no key.
 */
import { binaryEntropy } from '../../physics/entropy'

export interface EntanglementMesh {
  /** R: pairs a second that the source makes for each pair of users. */
  readonly pairsPerSecond: number
  /** η from the source to a click, detector included, 0–1; one for each end of the pair. */
  readonly efficiencyA: number
  readonly efficiencyB: number
  /** τ: width of the coincidence window, s. */
  readonly windowSeconds: number
  /** e₀: error rate of true pairs. */
  readonly misalignment: number
  /** D: dark counts of a user's detectors, 1/s. */
  readonly darkPerSecond: number
}

/** Values that the reference uses; assumptions, to be edited. */
export const usualMesh: EntanglementMesh = {
  pairsPerSecond: 1e6,
  efficiencyA: 0.05,
  efficiencyB: 0.05,
  windowSeconds: 200e-12,
  misalignment: 0.01,
  darkPerSecond: 1000,
}

export interface Coincidences {
  readonly truePerSecond: number
  readonly accidentalPerSecond: number
  /** (e₀T + A/2)/(T + A); ½ when nothing arrives. */
  readonly qber: number
}

/** T = Rη_Aη_B, singles S = (n − 1)Rη + D, accidentals A = S_A·S_B·τ. @param users n ≥ 2 */
export function coincidences(mesh: EntanglementMesh, users: number): Coincidences {
  const singles = (efficiency: number) => (users - 1) * mesh.pairsPerSecond * efficiency + mesh.darkPerSecond
  const truePerSecond = mesh.pairsPerSecond * mesh.efficiencyA * mesh.efficiencyB
  const accidentalPerSecond = singles(mesh.efficiencyA) * singles(mesh.efficiencyB) * mesh.windowSeconds
  const all = truePerSecond + accidentalPerSecond
  const qber = all === 0 ? 0.5 : (mesh.misalignment * truePerSecond + accidentalPerSecond / 2) / all
  return { truePerSecond, accidentalPerSecond, qber }
}

/**
 * Key rate of one pair of users, bit/s: half of the coincidences are in equal bases; each gives
 * 1 − f·h₂(Q) − h₂(Q).
 */
export function meshKeyRate(mesh: EntanglementMesh, users: number, errorCorrectionFactor: number): number {
  const { truePerSecond, accidentalPerSecond, qber } = coincidences(mesh, users)
  return meshKeyRateAt(0.5 * (truePerSecond + accidentalPerSecond), qber, errorCorrectionFactor)
}

/** Key rate, bit/s, of so many coincidences in equal bases a second at an error rate. */
export const meshKeyRateAt = (keptPerSecond: number, qber: number, errorCorrectionFactor: number): number =>
  Math.max(0, keptPerSecond * (1 - (1 + errorCorrectionFactor) * binaryEntropy(Math.min(0.5, qber))))
