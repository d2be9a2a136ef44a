/**
 * Links ⇄ scenarios. A link is readable, editable by hand and short: defaults left out, keys in a
 * fixed order, an alphabet that never needs escaping. Reading never throws: what cannot be
 * understood becomes a problem to be told in words, and the rest opens.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { COUNTERMEASURES, type Countermeasure, DICE } from '../attacks/countermeasures'
import { type AttackId, attacks } from '../attacks/index'
import { clampTo, linkText, type Quantity, shownValue, valueShown } from '../math/quantity'
import { CURRENT_VERSION, type Fields, upgrade } from './migrations'
import type { Problem } from './problems'
import {
  CHANNELS,
  defaultScenario,
  HARDWARE,
  PAIR_MODES,
  presets,
  type QuantityName,
  quantities,
  type Scenario,
  type Shares,
  SOURCES,
} from './scenario'
import { defaultViewing, SPEEDS, VIEWERS, type Viewing, ZOOMS } from './viewing'

/** Longest link that is read at all; whatever follows is dropped. */
export const LONGEST_LINK = 2000

export interface LinkContent {
  readonly scenario: Scenario
  readonly viewing: Viewing
  /** Keys this version does not know, kept and written back. */
  readonly unknown: Fields
}

export interface Reading extends LinkContent {
  /** Path before the `?`, for example `lab`. */
  readonly place: string
  readonly problems: readonly Problem[]
}

/** Text fit to be shown back to the visitor. */
const excerpt = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/** Settings that are one of a list: link key, place in the scenario, what it may be. */
const scenarioChoices = {
  hw: { name: 'hardware', values: HARDWARE },
  ch: { name: 'channel', values: CHANNELS },
  src: { name: 'source', values: SOURCES },
  modes: { name: 'pairModes', values: PAIR_MODES },
  eve: { name: 'attack', values: attacks.map(({ id }): AttackId => id) },
  rng: { name: 'dice', values: DICE },
} as const

const viewingChoices = {
  spd: { name: 'speed', values: SPEEDS },
  view: { name: 'viewer', values: VIEWERS },
  z: { name: 'zoom', values: ZOOMS },
} as const

/** Every key a link of this version can carry, in the order they are written. */
export const LINK_KEYS = [
  ...['v', 'hw', 'ch', 'km', 'att', 'ins', 'alt', 'el', 'w0', 'ar', 'jut', 'zen', 'rho', 'dep', 'bg'],
  ...['eff', 'dark', 'dead', 'ap', 'gate', 'jit', 'err'],
  ...['src', 'br', 'g2', 'he', 'hd', 'modes', 'mu', 'nu', 'share', 'hz', 'fec'],
  ...['eve', 'p', 'dis', 'rat', 'muo', 'eveff', 'thr', 'bias', 'tb', 'n'],
  ...['auth', 'rng', 'cm', 'seed', 'spd', 'view', 'z'],
] as const

const known = new Set<string>([...LINK_KEYS, 'c'])

const quantityNames = Object.keys(quantities) as QuantityName[]

const sharesText = ({ signal, weak, vacuum }: Shares): string =>
  [signal, weak, vacuum].map((s) => String(Number((s * 100).toPrecision(12)))).join('-')

/** Shares from `80-10-10`; null unless three numbers from 0 to 100 that sum to 100, with some signal. */
function sharesFrom(text: string): Shares | null {
  const parts = text.split('-')
  if (parts.length !== 3 || !parts.every((p) => /^\d{1,3}(\.\d{1,6})?$/.test(p))) return null
  const [signal = 0, weak = 0, vacuum = 0] = parts.map(Number)
  if (Math.abs(signal + weak + vacuum - 100) > 1e-9 || signal === 0) return null
  const share = (x: number) => Number((x / 100).toPrecision(12))
  return { signal: share(signal), weak: share(weak), vacuum: share(vacuum) }
}

const SWITCH = ['1', '0'] as const

/** The list of countermeasures when it is empty. */
const NO_COUNTERMEASURES = 'none'

/** Countermeasures from `bases-mon`, in the order of the list; those that are not known are named. */
function countermeasuresFrom(text: string): { readonly known: Countermeasure[]; readonly unknown: string[] } {
  const given = text === NO_COUNTERMEASURES ? [] : text.split('-')
  return {
    known: COUNTERMEASURES.filter((each) => given.includes(each)),
    unknown: given.filter((each) => !(COUNTERMEASURES as readonly string[]).includes(each)),
  }
}

