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
const REDUCTION = Int32Array.from({ length: 256 }, (_, byte) => {
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
  private readonly table = new Int32Array(1024)

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

  /** state ← (state + block)·key for each block up to byte `end`, a byte at a time from the highest power of x. */
  private absorb(state: Int32Array, message: Uint8Array, end: number): void {
    const { table } = this
    let a = state[0]!
    let b = state[1]!
    let c = state[2]!
    let d = state[3]!
    for (let at = 0; at < end; at += HASH_BYTES) {
      let [w, x, y, z] = [a, b, c, d]
      a = b = c = d = 0
      for (let i = 15; i >= 0; i--) {
        const row = 4 * ((z & 255) ^ message[at + i]!)
        z = (z >>> 8) | (y << 24)
        y = (y >>> 8) | (x << 24)
        x = (x >>> 8) | (w << 24)
        w >>>= 8
        const out = d & 255
        d = ((d >>> 8) | (c << 24)) ^ table[row + 3]!
        c = ((c >>> 8) | (b << 24)) ^ table[row + 2]!
        b = ((b >>> 8) | (a << 24)) ^ table[row + 1]!
        a = (a >>> 8) ^ REDUCTION[out]! ^ table[row]!
      }
    }
    state[0] = a
    state[1] = b
    state[2] = c
    state[3] = d
  }
}
