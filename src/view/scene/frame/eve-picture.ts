/** What Eve is seen to do at zoom 1 beside measuring: read from the row, as far as the viewer knows it. */
import type { AttackId } from '../../../model/attacks/index'
import type { KnownRow } from '../../../model/engine/knowledge'

/**
 * `jar` one photon of several kept · `copy` a copy that is not perfect, kept · `probe` her own light, back from
 * Alice's box · `dice` the same dice as Alice's · `keys` a key with each of the two · `bright` light that blinds
 * the detectors · `cut` the fibre is blocked · `early`, `late` the arrival moved
 */
export type EvePicture = 'jar' | 'copy' | 'probe' | 'dice' | 'keys' | 'bright' | 'cut' | 'early' | 'late'

const KEPT: Partial<Record<AttackId, EvePicture>> = { pns: 'jar', split: 'jar', clone: 'copy', trojan: 'probe' }

/** Null where she measured as anybody would, or left the pulse alone. */
export function evePicture(attack: AttackId, row: KnownRow): EvePicture | null {
  const { light, stored, touched, eve } = row
  if (light?.bright) return 'bright'
  if (light?.early !== undefined) return light.early ? 'early' : 'late'
  if (attack === 'predict') return 'dice'
  if (attack === 'mitm') return 'keys'
  if (stored) return KEPT[attack] ?? 'copy'
  if (!touched || eve) return null
  return attack === 'block' || light?.photons === 0 ? 'cut' : null
}
