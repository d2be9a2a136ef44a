/**
 * Polynomial hash over GF(2¹²⁸): the blocks of a message are the coefficients of a polynomial, the key is
 * where it is evaluated. Two messages of at most m blocks (the length included) have equal hashes for at
 * most m of the 2¹²⁸ keys.
 *
 * Field and bit order are those of GHASH (x¹²⁸ + x⁷ + x² + x + 1, first bit of a byte highest): the hash of
 * a message is its GHASH without additional data.
 *
 * @see NIST SP 800-38D, section 6; Shoup, CRYPTO '96 (multiplication by table)
 */

export const HASH_BYTES = 16

/** 128-bit blocks of a message of so many bytes, its length included. */
export const hashBlocks = (bytes: number): number => Math.ceil(bytes / HASH_BYTES) + 1

/** What the eight bits pushed out by multiplying with x⁸ come back as, in the top half of the first word. */
const REDUCTION = Uint32Array.from({ length: 256 }, (_, byte) => {
  let low = byte
  let top = 0
  for (let i = 0; i < 8; i++) {
    const out = low & 1
    low >>>= 1
    top = (top >>> 1) ^ (out ? 0xe1000000 : 0)
  }
  return top
})

const wordAt = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)

/** The hash with one key. */
export class PolynomialHash {
  /** key·b for every polynomial b of degree < 8, four words each. */
  private readonly table = new Uint32Array(1024)

  /** @throws RangeError unless the key has 16 bytes */
  constructor(key: Uint8Array) {
    if (key.length !== HASH_BYTES) throw new RangeError(`PolynomialHash: key of ${key.length} bytes, not ${HASH_BYTES}`)
    const { table } = this
    let power = [0, 4, 8, 12].map((at) => wordAt(key, at)) as [number, number, number, number]
    for (let bit = 128; bit >= 1; bit >>= 1) {
      table.set(power, 4 * bit)
      const [a, b, c, d] = power
      power = [
        (a >>> 1) ^ (d & 1 ? 0xe1000000 : 0),
        (b >>> 1) | (a << 31),
        (c >>> 1) | (b << 31),
        (d >>> 1) | (c << 31),
      ]
    }
    for (let bit = 2; bit < 256; bit *= 2)
      for (let low = 1; low < bit; low++)
        for (let word = 0; word < 4; word++)
          table[4 * (bit + low) + word] = table[4 * bit + word]! ^ table[4 * low + word]!
  }

  /** @returns 16 bytes */
  hash(message: Uint8Array): Uint8Array {
    const state = new Uint32Array(4)
    for (let at = 0; at < message.length; at += HASH_BYTES) {
      for (let word = 0; word < 4; word++) state[word]! ^= wordAt(message, at + 4 * word)
      this.multiply(state)
    }
    // The length in bits, 64 bits wide.
    const bits = 8 * message.length
    state[2]! ^= Math.floor(bits / 2 ** 32)
    state[3]! ^= bits % 2 ** 32
    this.multiply(state)
    const view = new DataView(new ArrayBuffer(HASH_BYTES))
    for (let word = 0; word < 4; word++) view.setUint32(4 * word, state[word]!)
    return new Uint8Array(view.buffer)
  }

  /** state ← state·key, a byte at a time from the highest power of x. */
  private multiply(state: Uint32Array): void {
    const { table } = this
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    for (let word = 3; word >= 0; word--) {
      let bytes = state[word]!
      for (let i = 0; i < 4; i++) {
        const out = d & 255
        d = (d >>> 8) | (c << 24)
        c = (c >>> 8) | (b << 24)
        b = (b >>> 8) | (a << 24)
        a = (a >>> 8) ^ REDUCTION[out]!
        const row = 4 * (bytes & 255)
        bytes >>>= 8
        a ^= table[row]!
        b ^= table[row + 1]!
        c ^= table[row + 2]!
        d ^= table[row + 3]!
      }
    }
    state[0] = a
    state[1] = b
    state[2] = c
    state[3] = d
  }
}
