import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bitAt, countOnes, hammingDistance, xorBits } from '../../math/packed-bits'
import { canRead, trustSet } from '../routing/plan'
import { compareWithEve, type Holdings, heldOf, streamName } from './eve'
import { type KeyStream, keyBits } from './key-stream'
import { announcementsOf, hopsOf, keyAtReceiver, keyAtSender, type RelayedKey, type SharePath } from './relayed-key'

const stream = (link: string, born = 0): KeyStream => ({ seed: 7, link, born })

/** A path through named nodes whose links are called by their ends; the pads begin anywhere. */
const path = (nodes: string, from = 100): SharePath => ({
  nodes: [...nodes],
  pads: [...nodes].slice(1).map((to, i) => ({ stream: stream(`${nodes[i]}${to}`), from: from + 17 * i })),
})
const keyOver = (paths: readonly string[], bits = 300): RelayedKey => ({
  seed: 7,
  serial: 3,
  from: paths[0]![0]!,
  to: paths[0]!.at(-1)!,
  bits,
  shares: paths.map((nodes) => path(nodes)),
})
/** Everything that passes the nodes Eve took, on all links that end there. */
const holdingsOf = (taken: readonly string[], key: RelayedKey, share = 1): Holdings =>
  new Map(
    key.shares.flatMap(({ nodes, pads }) =>
      pads.flatMap((pad, i) =>
        taken.includes(nodes[i]!) || taken.includes(nodes[i + 1]!)
          ? [[streamName(pad.stream), [{ from: 0, to: 1e6, share }]] as const]
          : [],
      ),
    ),
  )
const planOver = (paths: readonly string[]) => ({
  from: paths[0]![0]!,
  to: paths[0]!.at(-1)!,
  bitsPerSecond: 1,
  routes: paths.map((nodes) => ({ nodes: [...nodes], links: [], bitsPerSecond: 1 })),
})

describe('keyBits', () => {
  it('a stretch is what the longer stretch has there', () =>
    fc.assert(
      fc.property(fc.nat(9000), fc.integer({ min: 1, max: 5000 }), (from, bits) => {
        const whole = keyBits(stream('A-B'), 0, 14_000)
        const part = keyBits(stream('A-B'), from, bits)
        expect(part.bits).toBe(bits)
        for (let i = 0; i < bits; i += 13) expect(bitAt(part, i)).toBe(bitAt(whole, from + i))
        expect(countOnes(part)).toBe([...Array(bits).keys()].filter((i) => bitAt(part, i)).length)
      }),
      { numRuns: 20 },
    ))

  it('differ between links, and between a link and its successor', () => {
    const bits = keyBits(stream('A-B'), 0, 1000)
    expect(hammingDistance(bits, keyBits(stream('A-C'), 0, 1000))).toBeGreaterThan(400)
    expect(hammingDistance(bits, keyBits(stream('A-B', 1), 0, 1000))).toBeGreaterThan(400)
  })

  it('have a name of their own for links in any script', () =>
    expect(hammingDistance(keyBits(stream('東-京'), 0, 1000), keyBits(stream('大-阪'), 0, 1000))).toBeGreaterThan(400))
})

const paths = fc.uniqueArray(fc.constantFrom(...'RSTUVW'), { minLength: 1, maxLength: 6 }).chain((relays) =>
  fc.integer({ min: 1, max: relays.length }).map((shares) => {
    const dealt = Array.from({ length: shares }, () => 'A')
    relays.forEach((relay, i) => {
      dealt[i % shares] += relay
    })
    return dealt.map((nodes) => `${nodes}B`)
  }),
)

describe('a relayed key', () => {
  it('arrives as it was sent: the XOR of the shares is the key', () =>
    fc.assert(
      fc.property(paths, fc.integer({ min: 1, max: 700 }), (over, bits) => {
        const key = keyOver(over, bits)
        expect(keyAtReceiver(key)).toEqual(keyAtSender(key))
      }),
    ))

  it('is noise on every fibre and in clear in every relay', () => {
    const key = keyOver(['ARSB'], 2000)
    for (const { ciphertext, received } of hopsOf(key, 0)) {
      expect(received).toEqual(keyAtSender(key))
      expect(Math.abs(hammingDistance(ciphertext, received) - 1000)).toBeLessThan(4.5 * Math.sqrt(500))
    }
  })

  it('the announcements of the relays lead from the last pad to the first', () => {
    const key = keyOver(['ARSTB'])
    const pads = hopsOf(key, 0).map(({ pad }) => pad)
    expect(announcementsOf(key, 0).reduce(xorBits, pads.at(-1)!)).toEqual(pads[0])
  })
})

describe('what Eve holds', () => {
  it('is nothing while she holds no pad, though she has heard everything', () =>
    expect(compareWithEve(new Map(), keyOver(['ARSB']))).toEqual({ knownBits: 0, wrongBits: 0, bits: 300 }))

  it('the relays whose takeover opens the key are exactly the trust set', () =>
    fc.assert(
      fc.property(paths, (over) => {
        const key = keyOver(over)
        const opens = [...new Set(over.join(''))].filter((node) => {
          const { knownBits, wrongBits } = compareWithEve(holdingsOf([node], key), key)
          expect(wrongBits).toBe(0)
          return knownBits === key.bits
        })
        expect(opens.filter((node) => node !== 'A' && node !== 'B').toSorted()).toEqual(
          [...trustSet(planOver(over))].toSorted(),
        )
        expect(opens).toEqual(expect.arrayContaining(['A', 'B']))
      }),
    ))

  it('several relays together open it exactly if they see every share', () =>
    fc.assert(
      fc.property(paths, fc.subarray([...'RSTUVW']), (over, taken) => {
        const key = keyOver(over)
        const { knownBits } = compareWithEve(holdingsOf(taken, key), key)
        expect(knownBits === key.bits).toBe(canRead(planOver(over), new Set(taken)))
        expect(knownBits === 0 || knownBits === key.bits).toBe(true)
      }),
    ))

  // Binomial(20 000, 0.3): 4.5σ = 290 bits; a share used twice or halved would be off by thousands.
  it('is a share of the bits where her attack left a share', () => {
    const key = keyOver(['AB'], 20_000)
    const { knownBits, wrongBits } = compareWithEve(holdingsOf(['A'], key, 0.3), key)
    expect(Math.abs(knownBits - 6000)).toBeLessThan(290)
    expect(wrongBits).toBe(0)
  })

  it('ends where her attack ended', () => {
    const held = heldOf(new Map([['0 A-B', [{ from: 120, to: 150, share: 1 }]]]), stream('A-B'), 100, 100)
    expect([...Array(100).keys()].filter((i) => bitAt(held.mask, i))).toEqual([...Array(30).keys()].map((i) => 20 + i))
  })
})
