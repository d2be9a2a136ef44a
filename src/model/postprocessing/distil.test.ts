import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesOfBits } from '../crypto/bit-bytes'
import { toeplitzByDefinition } from '../crypto/toeplitz-definition'
import {
  bitAt,
  countOnes,
  hammingDistance,
  type PackedBits,
  selectBits,
  setBit,
  xorBits,
  zeros,
} from '../math/packed-bits'
import { binaryEntropy } from '../physics/entropy'
import { authenticationBits } from './authentication'
import { andBits, complementBits, orBits } from './bit-strings'
import { distil } from './distil'
import type { Distillation, DistilOptions, FailureReason } from './distillation'
import { storeOf } from './key-store'
import type { PublicMessage } from './public-channel'
import { CASCADE_VARIANTS } from './reconciliation/cascade/variants'
import { randomBits, sparseBits, testDice } from './reconciliation/noisy-keys.testing'
import type { ReconciliationMethod } from './reconciliation/reconcile'
import type { SiftedBlock } from './sifted-block'
import { plainBlock, plainOptions } from './sifted-block.testing'

const finite = { kind: 'finite', secrecy: 1e-10, correctness: 1e-10 } as const
const reasonOf = (block: SiftedBlock, options: Partial<DistilOptions> = {}): FailureReason | undefined =>
  distil(block, { ...plainOptions, ...options }).failure?.reason

const anyMethod: fc.Arbitrary<ReconciliationMethod> = fc.oneof(
  fc.constant({ kind: 'ldpc' } as const),
  fc.record({
    kind: fc.constant('cascade' as const),
    variant: fc.constantFrom(...CASCADE_VARIANTS),
    mode: fc.constantFrom('batch' as const, 'depth-first' as const),
  }),
)
const anySecurity = fc.constantFrom({ kind: 'long-run' } as const, finite)

/** Lines of the ledger must account for every bit, whatever happened. */
function expectBalanced({ ledger }: Distillation, block: SiftedBlock): void {
  const { compared, leaked, verification, removed, secret, kept } = ledger
  expect(kept).toBe(block.alice.bits)
  expect(compared + leaked + verification + removed + secret).toBe(kept)
  expect(Math.min(compared, leaked, verification, removed, secret)).toBeGreaterThanOrEqual(0)
}

const flipped = (message: PublicMessage, bit: number): PublicMessage => ({
  ...message,
  payload: message.payload.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)),
})

