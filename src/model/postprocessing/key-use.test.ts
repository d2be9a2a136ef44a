import { utf8ToBytes } from '@noble/ciphers/utils.js'
import { hexToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bitsOfBytes } from '../crypto/bit-bytes'
import { zeros } from '../math/packed-bits'
import { emptyStore, type KeyStore, refill, storeOf, takeBits, unusedBits } from './key-store'
import { decryptOnce, encryptOnce, keyFingerprint, seal, takeCipherKey, unseal } from './key-use'
import { randomBits, testDice } from './reconciliation/noisy-keys.testing'

const store = (bits: number): KeyStore => storeOf(randomBits(bits, testDice(bits)))

describe('key store', () => {
  it('gives every bit once, from the front', () =>
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 60 }), { maxLength: 8 }), (portions) => {
        const first = store(200)
        let now = first
        const given: number[] = []
        for (const bits of portions) {
          const took = takeBits(now, bits)
          if (!took) {
            expect(unusedBits(now)).toBeLessThan(bits)
            continue
          }
          for (let i = 0; i < bits; i++) given.push((took.taken.words[i >>> 5]! >>> (i & 31)) & 1)
          now = took.store
        }
        expect(now.used).toBe(given.length)
        expect(given).toEqual(given.map((_, i) => (first.key.words[i >>> 5]! >>> (i & 31)) & 1))
      }),
    ))

  it('is refilled behind what it has', () => {
    const more = refill(refill(emptyStore, zeros(5)), randomBits(10, testDice(1)))
    expect([more.key.bits, more.used, unusedBits(more)]).toEqual([15, 0, 15])
    expect(() => takeBits(more, -1)).toThrow(RangeError)
  })
})

describe('one-time pad on a text', () => {
  const text = utf8ToBytes('Grüße, Bob')

  it('decrypts what was encrypted, with the same bits struck out on both sides', () => {
    const [alice, bob] = [store(200), store(200)]
    const sent = encryptOnce(text, alice)
    if (!sent.done) throw new Error('refused')
    expect([sent.from, sent.to]).toEqual([0, 8 * text.length])
    expect(sent.bytes).not.toEqual(text)
    const read = decryptOnce(sent.bytes, sent.from, bob)
    if (!read.done) throw new Error('refused')
    expect(read.bytes).toEqual(text)
    expect(read.store.used).toBe(sent.store.used)
  })

  it('refuses a text longer than the key that is left, and uses nothing', () => {
    const short = store(8 * text.length - 1)
    expect(encryptOnce(text, short)).toEqual({
      done: false,
      problem: { reason: 'key-used-up', needed: 8 * text.length, unused: 8 * text.length - 1 },
    })
    expect(short.used).toBe(0)
  })

  it('refuses bits that are struck out', () => {
    const bob = takeBits(store(400), 50)!.store
    expect(decryptOnce(text, 0, bob)).toEqual({
      done: false,
      problem: { reason: 'key-already-used', from: 0, used: 50 },
    })
  })

  it('never uses a bit twice: two texts take two stretches', () => {
    const one = encryptOnce(text, store(400))
    if (!one.done) throw new Error('refused')
    const two = encryptOnce(text, one.store)
    if (!two.done) throw new Error('refused')
    expect(two.from).toBe(one.to)
    expect(two.bytes).not.toEqual(one.bytes)
  })

  it('strikes out what a lost message skipped', () => {
    const read = decryptOnce(Uint8Array.of(1), 80, store(400))
    expect(read.done && [read.from, read.to]).toEqual([80, 88])
    expect(decryptOnce(Uint8Array.of(1), 500, store(400)).done).toBe(false)
  })
})

describe('AES-256-GCM', () => {
  // McGrew & Viega, The Galois/Counter Mode of Operation, test case 14.
  it('has the published ciphertext', () => {
    const { bytes } = seal(new Uint8Array(16), new Uint8Array(32), new Uint8Array(12))
    expect(bytes).toEqual(hexToBytes('cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919'))
  })

  it('opens what was sealed, and refuses it with one bit turned over anywhere', () => {
    const took = takeCipherKey(store(300))
    if (!took.done) throw new Error('refused')
    const nonce = new Uint8Array(12).fill(5)
    const sealed = seal(utf8ToBytes('attack at dawn'), took.key, nonce)
    expect(unseal(sealed, took.key)).toEqual({ done: true, text: utf8ToBytes('attack at dawn') })
    for (let bit = 0; bit < 8 * sealed.bytes.length; bit++) {
      const bytes = sealed.bytes.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
      expect(unseal({ bytes, nonce }, took.key)).toEqual({ done: false, problem: { reason: 'altered' } })
    }
    expect(took.store.used).toBe(256)
  })

  it('needs 256 unused bits, and keys of 32 bytes', () => {
    expect(takeCipherKey(store(255))).toEqual({
      done: false,
      problem: { reason: 'key-used-up', needed: 256, unused: 255 },
    })
    expect(() => unseal({ bytes: new Uint8Array(20), nonce: new Uint8Array(12) }, new Uint8Array(31))).toThrow(
      RangeError,
    )
  })
})

describe('fingerprint', () => {
  // FIPS 180-4: SHA-256 of "abc".
  it('is the SHA-256 of the key bytes', () =>
    expect(keyFingerprint(bitsOfBytes(utf8ToBytes('abc')))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    ))
})
