import { describe, expect, it } from 'vitest'
import { addressedBytes, addressedUniform, CHUNK_WORDS, Chance, chanceLaw, LaneUniforms, thresholdOf } from './chance'
import { diceAt, diceKey } from './dice'
import { popcount } from './packed-bits'

const address = (slot: string, block = 0) => ({ seed: 1984, role: 'alice' as const, slot, block })

it('keys a stream by the SHA-256 of its address, first words big-endian', () => {
  // printf 'eavesdrop-dice-1|1984|alice|bit|0' | sha256sum
  const key = [...diceKey(address('bit'))].map((w) => w.toString(16).padStart(8, '0')).join('')
  expect(key).toBe(SHA_OF_ADDRESS)
})

const SHA_OF_ADDRESS = '911352ae98528f0db407a79d9c7a8933b4721e7e03b8e07d9155b0019016c8a8'

/** sfc32 written anew from its definition, with the key as a, b, c, counter 1 and 12 rounds discarded. */
function referenceWords(count: number): number[] {
  const key = diceKey(address('bit'))
  let [a, b, c, d] = [BigInt(key[0]!), BigInt(key[1]!), BigInt(key[2]!), 1n]
  const mask = 0xffffffffn
  const out: number[] = []
  for (let i = 0; i < count + 12; i++) {
    const word = (a + b + d) & mask
    d = (d + 1n) & mask
    a = b ^ (b >> 9n)
    b = (c + (c << 3n)) & mask
    c = (((c << 21n) | (c >> 11n)) + word) & mask
    if (i >= 12) out.push(Number(word))
  }
  return out
}

it('throws the words of sfc32, one by one or by the array', () => {
  const dice = diceAt(address('bit'))
  const filled = new Uint32Array(20)
  diceAt(address('bit')).fill(filled)
  expect(Array.from({ length: 20 }, () => dice.word())).toEqual(referenceWords(20))
  expect([...filled]).toEqual(referenceWords(20))
})

describe.each([0, 1e-9, 0.001, 0.02, 1 / 32, 0.1, 0.25, 1 / 3, 0.5, 0.75, 0.99, 0.9999, 1])('a chance of %d', (p) => {
  // 4σ two-sided over 3.3 million lanes: at p = 0.1 a mistake of 0.07 percentage points is caught.
  it('hits that share of lanes within 4 sigma', () => {
    let hits = 0
    let lanes = 0
    const words = new Uint32Array(CHUNK_WORDS)
    for (let block = 0; block < 50; block++) {
      const chance = new Chance(address('hit', block), chanceLaw(thresholdOf(p)))
      for (let chunk = 0; chunk < 4; chunk++) {
        chance.next(words)
        for (const word of words) hits += popcount(word)
        lanes += words.length * 32
      }
    }
    expect(Math.abs(hits - lanes * p)).toBeLessThanOrEqual(4 * Math.sqrt(lanes * p * (1 - p)))
  })
})

it('compares bit by bit exactly as a 53-bit number would', () => {
  // The lanes of fillBelow, decided again from the words it drew, one lane at a time.
  const threshold = thresholdOf(1 / 3)
  const words = new Uint32Array(64)
  diceAt(address('bit')).fillBelow(words, threshold)
  const dice = diceAt(address('bit'))
  const thresholdBits = threshold.toString(2).padStart(53, '0')
  for (const word of words) {
    let undecided = 0xffffffff
    let below = 0
    for (let bit = 0; bit < 53 && undecided !== 0; bit++) {
      const drawn = dice.word()
      for (let lane = 0; lane < 32; lane++) {
        const one = 1 << lane
        if (!(undecided & one)) continue
        const u = drawn & one ? '1' : '0'
        if (u === thresholdBits[bit]) continue
        if (u < thresholdBits[bit]!) below |= one
        undecided = (undecided & ~one) >>> 0
      }
    }
    expect(word).toBe(below >>> 0)
  }
})

describe('uniforms of a lane', () => {
  const uniforms = new LaneUniforms(address('lane'))
  uniforms.next()
  const lanes = Array.from({ length: CHUNK_WORDS * 32 }, (_, i) => i)

  it('fall below a threshold as often as it says, within 4 sigma', () => {
    for (const p of [0.003, 0.2, 0.8535533905932737]) {
      const hits = lanes.filter((lane) => uniforms.below(lane, thresholdOf(p))).length
      expect(Math.abs(hits - lanes.length * p)).toBeLessThan(4 * Math.sqrt(lanes.length * p * (1 - p)))
    }
  })

  it('fall into the class whose thresholds enclose them', () => {
    const thresholds = Float64Array.from([0.1, 0.1, 0.5, 0.500001], thresholdOf)
    for (const lane of lanes.slice(0, 2000))
      expect(uniforms.classOf(lane, thresholds)).toBe([...thresholds].filter((t) => !uniforms.below(lane, t)).length)
  })

  it('have tails that fill their 45 bits evenly', () => {
    const mean = lanes.reduce((sum, lane) => sum + uniforms.tail(lane) / 2 ** 45, 0) / lanes.length
    // σ of the mean of 16 384 uniforms is 0.00226; 4σ.
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.009)
  })
})

it.each([
  [0, 1, 2, 65_535, 2 ** 31, 2 ** 32 - 1],
  [0, 1, 2 ** 32 - 1, 2 ** 32, 3 * 2 ** 40 + 5],
])('the first bytes of addressed uniforms are their top eight bits, %d %d …', (...pulses) => {
  const key = Uint32Array.of(9, 8, 7, 6, 0xdeadbeef, 0x12345678, 0xcafebabe, 1)
  const bytes = new Uint8Array(pulses.length)
  addressedBytes(key, Float64Array.from(pulses), 1, pulses.length, bytes)
  const expected = pulses.map((pulse) => Math.floor(addressedUniform(key, pulse) / 2 ** 45))
  expect([...bytes]).toEqual([0, ...expected.slice(1)])
})
