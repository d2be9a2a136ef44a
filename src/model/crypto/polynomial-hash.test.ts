import { ghash } from '@noble/ciphers/_polyval.js'
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bitsOfBytes, bytesOfBits } from './bit-bytes'
import { oneTimePad } from './one-time-pad'
import { HASH_BYTES, hashBlocks, PolynomialHash } from './polynomial-hash'
import { authenticationTag, forgeryBound, tagFits } from './wegman-carter'

const anyBytes = fc.uint8Array({ maxLength: 200 })
const anyKey = fc.uint8Array({ minLength: 16, maxLength: 16 })
const flip = (bytes: Uint8Array, bit: number): Uint8Array =>
  bytes.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))

describe('PolynomialHash', () => {
  // McGrew & Viega, The Galois/Counter Mode of Operation, test case 2: GHASH(H, {}, C).
  it('has the published value', () => {
    const key = hexToBytes('66e94bd4ef8a2c3b884cfa59ca342b2e')
    const message = hexToBytes('0388dace60b6a392f328c2b971b2fe78')
    expect(new PolynomialHash(key).hash(message)).toEqual(hexToBytes('f38cbb1ad69223dcc3457ae5b6b0f885'))
  })

  it('is GHASH of the padded message and its length', () =>
    fc.assert(
      fc.property(anyKey, anyBytes, (key, message) => {
        const padded = new Uint8Array(HASH_BYTES * Math.ceil(message.length / HASH_BYTES))
        padded.set(message)
        const length = new Uint8Array(HASH_BYTES)
        new DataView(length.buffer).setBigUint64(8, BigInt(8 * message.length))
        expect(new PolynomialHash(key).hash(message)).toEqual(ghash(concatBytes(padded, length), key))
      }),
    ))

  it('tells zero bytes at the end from none', () => {
    const hash = new PolynomialHash(new Uint8Array(16).fill(7))
    const values = [0, 1, 2, 15, 16, 17, 32].map((n) => hash.hash(new Uint8Array(n)).join())
    expect(new Set(values).size).toBe(values.length)
  })

  it('counts blocks, the length included', () => expect([0, 1, 16, 17].map(hashBlocks)).toEqual([1, 2, 2, 3]))

  it('refuses keys of another length', () => expect(() => new PolynomialHash(new Uint8Array(15))).toThrow(RangeError))
})

describe('Wegman–Carter', () => {
  it('accepts what was tagged', () =>
    fc.assert(
      fc.property(anyKey, anyKey, anyBytes, (key, pad, message) => {
        const hash = new PolynomialHash(key)
        expect(tagFits(hash, pad, message, authenticationTag(hash, pad, message))).toBe(true)
      }),
    ))

  it('refuses one bit turned over anywhere, in 1 000 of 1 000 trials', () => {
    let refused = 0
    fc.assert(
      fc.property(
        anyKey,
        anyKey,
        fc.uint8Array({ minLength: 1, maxLength: 60 }),
        fc.nat(),
        (key, pad, message, any) => {
          fc.pre(key.some((byte) => byte !== 0))
          const hash = new PolynomialHash(key)
          const tag = authenticationTag(hash, pad, message)
          const bit = any % (8 * (message.length + tag.length))
          const fits =
            bit < 8 * message.length
              ? tagFits(hash, pad, flip(message, bit), tag)
              : tagFits(hash, pad, message, flip(tag, bit - 8 * message.length))
          if (!fits) refused++
        },
      ),
      { numRuns: 1000 },
    )
    expect(refused).toBe(1000)
  })

  it('refuses a missing or shortened tag', () => {
    const hash = new PolynomialHash(new Uint8Array(16).fill(3))
    const [pad, message] = [new Uint8Array(16).fill(9), Uint8Array.of(1, 2, 3)]
    const tag = authenticationTag(hash, pad, message)
    expect(tagFits(hash, pad, message, new Uint8Array(0))).toBe(false)
    expect(tagFits(hash, pad, message, tag.slice(0, 15))).toBe(false)
    expect(tagFits(hash, pad, message, Uint8Array.from([...tag, 0]))).toBe(false)
  })

  it('bounds forgery by the number of blocks', () => {
    expect(forgeryBound(16 * 99)).toBe(100 * 2 ** -128)
  })
})

describe('one-time pad', () => {
  it('undoes itself', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 16 }), anyKey, (message, key) => {
        expect(oneTimePad(oneTimePad(message, key), key)).toEqual(message)
      }),
    ))

  it('refuses a key shorter than the message', () =>
    expect(() => oneTimePad(new Uint8Array(5), new Uint8Array(4))).toThrow(RangeError))
})

describe('bits and bytes', () => {
  it('name each other', () =>
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(bytesOfBits(bitsOfBytes(bytes))).toEqual(bytes)
      }),
    ))

  it('count the lowest bit of the first byte first, and cut off what is beyond', () => {
    expect(bitsOfBytes(Uint8Array.of(0b1101, 0xff), 10)).toEqual({ words: Uint32Array.of(0b11_0000_1101), bits: 10 })
    expect(() => bitsOfBytes(Uint8Array.of(1), 9)).toThrow(RangeError)
  })
})