/** Every field of a scenario and how it is watched, as text, defaults included. */
export function allFields(scenario: Scenario, viewing: Viewing): Map<string, string> {
  const fields = new Map<string, string>([
    ['share', sharesText(scenario.shares)],
    ['auth', SWITCH[scenario.authenticated ? 0 : 1]],
    ['cm', scenario.countermeasures.join('-') || NO_COUNTERMEASURES],
  ])
  for (const name of quantityNames) fields.set(quantities[name].key, linkText(quantities[name], scenario[name]))
  for (const [key, { name }] of Object.entries(scenarioChoices)) fields.set(key, scenario[name])
  for (const [key, { name }] of Object.entries(viewingChoices)) fields.set(key, viewing[name])
  return fields
}

/** The fields of a scenario and how it is watched, defaults left out, in fixed order. */
export function toFields({ scenario, viewing, unknown }: LinkContent): Fields {
  const fields = new Map<string, string>([['v', String(CURRENT_VERSION)]])
  const texts = allFields(scenario, viewing)
  const defaults = allFields(presets[scenario.hardware], defaultViewing).set('hw', defaultScenario.hardware)
  for (const key of LINK_KEYS) {
    const text = texts.get(key)
    if (text !== undefined && text !== defaults.get(key)) fields.set(key, text)
  }
  for (const [key, text] of unknown) if (!known.has(key)) fields.set(key, text)
  return fields
}

/** Reads one number, telling what was wrong and what is used instead. */
function readNumber(q: Quantity, text: string, fallback: number, problems: Problem[]): number {
  const using = linkText(q, fallback)
  if (text === '') {
    problems.push({ kind: 'empty', key: q.key, using })
    return fallback
  }
  const given = excerpt(text)
  const shown = /^-?\d{1,15}(\.\d{1,15})?([eE]-?\d{1,3})?$/.test(text) ? Number(text) : Number.NaN
  if (!Number.isFinite(shown)) {
    problems.push({ kind: 'not-a-number', key: q.key, given, using })
    return fallback
  }
  const value = valueShown(q, shown)
  if (value < q.min && !(q.zero && value === 0)) {
    problems.push({ kind: 'below', key: q.key, given, limit: String(shownValue(q, q.min)) })
    return q.min
  }
  if (value > q.max) {
    problems.push({ kind: 'above', key: q.key, given, limit: String(shownValue(q, q.max)) })
    return q.max
  }
  if (q.whole && !Number.isInteger(value)) {
    const rounded = clampTo(q, value)
    problems.push({ kind: 'not-whole', key: q.key, given, using: linkText(q, rounded) })
    return rounded
  }
  return value
}

/** What fields mean. Never throws; every problem is listed. */
export function fromFields(given: Fields): Omit<Reading, 'place'> {
  const problems: Problem[] = []
  const { fields, version } = upgrade(given)
  if (version === 'newer') problems.push({ kind: 'newer-version', given: excerpt(fields.get('v') ?? '') })
  if (version === 'unusable') problems.push({ kind: 'unusable-version', given: excerpt(fields.get('v') ?? '') })
  const choose = <T extends string>(key: string, values: readonly T[], fallback: T): T => {
    const text = fields.get(key)
    if (text === undefined) return fallback
    const found = values.find((value) => value === text)
    if (found !== undefined) return found
    if (text === '') problems.push({ kind: 'empty', key, using: fallback })
    else problems.push({ kind: 'unknown-choice', key, given: excerpt(text), using: fallback })
    return fallback
  }
  const hardware = choose('hw', HARDWARE, defaultScenario.hardware)
  const preset = presets[hardware]
  const numbers = {} as Record<QuantityName, number>
  for (const name of quantityNames) {
    const text = fields.get(quantities[name].key)
    numbers[name] = text === undefined ? preset[name] : readNumber(quantities[name], text, preset[name], problems)
  }
  const sharesGiven = fields.get('share')
  const shares = sharesGiven === undefined ? preset.shares : sharesFrom(sharesGiven)
  if (shares === null)
    problems.push({
      kind: 'bad-shares',
      key: 'share',
      given: excerpt(sharesGiven ?? ''),
      using: sharesText(preset.shares),
    })
  const { known: countermeasures, unknown: strange } = countermeasuresFrom(fields.get('cm') ?? NO_COUNTERMEASURES)
  for (const text of strange) {
    const using = countermeasures.join('-') || NO_COUNTERMEASURES
    if (text === '') problems.push({ kind: 'empty', key: 'cm', using })
    else problems.push({ kind: 'unknown-choice', key: 'cm', given: excerpt(text), using })
  }
  const scenario: Scenario = {
    ...numbers,
    hardware,
    channel: choose('ch', CHANNELS, preset.channel),
    source: choose('src', SOURCES, preset.source),
    pairModes: choose('modes', PAIR_MODES, preset.pairModes),
    attack: choose('eve', scenarioChoices.eve.values, preset.attack),
    authenticated: choose('auth', SWITCH, SWITCH[preset.authenticated ? 0 : 1]) === '1',
    dice: choose('rng', DICE, preset.dice),
    countermeasures,
    shares: shares ?? preset.shares,
  }
  const viewing: Viewing = {
    speed: choose('spd', SPEEDS, defaultViewing.speed),
    viewer: choose('view', VIEWERS, defaultViewing.viewer),
    zoom: choose('z', ZOOMS, defaultViewing.zoom),
  }
  const unknown = new Map([...fields].filter(([key]) => !known.has(key)))
  return { scenario, viewing, unknown, problems }
}