describe('distil', () => {
  it('ends with equal keys, or with none and a reason, and its ledger adds up', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1500 }),
        fc.double({ min: 0, max: 0.16, noNaN: true }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        anyMethod,
        anySecurity,
        fc.nat(),
        (bits, qber, share, method, security, seed) => {
          const block = plainBlock(bits, qber, share, 0.1, seed)
          const made = distil(block, { ...plainOptions, method, security, seed })
          expectBalanced(made, block)
          expect(made.keys === null).toBe(made.failure !== null)
          expect(made.equal).toBe(made.failure === null)
          expect(made.ledger.secret).toBe(made.keys?.alice.bits ?? 0)
        },
      ),
      { numRuns: 150 },
    ))

  it('makes a key whose length the ledger explains, by the Toeplitz matrix that was told in public', () => {
    const block = plainBlock(2500, 0.025)
    const made = distil(block, plainOptions)
    const key = selectBits(block.alice, complementBits(block.compared))
    const seed = made.transcript.find(({ kind }) => kind === 'amplification')!.payload
    const matrix: PackedBits = zeros(key.bits + made.ledger.secret - 1)
    for (let i = 0; i < matrix.bits; i++) if ((seed[i >>> 3]! >>> (i & 7)) & 1) matrix.words[i >>> 5]! |= 1 << (i & 31)
    expect(made.keys!.alice).toEqual(toeplitzByDefinition(matrix, key, made.ledger.secret))

    // Shor–Preskill with what was seen, counted here bit by bit.
    const seen = { z: [0, 0], x: [0, 0] } as Record<string, [number, number]>
    let zKey = 0
    for (let i = 0; i < 2500; i++) {
      const basis = bitAt(block.basis, i) ? 'x' : 'z'
      if (bitAt(block.compared, i)) {
        seen[basis]![0]++
        if (bitAt(block.alice, i) !== bitAt(block.bob, i)) seen[basis]![1]++
      } else if (basis === 'z') zKey++
    }
    const [ez, ex] = [seen.z![1] / seen.z![0], seen.x![1] / seen.x![0]]
    const phaseError = (zKey * ex + (key.bits - zKey) * ez) / key.bits
    const { leaked, verification, secret } = made.ledger
    expect(secret).toBe(Math.floor(key.bits * (1 - binaryEntropy(phaseError)) - leaked - verification))
  })

  it('counts as leaked what Alice told: one bit a parity in the transcript', () => {
    const { transcript, stages, ledger } = distil(plainBlock(3000, 0.03), plainOptions)
    const parities = transcript.find(({ kind }) => kind === 'parities')!.payload
    expect(Math.ceil(ledger.leaked / 8)).toBe(parities.length)
    const { shannonBits, efficiency, corrections, keyBits } = stages.reconciliation!
    expect(shannonBits).toBeCloseTo(keyBits * binaryEntropy(corrections / keyBits), 9)
    expect(efficiency).toBeCloseTo(ledger.leaked / shannonBits, 12)
    expect(efficiency!).toBeGreaterThan(0.99)
  })

  it('tells in public, in this order, what the protocol says', () => {
    const kinds = (method: ReconciliationMethod) =>
      distil(plainBlock(2000, 0.02), { ...plainOptions, method }).transcript.map(({ from, kind }) => `${from}: ${kind}`)
    const before = ['bob: bases', 'alice: sifting', 'alice: sample', 'bob: sample-errors']
    const behind = ['alice: verification', 'bob: verified', 'alice: amplification']
    expect(kinds(plainOptions.method)).toEqual([...before, 'alice: parities', 'bob: replies', ...behind])
    expect(kinds({ kind: 'ldpc' })).toEqual([...before, 'alice: syndromes', ...behind])
  })

  it('charges authentication to the shared key and names every ε', () => {
    const store = storeOf(randomBits(5000, testDice(1)))
    const { ledger, keyStore, transcript, stages } = distil(plainBlock(20_000, 0.01), {
      ...plainOptions,
      security: finite,
      keyStore: { ...store, used: 100 },
    })
    expect(ledger.authentication).toBe(authenticationBits(transcript.length))
    expect(keyStore!.used).toBe(100 + ledger.authentication)
    expect(ledger.net).toBe(ledger.secret - ledger.authentication)
    expect(ledger.epsilons.map(({ line, name }) => `${line}: ${name}`)).toEqual([
      'verification: correctness',
      'removed: secrecy',
      'authentication: authentication',
    ])
    const [correctness, secrecy, authentication] = ledger.epsilons
    expect(correctness!.value).toBeLessThanOrEqual(1e-10)
    expect(correctness!.value).toBe(stages.verification!.failure)
    expect(secrecy!.value).toBe(1e-10)
    expect(authentication!.value).toBeLessThan(1e-33)
  })

  it('spends no ε for secrecy in the long run, which promises none', () =>
    expect(distil(plainBlock(3000, 0.01), plainOptions).ledger.epsilons.map(({ name }) => name)).toEqual([
      'correctness',
      'authentication',
    ]))

  it('is the same again with the same seed, and another key with another', () => {
    const block = plainBlock(2000, 0.02)
    const [one, again, other] = [1, 1, 2].map((seed) => distil(block, { ...plainOptions, seed }))
    expect(again!.keys).toEqual(one!.keys)
    expect(other!.keys).not.toEqual(one!.keys)
  })

  it('charges a forecast instead of the real leak only when told to', () => {
    const block = plainBlock(5000, 0.025)
    const { ledger, stages } = distil(block, { ...plainOptions, leak: { factor: 1 } })
    const { keyBits, leaked } = stages.reconciliation!
    expect(ledger.leaked).toBe(Math.ceil(keyBits * binaryEntropy(stages.estimation!.both.rate)))
    expect(leaked).not.toBe(ledger.leaked)
  })
})

