import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { networkNamed } from './read-network'
import { type NetworkScene, quietScene, readScene, writeScene } from './scene'

const town = networkNamed('town6')!
const read = (fields: Record<string, string>) => readScene(new Map(Object.entries(fields)), town)

const pair = fc
  .uniqueArray(fc.constantFrom(...'ABCDEF'), { minLength: 2, maxLength: 2 })
  .map(([a, b]) => [a!, b!] as const)
const want = fc.oneof(
  fc.record({ kind: fc.constant('stream' as const), bitsPerSecond: fc.nat(1e9) }),
  fc.record({
    kind: fc.constant('keys' as const),
    bits: fc.integer({ min: 1, max: 4096 }),
    perSecond: fc.integer({ min: 0, max: 1000 }).map((n) => n / 8),
  }),
)
const anyScene: fc.Arbitrary<NetworkScene> = fc
  .record({
    taken: fc.uniqueArray(fc.constantFrom(...'ABCDEF')),
    pair: fc.option(pair),
    choice: fc.record({
      routing: fc.constantFrom('widest' as const, 'fewest' as const),
      shares: fc.integer({ min: 1, max: 4 }),
    }),
    needs: fc.array(fc.tuple(pair, want), { maxLength: 12 }),
  })
  .map(({ needs, ...scene }) => ({
    ...scene,
    demands: needs.map(([[from, to], wanted], i) => ({
      id: String(i + 1),
      from,
      to,
      want: wanted,
      choice: scene.choice,
    })),
  }))

describe('scenes in links', () => {
  it('are quiet when nothing is said', () => expect(read({})).toEqual({ scene: quietScene, problems: [] }))

  it('round-trip', () =>
    fc.assert(
      fc.property(anyScene, (scene) => {
        const fields = writeScene(scene, town)
        expect(readScene(fields, town)).toEqual({ scene, problems: [] })
        for (const value of fields.values()) expect(value).toMatch(/^[A-Za-z0-9._~\-:,]*[A-Za-z0-9]$/)
      }),
    ))

  it.each<[Record<string, string>, string]>([
    [{ took: 'Z' }, 'unknown-node'],
    [{ pair: 'A-A' }, 'unreadable-link'],
    [{ pair: 'A-Z' }, 'unknown-node'],
    [{ way: 'shortest' }, 'bad-choice'],
    [{ paths: '9' }, 'bad-choice'],
    [{ need: 'A-B' }, 'bad-choice'],
    [{ need: 'A-B:-5' }, 'bad-choice'],
    [{ need: Array(13).fill('A-B:5').join() }, 'too-many-demands'],
  ])('%j is told as %s', (fields, code) => expect(read(fields).problems.map((p) => p.code)).toEqual([code]))

  it('never throw', () =>
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('took', 'pair', 'way', 'paths', 'need'), fc.string()), (fields) => {
        expect(() => read(fields)).not.toThrow()
      }),
    ))
})
