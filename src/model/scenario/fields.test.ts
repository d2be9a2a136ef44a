import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COUNTERMEASURES, DICE } from '../attacks/countermeasures'
import { attacks } from '../attacks/index'
import { type Quantity, valueShown } from '../math/quantity'
import { fromFields, LINK_KEYS, readLink, toFields, toFragment } from './fields'
import { goldenLinks } from './golden-links'
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
  SOURCES,
} from './scenario'
import { defaultViewing, SPEEDS, VIEWERS, ZOOMS } from './viewing'

/** A value as a link can carry it: up to six digits in the unit that is shown. */
function anyValue(q: Quantity): fc.Arbitrary<number> {
  const fraction = fc.double({ min: 0, max: 1, noNaN: true })
  const inside = fraction.map((u) => {
    const value = q.scale === 'log' ? q.min * (q.max / q.min) ** u : q.min + u * (q.max - q.min)
    const shown = Number((value * (q.shownAs === '%' ? 100 : 1)).toPrecision(6))
    const rounded = valueShown(q, q.whole ? Math.round(shown) : shown)
    return Math.min(q.max, Math.max(q.min, rounded))
  })
  return q.zero ? fc.oneof({ weight: 5, arbitrary: inside }, fc.constant(0)) : inside
}

const anyShares = fc.tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 100 })).map(([signal, part]) => {
  const weak = Math.round(((100 - signal) * part) / 100)
  return { signal: signal / 100, weak: weak / 100, vacuum: (100 - signal - weak) / 100 }
})

const names = Object.keys(quantities) as QuantityName[]
const anyScenario = fc.record({
  hardware: fc.constantFrom(...HARDWARE),
  source: fc.constantFrom(...SOURCES),
  channel: fc.constantFrom(...CHANNELS),
  pairModes: fc.constantFrom(...PAIR_MODES),
  attack: fc.constantFrom(...attacks.map(({ id }) => id)),
  authenticated: fc.boolean(),
  dice: fc.constantFrom(...DICE),
  countermeasures: fc.subarray([...COUNTERMEASURES]),
  shares: anyShares,
  ...Object.fromEntries(names.map((name) => [name, anyValue(quantities[name])])),
}) as unknown as fc.Arbitrary<Scenario>
const anyViewing = fc.record({
  speed: fc.constantFrom(...SPEEDS),
  viewer: fc.constantFrom(...VIEWERS),
  zoom: fc.constantFrom(...ZOOMS),
})
const nothing = new Map<string, string>()

describe('a link', () => {
  it('round-trips every scenario and how it is watched', () =>
    fc.assert(
      fc.property(anyScenario, anyViewing, (scenario, viewing) => {
        const read = readLink(toFragment('lab', { scenario, viewing, unknown: nothing }, true))
        expect(read).toEqual({ place: 'lab', scenario, viewing, unknown: nothing, problems: [] })
      }),
      { numRuns: 500 },
    ))

  it('leaves defaults out: a preset is its name', () => {
    for (const hardware of HARDWARE) {
      const fields = toFields({ scenario: presets[hardware], viewing: defaultViewing, unknown: nothing })
      expect([...fields.keys()]).toEqual(hardware === 'ideal' ? ['v'] : ['v', 'hw'])
    }
  })

  it('needs no percent-escapes, ends in a letter or digit and keeps the order of keys', () =>
    fc.assert(
      fc.property(anyScenario, anyViewing, (scenario, viewing) => {
        const fragment = toFragment('lab', { scenario, viewing, unknown: nothing }, true)
        expect(fragment).toMatch(/^\/lab\?[A-Za-z0-9._~\-:,=&]*[A-Za-z0-9]$/)
        const order = [...toFields({ scenario, viewing, unknown: nothing }).keys()].map((key) =>
          (LINK_KEYS as readonly string[]).indexOf(key),
        )
        expect(order).toEqual([...order].sort((a, b) => a - b))
      }),
    ))

  it('keeps keys it does not know and writes them back', () => {
    const link = '/lab?v=1&km=80&future=a-b&theme=dark'
    const { place, problems, ...content } = readLink(link)
    expect(problems).toEqual([])
    expect(toFragment(place, content)).toBe(link)
  })

  it.each(goldenLinks)('opens for ever as it was published: $link', ({ link, opensAs, viewing }) => {
    const read = readLink(link)
    expect(read.scenario).toEqual({ ...defaultScenario, ...opensAs })
    expect(read.viewing).toEqual({ ...defaultViewing, ...viewing })
  })
})