describe('the quiet spy (10 000 photons, Eve on one in ten, 1 000 bits compared)', () => {
  // She leaves errors in 2.5 % of the sifted bits and knows 5 % of them. Long run with the leak that happened:
  // 1 − h(0.025) − 1.1·h(0.025) − 39/4000 = 0.64; finite at ε = 10⁻¹⁰ about 0.06. One run scatters by 0.03
  // (the compared bits' error rate by 0.005), the mean of 12 runs by 0.009.
  const runs = (security: DistilOptions['security']) =>
    Array.from({ length: 12 }, (_, k) =>
      distil(plainBlock(5000, 0.025, 0.2, 0.05, k), { ...plainOptions, security, seed: k }),
    )
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

  it('leaves about 64 % of the key in the long run, and nothing to Eve', () => {
    const made = runs({ kind: 'long-run' })
    expect(mean(made.map(({ keyShare }) => keyShare))).toBeGreaterThan(0.6)
    expect(mean(made.map(({ keyShare }) => keyShare))).toBeLessThan(0.68)
    for (const { equal, eve } of made) {
      expect(equal).toBe(true)
      expect(eve!.before).toBeGreaterThan(120)
      expect(eve!.after).toBe(0)
    }
  })

  it('leaves about 6 % at ε = 10⁻¹⁰', () => {
    const share = mean(runs(finite).map(({ keyShare }) => keyShare))
    expect(share).toBeGreaterThan(0.03)
    expect(share).toBeLessThan(0.09)
  })
})

describe('a key from z alone', () => {
  // 80 % of the bits in z, where nothing is wrong; errors in x are what Eve's questions in z would leave.
  const dice = testDice(20)
  const bits = 6000
  const basis = sparseBits(bits, 0.2, dice)
  const alice = randomBits(bits, dice)
  const bob = xorBits(alice, andBits(sparseBits(bits, 0.06, dice), basis))
  const block = { ...plainBlock(bits, 0), alice, bob, basis, compared: sparseBits(bits, 0.05, dice) }
  const made = distil(block, { ...plainOptions, keyBasis: 'z' })

  it('compares all of x, and takes its errors for the phase errors of z', () => {
    const { x, z, expectedQber } = made.stages.estimation!
    expect(x.bits).toBe(countOnes(basis))
    expect(made.ledger.compared).toBe(countOnes(orBits(basis, block.compared)))
    expect([z.errors, expectedQber]).toEqual([0, 0])
    expect(made.stages.amplification!.phaseError).toBe(x.errors / x.bits)
    expect(made.equal).toBe(true)
  })

  it('is tested with all of x in a finite block', () => {
    const { stages, ledger } = distil(block, { ...plainOptions, keyBasis: 'z', security: finite })
    const n = stages.reconciliation!.keyBits
    const { bits: k, rate } = stages.estimation!.x
    // Tomamichel et al. 2012: μ = √((n + k)(k + 1)/(n·k²)·ln(4/ε)).
    const deviation = Math.sqrt((((n + k) * (k + 1)) / (n * k * k)) * Math.log(4e10))
    expect(stages.amplification!.phaseError).toBeCloseTo(rate + deviation, 12)
    const told = ledger.leaked + ledger.verification
    expect(ledger.secret).toBe(Math.floor(n * (1 - binaryEntropy(rate + deviation)) - told + 2 * Math.log2(1e-10)))
  })
})

describe('tampering is found', () => {
  const block = plainBlock(300, 0.01, 0.2)
  const clean = distil(block, plainOptions)

  it('the block in question gives a key when nobody interferes', () => expect(clean.equal).toBe(true))

  it("one bit of Bob's key turned over after reconciliation: verification fails in 1 000 of 1 000 trials", () => {
    const dice = testDice(2)
    let failed = 0
    for (let trial = 0; trial < 1000; trial++) {
      const at = dice.below(clean.stages.reconciliation!.keyBits)
      if (reasonOf(block, { plantedErrors: [at], seed: trial }) === 'verification-failed') failed++
    }
    expect(failed).toBe(1000)
  })

  it('one bit of one public message turned over, seed of the hash included: authentication fails in 1 000 of 1 000 trials', () => {
    const dice = testDice(3)
    let failed = 0
    for (let trial = 0; trial < 1000; trial++) {
      const at = dice.below(clean.transcript.length)
      const bit = dice.below(8 * clean.transcript[at]!.payload.length)
      const reason = reasonOf(block, {
        interference: (message) => (message.number === at ? flipped(message, bit) : message),
      })
      if (reason === 'message-altered') failed++
    }
    expect(failed).toBe(1000)
  })

  it('a message without its tag, a lost one, or a shared key that runs out ends it too', () => {
    expect(reasonOf(block, { interference: (message) => ({ ...message, tag: null }) })).toBe('message-unauthenticated')
    expect(reasonOf(block, { interference: (message) => (message.number === 3 ? null : message) })).toBe('message-lost')
    const keyStore = storeOf(randomBits(authenticationBits(5), testDice(4)))
    expect(reasonOf(block, { keyStore })).toBe('authentication-key-used-up')
    const made = distil(block, { ...plainOptions, keyStore })
    expect(made.failure!.numbers).toEqual({ message: 5 })
    expectBalanced(made, block)
  })
})

