/** One photon in words: only facts that the viewer has. */
import { fill } from '../../locales/fill'
import type { Words } from '../../locales/index'
import type { KnownRow } from '../../model/engine/knowledge'
import type { Basis } from '../../model/physics/link/states'
import type { SourceKind } from '../../model/scenario/scenario'
import type { Format } from '../format'

function aliceWords(row: KnownRow, live: Words['lab']['live'], basis: (basis: Basis) => string): string {
  if (row.photons === 0) return live.empty
  if (row.aliceBasis === null) return live.aliceUnknown
  if (row.aliceBit === null) return fill(live.aliceBasis, { basis: basis(row.aliceBasis) })
  return fill(live.aliceSent, { bit: row.aliceBit, basis: basis(row.aliceBasis) })
}

function bobWords(row: KnownRow, live: Words['lab']['live'], basis: (basis: Basis) => string): readonly string[] {
  const asked = row.bobBasis === null ? [] : [fill(live.bobBasis, { basis: basis(row.bobBasis) })]
  if (row.arrived === false) return [...asked, live.notArrived]
  const dark = row.dark?.[0] || row.dark?.[1] ? [live.dark] : []
  const chance = row.kept === false
  const result =
    row.bobBit === null ? live.resultUnknown : fill(chance ? live.resultChance : live.result, { bit: row.bobBit })
  return [...asked, ...dark, result]
}

function fateWords(row: KnownRow, live: Words['lab']['live']): string | null {
  if (row.arrived !== true) return null
  if (row.kept === false) return live.thrown
  if (row.compared) return row.error ? live.comparedDiffers : live.compared
  return row.error ? live.keptDiffers : live.kept
}

/** "Photon 17: Alice sent 1 in basis diagonal. Bob measured in basis straight. Chance result 0. Thrown away." */
export function photonWords(row: KnownRow, source: SourceKind, { lab }: Words, format: Format): string {
  const { live } = lab
  const basis = (b: Basis): string => (b === 'z' ? live.straight : live.diagonal)
  const number = fill(source === 'sp' ? live.photon : live.pulse, { n: format.integer(row.pulse + 1) })
  const eve =
    row.eve === null
      ? null
      : row.eve.basis === 'between'
        ? fill(live.eveBetween, { bit: row.eve.bit })
        : row.eve.basis === null
          ? fill(live.eveHolds, { bit: row.eve.bit })
          : fill(row.eve.stored ? live.eveKept : live.eveRead, { bit: row.eve.bit, basis: basis(row.eve.basis) })
  return [number, aliceWords(row, live, basis), eve, ...bobWords(row, live, basis), fateWords(row, live)]
    .filter((part) => part !== null)
    .join(' ')
}
