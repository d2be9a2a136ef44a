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

const wordAt = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)

/** The hash with one key. */
export class PolynomialHash {
  /** key·x^(8i)·b at [256·i + b], for every byte i of a block and every polynomial b of degree < 8, four words each. */
  private readonly table = new Int32Array(4 * 256 * HASH_BYTES)

  /** @throws RangeError unless the key has 16 bytes */
  constructor(key: Uint8Array) {
    if (key.length !== HASH_BYTES) throw new RangeError(`PolynomialHash: key of ${key.length} bytes, not ${HASH_BYTES}`)
    const { table } = this
    let [a, b, c, d] = [0, 4, 8, 12].map((at) => wordAt(key, at)) as [number, number, number, number]
    for (let first = 0; first < table.length; first += 4 * 256) {
      // The first bit of a byte is the lowest power.
      for (let bit = 128; bit >= 1; bit >>= 1) {
        table.set([a, b, c, d], first + 4 * bit)
        const reduction = d & 1 ? 0xe1000000 : 0
        d = (d >>> 1) | (c << 31)
        c = (c >>> 1) | (b << 31)
        b = (b >>> 1) | (a << 31)
        a = (a >>> 1) ^ reduction
      }
      for (let bit = 2; bit < 256; bit *= 2)
        for (let low = 4; low < 4 * bit; low++)
          table[first + 4 * bit + low] = table[first + 4 * bit + (low & 3)]! ^ table[first + low]!
    }
  }

  /** @returns 16 bytes */
  hash(message: Uint8Array): Uint8Array {
    const state = new Int32Array(4)
    const whole = message.length - (message.length % HASH_BYTES)
    this.absorb(state, message, whole)
    if (whole < message.length) {
      const last = new Uint8Array(HASH_BYTES)
      last.set(message.subarray(whole))
      this.absorb(state, last, HASH_BYTES)
    }
    // The length in bits, 64 bits wide.
    const view = new DataView(new ArrayBuffer(HASH_BYTES))
    const bits = 8 * message.length
    view.setUint32(8, Math.floor(bits / 2 ** 32))
    view.setUint32(12, bits % 2 ** 32)
    this.absorb(state, new Uint8Array(view.buffer), HASH_BYTES)
    for (let word = 0; word < 4; word++) view.setInt32(4 * word, state[word]!)
    return new Uint8Array(view.buffer)
  }

  /** state ← (state + block)·key for each block up to byte `end`: the product is the sum of those of its bytes. */
  private absorb(state: Int32Array, message: Uint8Array, end: number): void {
    const { table } = this
    let a = state[0]!
    let b = state[1]!
    let c = state[2]!
    let d = state[3]!
    for (let at = 0; at < end; at += HASH_BYTES) {
      const before = [a, b, c, d] as const
      a = b = c = d = 0
      for (let word = 0; word < 4; word++) {
        const block = before[word]! ^ wordAt(message, at + 4 * word)
        for (let i = 0; i < 4; i++) {
          const row = 4 * ((((4 * word) | i) << 8) | ((block >>> (24 - 8 * i)) & 255))
          a ^= table[row]!
          b ^= table[row + 1]!
          c ^= table[row + 2]!
          d ^= table[row + 3]!
        }
      }
    }
    state[0] = a
    state[1] = b
    state[2] = c
    state[3] = d
  }
}