describe('without authentication everything is believed', () => {
  const block = plainBlock(400, 0.01, 0.2)
  const tampered = (kind: PublicMessage['kind'], change: (message: PublicMessage) => PublicMessage): Distillation =>
    distil(block, {
      ...plainOptions,
      authenticate: false,
      interference: (message) => (message.kind === kind ? change(message) : message),
    })

  it('no tags, no cost', () => {
    const made = distil(block, { ...plainOptions, authenticate: false })
    expect([made.authenticated, made.ledger.authentication, made.keyStore, made.equal]).toEqual([false, 0, null, true])
    expect(made.transcript.every(({ tag }) => tag === null)).toBe(true)
  })

  it('an altered Toeplitz matrix makes two different keys, and nobody notices', () => {
    const made = tampered('amplification', (message) => flipped(message, 40))
    expect([made.failure, made.equal]).toEqual([null, false])
    expect(hammingDistance(made.keys!.alice, made.keys!.bob)).toBeGreaterThan(0)
  })

  it('altered parities mislead Bob: later passes put it right, or verification catches it', () => {
    for (let bit = 0; bit < 40; bit++) {
      const made = tampered('parities', (message) => flipped(message, bit))
      expect(made.equal).toBe(made.failure === null)
    }
  })

  it('an altered tag, or an altered verdict, ends it', () => {
    expect(tampered('verification', (message) => flipped(message, 130)).failure?.reason).toBe('verification-failed')
    expect(tampered('verified', (message) => flipped(message, 0)).failure?.reason).toBe('verification-failed')
  })

  it('altered samples look like noise', () => {
    const made = tampered('sample', (message) => ({ ...message, payload: message.payload.map((byte) => byte ^ 0x11) }))
    expect(made.stages.estimation!.both.rate).toBeGreaterThan(0.2)
    expect(made.failure?.reason).toBe('error-rate-too-high')
  })

  it('messages cut short are no accident of the program', () => {
    for (const kind of ['bases', 'sifting', 'sample', 'parities', 'verification', 'verified', 'amplification'] as const)
      expect(() => tampered(kind, (message) => ({ ...message, payload: message.payload.slice(0, 1) }))).not.toThrow()
  })
})

