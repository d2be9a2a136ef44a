import { requireRange } from './domain'

/** Fidelity of both copies of the best universal 1 → 2 cloner. @see Bužek & Hillery, Phys. Rev. A 54, 1844 (1996) */
export const UNIVERSAL_CLONER_FIDELITY = 5 / 6

/** Fidelity of both copies of the best cloner of the four BB84 states, ½ + 1/√8. @see Bruß et al., PRA 62, 012302 (2000) */
export const PHASE_COVARIANT_CLONER_FIDELITY = 0.5 + Math.SQRT1_2 / 2

/**
 * The two copies of the best asymmetric cloner of the BB84 states: (1 − 2·D_B)² + (1 − 2·D_E)² = 1.
 *
 * @param disturbance D_B, error rate of Bob's copy, 0–½
 * @returns error rate ½ − √(D_B·(1 − D_B)) and fidelity of Eve's copy; ½ at D_B = 0, 0 at D_B = ½
 * @throws RangeError if D_B is outside [0, ½]
 * @see Niu & Griffiths, Phys. Rev. A 60, 2764 (1999)
 */
export function asymmetricCloner(disturbance: number): { readonly eveError: number; readonly eveFidelity: number } {
  requireRange('asymmetricCloner', 'disturbance', disturbance, 0, 0.5)
  const bias = Math.sqrt(disturbance * (1 - disturbance))
  // ½ − √(D(1 − D)) = (½ − D)²/(½ + √(D(1 − D))): no digits lost near D = ½.
  return { eveError: (0.5 - disturbance) ** 2 / (0.5 + bias), eveFidelity: 0.5 + bias }
}
