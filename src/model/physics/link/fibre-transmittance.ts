/** Share of the photons that a fibre lets through, t = 10^(−(αL + A)/10). Portable: it decides a run. */
import { exp10 } from '../../math/portable'

/** @throws RangeError for a negative or undefined loss */
export function transmittanceOf(lossDb: number): number {
  if (!(lossDb >= 0)) throw new RangeError(`transmittanceOf: loss = ${lossDb} dB is negative or undefined`)
  return exp10(-lossDb / 10)
}
