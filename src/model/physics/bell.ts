import { requireFinite, requireFraction } from './domain'

/** Largest CHSH value quantum mechanics allows, 2√2 (Tsirelson). */
export const TSIRELSON_BOUND = 2 * Math.SQRT2

/**
 * CHSH value and error rate of a singlet mixed with noise (Werner state), measured at the best angles:
 * S = 2√2·V, QBER = (1 − V)/2, so S > 2 exactly while QBER < 14.645 %.
 *
 * @param visibility V, 0–1
 * @throws RangeError if V is outside [0, 1]
 * @see Clauser, Horne, Shimony, Holt, Phys. Rev. Lett. 23, 880 (1969)
 */
export function wernerChsh(visibility: number): { readonly chsh: number; readonly qber: number } {
  requireFraction('wernerChsh', 'visibility', visibility)
  return { chsh: TSIRELSON_BOUND * visibility, qber: (1 - visibility) / 2 }
}

const correlation = (visibility: number, a: number, b: number): number =>
  -visibility * Math.cos(((a - b) * Math.PI) / 90)

/**
 * |S| of a polarisation singlet for any four analyser angles: |E(a,b) − E(a,b′) + E(a′,b) + E(a′,b′)| with
 * E(a,b) = −V·cos 2(a − b). Largest at 0°, 45°, 22.5°, 67.5°.
 *
 * @param visibility V, 0–1
 * @param angles a, a′ (Alice), b, b′ (Bob), physical degrees
 * @returns [0, 2√2]
 * @throws RangeError if V is outside [0, 1] or an angle is not finite
 */
export function chshOfAngles(
  visibility: number,
  { a, a2, b, b2 }: { readonly a: number; readonly a2: number; readonly b: number; readonly b2: number },
): number {
  requireFraction('chshOfAngles', 'visibility', visibility)
  for (const [name, angle] of Object.entries({ a, a2, b, b2 })) requireFinite('chshOfAngles', name, angle)
  return Math.abs(
    correlation(visibility, a, b) -
      correlation(visibility, a, b2) +
      correlation(visibility, a2, b) +
      correlation(visibility, a2, b2),
  )
}
