/** One fibre as a link of the Lab, and back. */
import { notOfOneFibre } from './text/page-keys'
import type { Fibre } from './topology'

type Fields = ReadonlyMap<string, string>

/**
 * Fields of the Lab for one fibre: what the page says for all, over it what the fibre says for itself,
 * and its length.
 */
export function labFieldsOf(fibre: Fibre, page: Fields): Fields {
  const shared = [...page].filter(([key]) => !notOfOneFibre.has(key))
  return new Map([...shared, ...Object.entries(fibre.fields), ['km', String(Number(fibre.lengthKm.toFixed(3)))]])
}

/**
 * What a fibre must say for itself so that the page's fields and its own mean what the Lab says.
 *
 * @param lab fields as the Lab has them, defaults left out
 * @param defaults what the Lab means by a field that is left out; needed where the page sets one that the Lab does not
 * @returns its own fields, and its length where the Lab names one
 */
export function fibreSettingsFrom(
  lab: Fields,
  page: Fields,
  defaults: Fields,
): { readonly fields: Fibre['fields']; readonly lengthKm: number | null } {
  const fields: Record<string, string> = {}
  for (const [key, value] of lab) if (!notOfOneFibre.has(key) && page.get(key) !== value) fields[key] = value
  for (const [key] of page) {
    const usual = defaults.get(key)
    if (!notOfOneFibre.has(key) && !lab.has(key) && usual !== undefined && page.get(key) !== usual) fields[key] = usual
  }
  const lengthKm = Number(lab.get('km') ?? Number.NaN)
  return { fields, lengthKm: Number.isFinite(lengthKm) ? lengthKm : null }
}