describe('a bad link', () => {
  const problemsOf = (fields: string): readonly Problem[] => readLink(`#/lab?${fields}`).problems

  it('says what is wrong and what is used instead', () => {
    expect(problemsOf('km=900')).toEqual([{ kind: 'above', key: 'km', given: '900', limit: '600' }])
    expect(readLink('#/lab?km=900').scenario.distanceKm).toBe(600)
    expect(problemsOf('eve=alien')).toEqual([{ kind: 'unknown-choice', key: 'eve', given: 'alien', using: 'off' }])
    expect(problemsOf('cm=bases-alien')).toEqual([
      { kind: 'unknown-choice', key: 'cm', given: 'alien', using: 'bases' },
    ])
    expect(problemsOf('cm=')).toEqual([{ kind: 'empty', key: 'cm', using: 'none' }])
    expect(problemsOf('cm=none')).toEqual([])
    expect(problemsOf('auth=2')).toEqual([{ kind: 'unknown-choice', key: 'auth', given: '2', using: '1' }])
    expect(problemsOf('eff=0')).toEqual([{ kind: 'below', key: 'eff', given: '0', limit: '1' }])
    expect(problemsOf('mu=NaN')).toEqual([{ kind: 'not-a-number', key: 'mu', given: 'NaN', using: '0.5' }])
    expect(problemsOf('n=12.5')).toEqual([{ kind: 'not-whole', key: 'n', given: '12.5', using: '13' }])
    expect(problemsOf('km=')).toEqual([{ kind: 'empty', key: 'km', using: '10' }])
    expect(problemsOf('km=5&km=7')).toEqual([{ kind: 'doubled', key: 'km', given: '7', using: '5' }])
    expect(problemsOf('share=50-40-20')).toEqual([
      { kind: 'bad-shares', key: 'share', given: '50-40-20', using: '80-10-10' },
    ])
    expect(problemsOf('v=-1e9')).toEqual([{ kind: 'unusable-version', given: '-1e9' }])
    expect(problemsOf('v=7&km=5')).toEqual([{ kind: 'newer-version', given: '7' }])
    expect(problemsOf('km=%E0%A4%A')).toEqual([{ kind: 'unreadable', given: 'km=%E0%A4%A' }])
    expect(problemsOf('km=20&c=zz')).toEqual([{ kind: 'check-failed' }])
  })

  it('tells a doubled field only once, and every problem of a link with many', () => {
    expect(
      problemsOf('km=1e3&att=7&eve=x&seed=0&spd=fast&z=9&tb=1')
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['above', 'above', 'below', 'below', 'unknown-choice', 'unknown-choice', 'unknown-choice'].sort())
  })

  it('is no reason to throw, hang or leave a field undefined, whatever it says', () => {
    const key = fc.oneof(fc.constantFrom(...LINK_KEYS, 'c'), fc.string({ maxLength: 12 }))
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '',
        'NaN',
        '-1e9',
        '1e999',
        '0x10',
        '٣',
        ' 5',
        '1,5',
        'null',
        '__proto__',
        '<script>',
        '%',
        '%00',
      ),
      fc.double().map(String),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value), { maxLength: 30 }), (pairs) => {
        const read = readLink(`#/lab?${pairs.map(([k, v]) => `${k}=${v}`).join('&')}`)
        for (const name of names) {
          const q = quantities[name]
          const x = read.scenario[name]
          expect(Number.isFinite(x) && (x >= q.min || ('zero' in q && x === 0)) && x <= q.max).toBe(true)
        }
        // What was understood is a link again.
        expect(readLink(toFragment('lab', read)).scenario).toEqual(read.scenario)
      }),
      { numRuns: 300 },
    )
  })

  it('of a million characters is read as far as a link may be long', () => {
    const read = readLink(`#/lab?km=20&mu=${'9'.repeat(1_000_000)}`)
    expect(read.scenario.distanceKm).toBe(20)
    expect(read.problems.map(({ kind }) => kind)).toEqual(['too-long', 'not-a-number'])
  })

  it('opens from a prototype key without touching the prototype', () => {
    const { unknown } = fromFields(new Map([['__proto__', 'x']]))
    expect(unknown.get('__proto__')).toBe('x')
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })
})
