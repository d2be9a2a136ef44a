/**
 * SHA-256 of short texts, for the keys of dice: dozens are made for every block of a run, and a
 * library that hashes anything needs nearly twice as long for one. FIPS 180-4, §5–6.
 */

/** The first 32 bits of the fractions of the square roots of the first 8 primes, and of the cube roots of the first 64. */
const START = Int32Array.of(
  0x6a09e667,
  0xbb67ae85,
  0x3c6ef372,
  0xa54ff53a,
  0x510e527f,
  0x9b05688c,
  0x1f83d9ab,
  0x5be0cd19,
)
const ROUND = Int32Array.of(
  0x428a2f98,
  0x71374491,
  0xb5c0fbcf,
  0xe9b5dba5,
  0x3956c25b,
  0x59f111f1,
  0x923f82a4,
  0xab1c5ed5,
  0xd807aa98,
  0x12835b01,
  0x243185be,
  0x550c7dc3,
  0x72be5d74,
  0x80deb1fe,
  0x9bdc06a7,
  0xc19bf174,
  0xe49b69c1,
  0xefbe4786,
  0x0fc19dc6,
  0x240ca1cc,
  0x2de92c6f,
  0x4a7484aa,
  0x5cb0a9dc,
  0x76f988da,
  0x983e5152,
  0xa831c66d,
  0xb00327c8,
  0xbf597fc7,
  0xc6e00bf3,
  0xd5a79147,
  0x06ca6351,
  0x14292967,
  0x27b70a85,
  0x2e1b2138,
  0x4d2c6dfc,
  0x53380d13,
  0x650a7354,
  0x766a0abb,
  0x81c2c92e,
  0x92722c85,
  0xa2bfe8a1,
  0xa81a664b,
  0xc24b8b70,
  0xc76c51a3,
  0xd192e819,
  0xd6990624,
  0xf40e3585,
  0x106aa070,
  0x19a4c116,
  0x1e376c08,
  0x2748774c,
  0x34b0bcb5,
  0x391c0cb3,
  0x4ed8aa4a,
  0x5b9cca4f,
  0x682e6ff3,
  0x748f82ee,
  0x78a5636f,
  0x84c87814,
  0x8cc70208,
  0x90befffa,
  0xa4506ceb,
  0xbef9a3f7,
  0xc67178f2,
)

/** Words of the message of one block, and those made of them. */
const schedule = new Int32Array(64)

const rotated = (x: number, by: number): number => (x >>> by) | (x << (32 - by))

/** Mixes the block in `schedule` into a hash. */
function compress(hash: Uint32Array): void {
  const w = schedule
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15]!
    const y = w[i - 2]!
    const low = rotated(x, 7) ^ rotated(x, 18) ^ (x >>> 3)
    const high = rotated(y, 17) ^ rotated(y, 19) ^ (y >>> 10)
    w[i] = (w[i - 16]! + low + w[i - 7]! + high) | 0
  }
  let a = hash[0]! | 0
  let b = hash[1]! | 0
  let c = hash[2]! | 0
  let d = hash[3]! | 0
  let e = hash[4]! | 0
  let f = hash[5]! | 0
  let g = hash[6]! | 0
  let h = hash[7]! | 0
  for (let i = 0; i < 64; i++) {
    const choice = g ^ (e & (f ^ g))
    const majority = (a & b) | (c & (a | b))
    const first = (h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + choice + ROUND[i]! + w[i]!) | 0
    const second = ((rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + majority) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  hash[0]! += a
  hash[1]! += b
  hash[2]! += c
  hash[3]! += d
  hash[4]! += e
  hash[5]! += f
  hash[6]! += g
  hash[7]! += h
}

/**
 * SHA-256 of a text, as eight big-endian words.
 * @param text characters below 128, which are their own UTF-8
 */
export function sha256Words(text: string): Uint32Array {
  const hash = new Uint32Array(START)
  const { length } = text
  // A 1 behind the text, and its number of bits at the end of the last block.
  for (let block = 0; block < length + 9; block += 64) {
    schedule.fill(0, 0, 16)
    const end = Math.min(length, block + 64)
    for (let i = block; i < end; i++) schedule[(i - block) >> 2]! |= text.charCodeAt(i) << (24 - 8 * (i & 3))
    if (length >= block && length < block + 64) schedule[(length - block) >> 2]! |= 0x80 << (24 - 8 * (length & 3))
    if (length + 9 <= block + 64) schedule[15] = 8 * length
    compress(hash)
  }
  return hash
}
