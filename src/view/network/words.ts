/** Sentences of the network that are put together from its state. */
import { fill } from '../../locales/fill'
import type { Words } from '../../locales/index'
import { publishedNetworks } from '../../model/network/presets/index'
import type { NetworkProblem } from '../../model/network/problems'
import { type Network, nodeById } from '../../model/network/topology'
import type { Fields } from '../../model/scenario/migrations'
import { type Answered, type Drawing, IN_A_FILE, isNamed } from '../../store/network'
import type { Format } from '../format'

export type NetworkWords = Words['network']

/** A list as people say it: "A, B and C". */
export function listWords(list: readonly string[], words: NetworkWords): string {
  const last = list.at(-1) ?? ''
  return list.length < 2 ? last : fill(words.summary.and, { list: list.slice(0, -1).join(', '), last })
}

/** Name of a node, by its id; the id itself when it is gone. */
export const nameOf = (network: Network, id: string): string => nodeById(network, id)?.name ?? id

/** Length with its unit: whole km from 20 km on. */
export const kmWords = (km: number, format: Format): string =>
  `${format.decimal(km, Number.isInteger(Math.round(km * 10) / 10) || km >= 100 ? 0 : 1)}\u00a0km`

/** @param assumed the rate is that of a length which nobody published */
export const rateWords = (bitsPerSecond: number, words: NetworkWords, format: Format, assumed = false): string => {
  const rate = bitsPerSecond > 0 ? format.inline(format.rate(bitsPerSecond)) : words.map.noKey
  return assumed ? fill(words.map.assumed, { rate }) : rate
}

/** A count of key bits, short: `88 k`. */
export function bitsShort(bits: number, format: Format): string {
  const { value, unit } = format.si(bits, '')
  return unit === '' ? format.integer(bits) : `${unit === 'k' ? value.replace(/\.\d+$/, '') : value}\u00a0${unit}`
}

/** "1 in 50 k": of how many events one is shown. */
export const shareWords = (oneIn: number, words: NetworkWords['flow'], format: Format): string =>
  fill(words.share, { n: oneIn < 10_000 ? format.integer(oneIn) : bitsShort(oneIn, format).replace('.00', '') })

/** Pairs whose keys Eve can read, in part or in whole; of a sample, as many in proportion among all pairs. */
export function openPairs(answer: Answered | null): { readonly pairs: number; readonly sampled: boolean } {
  const tested = answer?.verdicts?.length ?? 0
  if (!answer || tested === 0) return { pairs: 0, sampled: false }
  const open = answer.verdicts?.filter(({ verdict }) => verdict === 'open' || verdict === 'partly').length ?? 0
  return { pairs: Math.round((open * answer.counts.all) / tested), sampled: tested < answer.counts.all }
}

/** What a drawing is called. */
export function drawingName(drawing: Drawing, fields: Fields, words: NetworkWords): string {
  if (!isNamed(fields, drawing) || drawing.named === null) return words.own
  return namedWords(drawing.named, words)
}

/** Name of a network that a link can name. */
export function namedWords(name: string, words: NetworkWords): string {
  const short: Readonly<Record<string, string>> = words.names
  return publishedNetworks.find(({ id }) => id === name)?.name ?? short[name] ?? name
}

/** One sentence for a remark. What came from outside is inserted as text and nothing else. */
export function networkProblemWords(
  { code, values }: NetworkProblem,
  words: NetworkWords,
  format: Format,
  network?: Network,
): string {
  const texts: Readonly<Record<string, string>> = words.problems
  if (code === 'unknown-preset' && values.given === IN_A_FILE) return words.problems.inFile
  // Keys on their way name nodes and links by id.
  const named = (key: string, value: string | number): string => {
    if (typeof value === 'number') return Number.isInteger(value) ? format.integer(value) : String(value)
    if (!network) return value
    if (['from', 'to', 'node'].includes(key)) return nameOf(network, value)
    if (key === 'link') {
      const fibre = network.fibres.find(({ id }) => id === value)
      if (fibre) return `${nameOf(network, fibre.from)}–${nameOf(network, fibre.to)}`
    }
    return value
  }
  return fill(
    texts[code] ?? code,
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, named(key, value)])),
  )
}
