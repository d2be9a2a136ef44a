/** What the chain shows of itself: messages, strips, and both ways to reckon a length. */
import { describe, expect, it } from 'vitest'
import { bytesOfBits } from '../crypto/bit-bytes'
import { bitAt, countOnes, selectBits } from '../math/packed-bits'
import { binaryEntropy } from '../physics/entropy'
import { authenticationBits } from './authentication'
import { compareLengths } from './compare-lengths'
import { distil } from './distil'
import type { DistilOptions } from './distillation'
import { EVE_HAS, keyStrips, STRIP_BITS } from './key-strips'
import { LISTED, publicRecord } from './public-record'
import { secretLength } from './secret-length'
import { plainBlock, plainOptions } from './sifted-block.testing'

const epsilons = { secrecy: 1e-10, correctness: 1e-10 }
const finite = { kind: 'finite', ...epsilons } as const

describe('public record', () => {
  it('lists every message with what it says, its tag and the key it used up', () => {
    const block = plainBlock(3000, 0.03)
    const made = distil(block, plainOptions)
    const record = publicRecord(made.transcript, 3000)
    expect(record.map(({ from, kind }) => `${from} ${kind}`)).toEqual(
      made.transcript.map(({ from, kind }) => `${from} ${kind}`),
    )
    expect(record.every(({ from, to }) => from !== to)).toBe(true)
    expect(record.reduce((sum, { keyBits }) => sum + keyBits, 0)).toBe(made.ledger.authentication)
    expect(made.ledger.authentication).toBe(authenticationBits(record.length))
    for (const [i, { tag }] of record.entries()) {
      expect(tag).toMatch(/^[0-9a-f]{32}$/)
      expect(Number.parseInt(tag!.slice(0, 2), 16)).toBe(made.transcript[i]!.tag![0])
    }
    const of = (kind: string) => record.find((message) => message.kind === kind)!
    const compared = Array.from({ length: 3000 }, (_, i) => i).filter((i) => bitAt(block.compared, i))
    expect(of('sifting').content).toEqual({
      what: 'places',
      count: compared.length,
      of: 3000,
      first: compared.slice(0, LISTED),
    })
    expect(of('bases').bits).toBe(3000)
    const told = selectBits(block.alice, block.compared)
    expect(of('sample').content).toEqual({
      what: 'bits',
      count: told.bits,
      first: Array.from({ length: LISTED }, (_, i) => bitAt(told, i)),
    })
    expect(of('sample-errors').content).toMatchObject({ count: made.stages.estimation!.both.errors, of: told.bits })
    expect(of('parities').bits).toBe(made.ledger.leaked)
    expect(of('verified').content).toEqual({
      what: 'verdict',
      same: true,
      corrected: made.stages.reconciliation!.corrections,
    })
    const { content } = of('verification')
    expect(content.what === 'hash' && [content.seed.length, content.hash.length]).toEqual([
      32,
      2 * Math.ceil(made.stages.verification!.tagBits / 8),
    ])
    expect(of('amplification').bits).toBe(made.stages.amplification!.seedBits)
  })

  it('has no tags and no key to pay for without authentication', () => {
    const { transcript } = distil(plainBlock(2000, 0.02), { ...plainOptions, authenticate: false })
    for (const { tag, keyBits } of publicRecord(transcript, 2000)) expect([tag, keyBits]).toEqual([null, 0])
  })
})