describe('distil at the edges', () => {
  it('no errors at all', () => {
    for (const method of [plainOptions.method, { kind: 'ldpc' }] as const) {
      const made = distil(plainBlock(2000, 0), { ...plainOptions, method })
      expect([made.equal, made.failure, made.stages.reconciliation!.corrections]).toEqual([true, null, 0])
      expect(made.stages.reconciliation!.efficiency).toBeNull()
      expect(made.keyShare).toBeGreaterThan(0.85)
    }
  })

  it('at and above the threshold there is no key, and the chain stops before it tells parities', () => {
    for (const qber of [0.13, 0.25, 0.5]) {
      const made = distil(plainBlock(20_000, qber), plainOptions)
      expect(made.failure?.reason).toBe('error-rate-too-high')
      expect(made.stages.reconciliation).toBeNull()
      expect(made.ledger.leaked).toBe(0)
    }
  })

  it('the threshold is 1 − 2·h(Q) = 0, to one error in ten thousand', () => {
    // 1 − 2·h(0.11) = 1.7·10⁻⁴, 1 − 2·h(0.1101) = −4.3·10⁻⁴: of 30 000 key bits five would be left, or none.
    const withErrors = (perBasis: number) => {
      const block = plainBlock(50_000, 0)
      const mask = (chosen: (i: number) => boolean) => {
        const bits = zeros(50_000)
        for (let i = 0; i < 50_000; i++) if (chosen(i)) setBit(bits, i, 1)
        return bits
      }
      // Ten thousand bits of each basis are compared, so many of them wrong.
      const chance = sparseBits(50_000, 0.11, testDice(3))
      const noise = mask((i) => (i < 20_000 ? i >> 1 < perBasis : bitAt(chance, i) === 1))
      return {
        ...block,
        basis: mask((i) => i % 2 === 1),
        compared: mask((i) => i < 20_000),
        bob: xorBits(block.alice, noise),
      }
    }
    const [at, above] = [1100, 1101].map((errors) => distil(withErrors(errors), plainOptions))
    expect(at!.stages.estimation!.both.rate).toBe(0.11)
    expect([at!.failure?.reason, above!.failure?.reason]).toEqual(['nothing-left', 'error-rate-too-high'])
    expect(at!.ledger.leaked).toBeGreaterThan(0)
    expect(above!.ledger.leaked).toBe(0)
  })

  it('just below it reconciliation uses up what is left', () => {
    // 1 − 2·h(0.105) = 0.03, less than reconciliation tells beyond the Shannon limit.
    const made = distil(plainBlock(40_000, 0.105), plainOptions)
    expect(made.failure?.reason).toBe('nothing-left')
    expect(made.ledger.leaked).toBeGreaterThan(0)
    expectBalanced(made, plainBlock(40_000, 0.105))
  })

  it('every bit wrong', () => {
    const block = plainBlock(3000, 0)
    const wrong = { ...block, bob: complementBits(block.alice) }
    for (const method of [plainOptions.method, { kind: 'ldpc' }] as const)
      expect(reasonOf(wrong, { method })).toBe('error-rate-too-high')
  })

  it('every bit of the key wrong although none of the compared ones', () => {
    const block = plainBlock(6000, 0)
    const words = block.alice.words.map((word, w) => word ^ ~block.compared.words[w]!)
    words[words.length - 1]! &= 2 ** (6000 & 31) - 1
    const made = distil({ ...block, bob: { words, bits: 6000 } }, plainOptions)
    expect(['reconciliation-failed', 'nothing-left', 'verification-failed']).toContain(made.failure?.reason)
    expectBalanced(made, block)
  })

  it('no pulse arrived, or none in equal bases', () => {
    const none = plainBlock(0, 0)
    expect(reasonOf({ ...none, sent: 1000, arrived: 0 })).toBe('nothing-arrived')
    expect(reasonOf({ ...none, sent: 1000, arrived: 7 })).toBe('nothing-kept')
  })

  it('one bit', () => {
    const one = plainBlock(1, 0)
    expect(reasonOf({ ...one, compared: zeros(1) })).toBe('nothing-compared')
    expect(reasonOf({ ...one, compared: complementBits(zeros(1)) })).toBe('everything-compared')
  })

  it('few bits, of any length', () => {
    for (let bits = 2; bits < 100; bits++) {
      const block = plainBlock(bits, 0.02, 0.3, 0, bits)
      for (const method of [plainOptions.method, { kind: 'ldpc' }] as const) {
        const made = distil(block, { ...plainOptions, method })
        // The tag alone takes more than thirty.
        if (bits < 40) expect(made.failure).not.toBeNull()
        expect(made.equal).toBe(made.failure === null)
        expectBalanced(made, block)
      }
    }
  })

  it('a basis nobody compared says nothing about the other', () => {
    const block = plainBlock(2000, 0.01)
    expect(reasonOf({ ...block, compared: selectMask(block.compared, block.basis) })).toBe('basis-not-compared')
  })

  it('a block too small for ε gives a key in the long run only', () => {
    const block = plainBlock(1500, 0.01)
    expect(reasonOf(block)).toBeUndefined()
    expect(reasonOf(block, { security: finite })).toBe('block-too-small')
  })

  it('an error rate too high for any block is said as such at finite ε too', () =>
    expect(reasonOf(plainBlock(3000, 0.2), { security: finite })).toBe('error-rate-too-high'))

  it('more than 2²² bits are refused with the numbers', () => {
    const bits = 2 ** 22 + 1
    const block = {
      sent: 1,
      arrived: 1,
      alice: zeros(bits),
      bob: zeros(bits),
      compared: zeros(bits),
      basis: zeros(bits),
    }
    expect(distil(block, plainOptions).failure).toEqual({
      reason: 'block-too-large',
      numbers: { bits, largest: 2 ** 22 },
    })
  })

  it('strings of different lengths, or a source without its numbers, are a mistake of the program', () => {
    const block = plainBlock(100, 0.01)
    expect(() => distil({ ...block, bob: zeros(99) }, plainOptions)).toThrow(RangeError)
    expect(() => distil({ ...block, intensity: new Uint8Array(3) }, plainOptions)).toThrow(RangeError)
    expect(() => distil(block, { ...plainOptions, source: 'decoy' })).toThrow(RangeError)
    expect(() => distil(block, { ...plainOptions, source: 'multi-photon' })).toThrow(RangeError)
  })

  it('does not change what it is given', () => {
    const block = plainBlock(1000, 0.03)
    const before = [block.alice, block.bob, block.compared, block.basis].map(({ words }) => words.slice())
    distil(block, plainOptions)
    expect([block.alice, block.bob, block.compared, block.basis].map(({ words }) => words)).toEqual(before)
  })
})

