import { describe, expect, it, vi } from 'vitest'
import { type CipherMaker, cipherMaker, openText, sealText } from './cipher'

const bytes = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
const makers: readonly CipherMaker[] = ['browser', 'library']

/** McGrew & Viega, The Galois/Counter Mode of Operation (2005), test cases 13, 14 and 15. */
const KNOWN = [
  { key: '00'.repeat(32), nonce: '00'.repeat(12), text: '', sealed: '530f8afbc74536b9a963b4f1c4cb738b' },
  {
    key: '00'.repeat(32),
    nonce: '00'.repeat(12),
    text: '00'.repeat(16),
    sealed: 'cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919',
  },
  {
    key: 'feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308',
    nonce: 'cafebabefacedbaddecaf888',
    text: 'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255',
    sealed:
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015adb094dac5d93471bdec1a502270e3cc6c',
  },
] as const

describe.each(makers)('AES-256-GCM by the %s', (maker) => {
  it.each(KNOWN)('has the published ciphertext', async ({ key, nonce, text, sealed }) => {
    const made = await sealText(bytes(text), bytes(key), bytes(nonce), maker)
    expect(made.bytes).toEqual(bytes(sealed))
    expect(await openText(made, bytes(key), maker)).toEqual({ done: true, text: bytes(text) })
  })

  it('refuses a text, a nonce or a key with one bit turned over', async () => {
    const { key, nonce, sealed } = KNOWN[2]
    const turned = (from: Uint8Array, bit: number) =>
      from.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
    const refused = { done: false, problem: { reason: 'altered' } }
    for (const bit of [0, 100, 511, 512, 639])
      expect(await openText({ bytes: turned(bytes(sealed), bit), nonce: bytes(nonce) }, bytes(key), maker)).toEqual(
        refused,
      )
    expect(await openText({ bytes: bytes(sealed), nonce: turned(bytes(nonce), 95) }, bytes(key), maker)).toEqual(
      refused,
    )
    expect(await openText({ bytes: bytes(sealed), nonce: bytes(nonce) }, turned(bytes(key), 7), maker)).toEqual(refused)
    expect(await openText({ bytes: bytes('00'), nonce: bytes(nonce) }, bytes(key), maker)).toEqual(refused)
  })

  it('wants a key of 32 bytes and a nonce of 12', async () => {
    await expect(sealText(bytes(''), bytes('00'), bytes('00'.repeat(12)), maker)).rejects.toThrow(RangeError)
    await expect(openText({ bytes: bytes('00'), nonce: bytes('') }, bytes('00'.repeat(32)), maker)).rejects.toThrow(
      RangeError,
    )
  })
})

it('falls back on the library where the browser offers nothing', async () => {
  expect(cipherMaker()).toBe('browser')
  vi.stubGlobal('crypto', undefined)
  try {
    expect(cipherMaker()).toBe('library')
    const { key, nonce, text, sealed } = KNOWN[1]
    expect((await sealText(bytes(text), bytes(key), bytes(nonce), 'browser')).bytes).toEqual(bytes(sealed))
  } finally {
    vi.unstubAllGlobals()
  }
})