describe('strips', () => {
  it('show the first bits of every stage', () => {
    const block = plainBlock(3000, 0.03, 0.2, 0.1)
    const made = distil(block, plainOptions)
    const { sifted, key, secret } = keyStrips(block, made)
    expect([sifted.total, key!.total, secret!.total]).toEqual([
      3000,
      3000 - countOnes(block.compared),
      made.ledger.secret,
    ])
    expect([...sifted.error]).toEqual([...sifted.alice].map((bit, i) => (bit === sifted.bob[i] ? 0 : 1)))
    expect(sifted.alice).toHaveLength(STRIP_BITS)
    // The key is what was not compared, in order; behind correction Bob has Alice's.
    const left = [...sifted.alice].filter((_, i) => sifted.compared[i] === 0)
    expect([...key!.alice.subarray(0, left.length)]).toEqual(left)
    expect(key!.after).toEqual(key!.alice)
    expect([...key!.corrected]).toEqual([...key!.alice].map((bit, i) => (bit === key!.bob[i] ? 0 : 1)))
    expect([...sifted.eve]).toEqual(
      Array.from({ length: STRIP_BITS }, (_, i) => (bitAt(block.eveKnows!, i) ? EVE_HAS.bit : EVE_HAS.nothing)),
    )
    expect(secret!.bob).toEqual(secret!.alice)
    expect(bytesOfBits(made.keys!.alice)[0]! & 1).toBe(secret!.alice[0])
  })

  it('end where the chain ended', () => {
    const block = plainBlock(100, 0.3)
    const { sifted, key, secret } = keyStrips(block, distil(block, plainOptions))
    expect([sifted.total, sifted.alice.length, key, secret]).toEqual([100, 100, null, null])
  })
})

describe('lengths compared', () => {
  const compare = (block: ReturnType<typeof plainBlock>, options: DistilOptions) =>
    compareLengths(block, options, distil(block, options), epsilons)

  it('are the same two whichever was asked for', () => {
    const block = plainBlock(6000, 0.025)
    const asked = compare(block, plainOptions)
    expect(compare(block, { ...plainOptions, security: finite })).toEqual(asked)
    expect(asked.longRun.secret).toBe(distil(block, plainOptions).ledger.secret)
    expect(asked.finite.secret).toBe(distil(block, { ...plainOptions, security: finite }).ledger.secret)
    expect(asked.finite.secret).toBeLessThan(asked.longRun.secret)
  })

  it('name the shortest block: one secret bit at that size, none a little below', () => {
    const block = plainBlock(2000, 0.03)
    const { smallest, finite: bounded } = compare(block, plainOptions)
    expect(bounded.failure?.reason).toBe('block-too-small')
    const { evidence, stages } = distil(block, plainOptions)
    expect(evidence?.kind).toBe('single-photon')
    if (evidence?.kind !== 'single-photon') return
    const leak = stages.reconciliation!.leaked / stages.reconciliation!.keyBits
    const { both } = stages.estimation!
    const lengthAt = (keyBits: number) => {
      const testBits = (keyBits / evidence.keyBits) * both.bits
      const longer = { kind: 'single-photon', keyBits, testBits, phaseError: both.rate } as const
      return secretLength(longer, { leak: leak * keyBits, tag: 0 }, finite).bits
    }
    expect(smallest!.correction).toBe('as-here')
    expect(lengthAt(smallest!.keyBits)).toBeGreaterThan(0)
    expect(lengthAt(0.995 * smallest!.keyBits)).toBe(0)
    expect(smallest!.kept).toBe(Math.ceil((smallest!.keyBits * 2000) / evidence.keyBits))
  })

  it('name none where no block is long enough, and none for a source without a bound', () => {
    const noisy = compare(plainBlock(2000, 0.12), plainOptions)
    expect([noisy.smallest, noisy.finite.failure?.reason]).toEqual([null, 'error-rate-too-high'])
    expect(binaryEntropy(0.12)).toBeGreaterThan(0.5)
    const tagged = {
      ...plainBlock(4000, 0.01),
      multiPhoton: 0.001,
      intensities: [{ mean: 0.1, share: 1, matched: 5000 }],
    }
    const weak = compare(tagged, { ...plainOptions, source: 'multi-photon' })
    expect(weak.longRun.secret).toBeGreaterThan(0)
    expect([weak.smallest, weak.finite.failure?.reason]).toEqual([null, 'no-finite-bound'])
  })
})
