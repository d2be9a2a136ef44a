/** What a visitor types into a number field, in the forms the page itself writes. */
import { type Quantity, valueShown } from '../../model/math/quantity'

const RAISED: Readonly<Record<string, string>> = {
  '⁻': '-',
  '⁰': '0',
  '¹': '1',
  '²': '2',
  '³': '3',
  '⁴': '4',
  '⁵': '5',
  '⁶': '6',
  '⁷': '7',
  '⁸': '8',
  '⁹': '9',
}

const PREFIX: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6, G: 1e9, T: 1e12 }

/** `6.02 × 10⁹` and `10⁻⁶` as `6.02e9` and `1e-6`. */
const plain = (text: string): string =>
  text
    .replace(/[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (power) => `^${[...power].map((c) => RAISED[c]).join('')}`)
    .replace(/\s/g, '')
    .replace(/−/g, '-')
    .replace(/^10\^/, '1e')
    .replace(/[×x*]10\^/, 'e')

const takesPrefix = (q: Quantity): boolean => q.unit === 'Hz' || q.whole

/** 10⁶ for `M` or `MHz`; 1 for a unit that only begins with such a letter, as in `km`. */
const prefixOf = (q: Quantity, unit: string): number => (takesPrefix(q) ? (PREFIX[unit[0] ?? ''] ?? 1) : 1)

/**
 * The value in code that `text` means, or null where it is no number. A number alone is read in the
 * unit that stands beside it (`unit`, as in `MHz`); a prefix or unit of its own goes before that.
 * It is not clamped.
 */
export function valueTyped(q: Quantity, text: string, unit: string): number | null {
  const match = /^([+-]?(?:\d+[.,]?\d*|[.,]\d+)(?:e[+-]?\d{1,3})?)([a-zA-Z%/µ]*)$/i.exec(plain(text))
  if (!match) return null
  const number = Number(match[1]!.replace(',', '.'))
  if (!Number.isFinite(number)) return null
  const given = match[2]! === '' ? unit : match[2]!
  if (given === q.unit) return valueShown(q, number)
  const known = given === unit || (takesPrefix(q) && /^[kKMGT](Hz)?$/.test(given))
  return known ? valueShown(q, number * prefixOf(q, given)) : null
}
