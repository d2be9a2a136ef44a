import type { Words } from '../../locales/index'
import type { KnownRow } from '../../model/engine/knowledge'

/** What became of a pulse, as far as the viewer knows: a key of the words of the table. */
export function fateOf(row: KnownRow): keyof Words['lab']['table']['fates'] {
  if (row.arrived === null) return 'onTheWay'
  if (!row.arrived) return row.photons === 0 ? 'empty' : 'lost'
  const dark = row.dark?.[0] || row.dark?.[1]
  const double = row.clicked?.[0] && row.clicked[1]
  if (!row.kept) return double ? 'thrownDouble' : dark ? 'thrownDark' : 'thrown'
  if (row.compared) return row.error ? 'comparedDiffers' : 'compared'
  if (row.error) return 'keptDiffers'
  return double ? 'keptDouble' : dark ? 'keptDark' : 'kept'
}
