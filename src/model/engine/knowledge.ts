/**
 * Whose knowledge is on screen: the one filter through which scene, strips, table and words read.
 * A fact the viewer does not have is null. What is announced in public (arrivals, bases, compared
 * bits) is known to all once the pulse has landed.
 */
import type { Basis, Bit } from '../physics/link/states'
import type { Viewer } from '../scenario/viewing'
import type { PhotonRow, RecordedLight } from './recording'

/** How far a pulse has come: on its way (before or behind Eve), or landed and its bases announced. */
export type Stage = 'sent' | 'past-eve' | 'announced'

/** A row with what the viewer cannot know left out as null. */
export interface KnownRow {
  readonly event: number
  readonly pulse: number
  /** Intensities are announced after all detections. */
  readonly intensity: 0 | 1 | 2 | null
  readonly photons: number | null
  readonly aliceBasis: Basis | null
  readonly aliceBit: Bit | null
  /** Whether Eve held it; null where the viewer cannot know. */
  readonly touched: boolean | null
  readonly eve: PhotonRow['eve']
  /** She keeps something of it until the bases are public; null where the viewer cannot know. */
  readonly stored: boolean | null
  /** State between Alice and Eve (or Bob), where the viewer knows it. */
  readonly sentKnown: boolean
  /** Light behind Eve, where the viewer knows it. */
  readonly light: RecordedLight | null
  readonly bobBasis: Basis | null
  readonly bobBit: Bit | null
  readonly clicked: readonly [boolean, boolean] | null
  readonly arrived: boolean | null
  readonly dark: readonly [boolean, boolean] | null
  readonly kept: boolean | null
  readonly compared: boolean | null
  /** Whether the two kept bits differ; known to all who know both. */
  readonly error: boolean | null
}

/** What `viewer` knows of a row at a stage of its journey. */
export function known(row: PhotonRow, viewer: Viewer, stage: Stage): KnownRow {
  const all = viewer === 'all'
  const eveSees = all || viewer === 'eve'
  const announced = stage === 'announced'
  const arrived = row.bobBit !== null
  // Bases are announced for pulses that arrived; bits only where they are compared.
  const basesPublic = announced && arrived
  const bitsPublic = announced && row.compared
  const aliceBit = all || viewer === 'alice' || bitsPublic
  const bobBit = all || viewer === 'bob' || bitsPublic
  const eveDone = stage !== 'sent'
  return {
    event: row.event,
    pulse: row.pulse,
    intensity: all || viewer === 'alice' || basesPublic ? row.intensity : null,
    photons: all ? row.photons : null,
    aliceBasis: all || viewer === 'alice' || basesPublic ? row.alice.basis : null,
    aliceBit: aliceBit ? row.alice.bit : null,
    touched: eveSees && eveDone ? row.touched : null,
    // What she stores becomes a bit only when its basis is announced.
    eve: eveSees && eveDone && (all || basesPublic || !row.eve?.stored) ? row.eve : null,
    stored: eveSees && eveDone ? row.eve?.stored === true : null,
    sentKnown: all || viewer === 'alice',
    // Eve knows the state she sent herself, nobody else's.
    light: all || (viewer === 'eve' && row.light.resent) ? row.light : null,
    bobBasis: (announced && (all || viewer === 'bob')) || basesPublic ? row.bobBasis : null,
    bobBit: announced && bobBit ? row.bobBit : null,
    clicked: announced && (all || viewer === 'bob') ? row.clicked : null,
    arrived: announced ? arrived : null,
    dark: announced && all ? row.dark : null,
    kept: announced ? row.kept : null,
    compared: announced ? row.compared : null,
    error: announced && row.kept && ((aliceBit && bobBit) || all) ? row.error : null,
  }
}