describe('Eve', () => {
  it('who knows every bit keeps the whole key, though nothing looked wrong', () => {
    const block = plainBlock(2000, 0, 0.2, 1)
    const { eve, equal } = distil({ ...block, eveKnows: complementBits(zeros(2000)) }, plainOptions)
    expect(equal).toBe(true)
    expect(eve!.before).toBe(eve!.keyBits)
    expect(eve!.after).toBe(eve!.secretBits)
  })

  it('is not asked about: the key does not depend on what she knows', () => {
    const block = plainBlock(1000, 0.02, 0.2, 0.5)
    const { eveKnows: _, ...blind } = block
    const made = distil(blind, plainOptions)
    expect(made.keys).toEqual(distil(block, plainOptions).keys)
    expect(made.eve).toBeNull()
  })

  // Small enough for linear algebra: the secret key as linear functions of the bits she does not know, next
  // to the parities she heard; what is dependent is what she can work out.
  it('has as many dimensions of the key as linear algebra says', () => {
    const dice = testDice(9)
    for (const [bits, known, secret] of [
      [60, 20, 30],
      [60, 20, 45],
      [60, 60, 20],
      [40, 0, 40],
    ] as const) {
      const matrix = randomBits(bits + secret - 1, dice)
      const rows = Array.from({ length: secret }, (_, i) =>
        Array.from({ length: bits - known }, (_, j) => bitAt(matrix, i - (j + known) + bits - 1)),
      )
      const unknown = bits - known
      const expected = Math.max(0, secret - unknown)
      const rank = rankOf(rows)
      // A random matrix lacks more than 8 of its full rank once in 2⁸⁰.
      expect(secret - rank).toBeGreaterThanOrEqual(expected)
      expect(secret - rank).toBeLessThanOrEqual(expected + 8)
    }
  })
})

function selectMask(mask: PackedBits, within: PackedBits): PackedBits {
  return { words: mask.words.map((word, w) => word & within.words[w]!), bits: mask.bits }
}

/** Rank over GF(2). */
function rankOf(rows: number[][]): number {
  const left = rows.map((row) => row.slice())
  let rank = 0
  for (let column = 0; column < (left[0]?.length ?? 0); column++) {
    const pivot = left.findIndex((row, i) => i >= rank && row[column] === 1)
    if (pivot < 0) continue
    const found = left[pivot]!
    left[pivot] = left[rank]!
    left[rank] = found
    for (const [i, row] of left.entries())
      if (i !== rank && row[column] === 1) for (let c = 0; c < row.length; c++) row[c]! ^= found[c]!
    rank++
  }
  return rank
}

it('the transcript holds the bits it speaks of', () => {
  const block = plainBlock(900, 0.02)
  const { transcript } = distil(block, plainOptions)
  const payload = (kind: PublicMessage['kind']) => transcript.find((message) => message.kind === kind)!.payload
  expect(payload('bases')).toEqual(bytesOfBits(block.basis))
  expect(payload('sifting')).toEqual(bytesOfBits(block.compared))
  expect(payload('sample')).toEqual(bytesOfBits(selectBits(block.alice, block.compared)))
  expect(payload('sample-errors').length).toBe(Math.ceil(countOnes(block.compared) / 8))
})