const CHECK_ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz' // 31 letters that are not mistaken for others

/** Two letters that change when a link is edited or cut short. */
export function checkOf(text: string): string {
  const digest = sha256(utf8ToBytes(text))
  return [digest[0]!, digest[1]!].map((byte) => CHECK_ALPHABET[byte % CHECK_ALPHABET.length]).join('')
}

/** Text as a field may stand in a link: what the alphabet lacks is percent-escaped. */
const escapeField = (text: string): string =>
  text.replace(/[^A-Za-z0-9._~\-:,]/gu, (c) => {
    try {
      return encodeURIComponent(c).replace(/[!'()*]/g, (d) => `%${d.charCodeAt(0).toString(16).toUpperCase()}`)
    } catch {
      return '' // half of a surrogate pair is not text
    }
  })

/** The fragment of a link, as in `/lab?v=1&hw=metro&km=80`; with `check` its two letters are added. */
export function toFragment(place: string, content: LinkContent, check = false): string {
  const text = [...toFields(content)].map(([key, value]) => `${escapeField(key)}=${escapeField(value)}`).join('&')
  return `/${place}?${text}${check ? `&c=${checkOf(text)}` : ''}`
}

/** Decodes percent escapes; null where they are broken. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/**
 * Reads a whole link, its fragment (with or without `#`) or its bare fields.
 * Never throws and never hangs, whatever it is given.
 */
export function readLink(link: string): Reading {
  const problems: Problem[] = []
  if (link.length > LONGEST_LINK) problems.push({ kind: 'too-long', length: link.length, limit: LONGEST_LINK })
  const short = link.slice(0, LONGEST_LINK)
  const fragment = short.slice(short.indexOf('#') + 1)
  const mark = fragment.indexOf('?')
  const bare = mark < 0 && fragment.includes('=')
  const place = bare ? '' : (mark < 0 ? fragment : fragment.slice(0, mark)).replace(/^\/+|\/+$/g, '')
  const query = bare ? fragment : mark < 0 ? '' : fragment.slice(mark + 1)
  const fields = new Map<string, string>()
  const doubled: { key: string; given: string }[] = []
  for (const part of query.split('&')) {
    if (part === '') continue
    const equals = part.indexOf('=')
    const key = decoded(equals < 0 ? part : part.slice(0, equals))
    const value = decoded(equals < 0 ? '' : part.slice(equals + 1))
    if (key === null || value === null || key === '') problems.push({ kind: 'unreadable', given: excerpt(part) })
    else if (fields.has(key)) doubled.push({ key, given: value })
    else fields.set(key, value)
  }
  for (const { key, given } of doubled)
    problems.push({ kind: 'doubled', key: excerpt(key), given: excerpt(given), using: excerpt(fields.get(key) ?? '') })
  const check = fields.get('c')
  if (check !== undefined && check !== checkOf(query.replace(/(^|&)c=[^&]*/, '')))
    problems.push({ kind: 'check-failed' })
  const read = fromFields(fields)
  return { ...read, place: place === '' ? 'lab' : place, problems: [...problems, ...read.problems] }
}
