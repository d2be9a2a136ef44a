/** What a link carries: flat text fields, as in `v=1&km=80&eve=ir&p=15`. */
export type Fields = ReadonlyMap<string, string>

export const CURRENT_VERSION = 1

/**
 * `upgrades[n]` turns the fields of version n into those of n + 1. Append only: a link printed on
 * a worksheet must open for ever, and mean the same. Links leave defaults out, so a changed
 * default is a new version as well.
 */
const upgrades: Readonly<Record<number, (fields: Fields) => Fields>> = {}

/** What the version field says; unusable text counts as the current version. */
export type VersionReading = 'current' | 'older' | 'newer' | 'unusable'

/** Fields in today's terms; a newer link is read as far as it is understood. */
export function upgrade(fields: Fields): { readonly fields: Fields; readonly version: VersionReading } {
  const text = fields.get('v')
  if (text === undefined) return { fields, version: 'current' }
  if (!/^[1-9]\d{0,3}$/.test(text)) return { fields, version: 'unusable' }
  const given = Number(text)
  let upgraded = fields
  for (let v = given; v < CURRENT_VERSION; v++) upgraded = upgrades[v]?.(upgraded) ?? upgraded
  const version = given > CURRENT_VERSION ? 'newer' : given < CURRENT_VERSION ? 'older' : 'current'
  return { fields: upgraded, version }
}
