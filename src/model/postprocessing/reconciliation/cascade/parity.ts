/** Parities of stretches of packed bits. */

/** Parity of the 1s of a 32-bit word. */
export function parityOf(word: number): number {
  word ^= word >>> 16
  word ^= word >>> 8
  word ^= word >>> 4
  return (0x6996 >>> (word & 15)) & 1
}

/** Parity of bits from … to − 1, by adding up words; 0 ≤ from < to. */
export function parityBetween(words: Uint32Array, from: number, to: number): number {
  const first = from >>> 5
  const last = (to - 1) >>> 5
  const head = -1 << (from & 31)
  const tail = -1 >>> (31 - ((to - 1) & 31))
  if (first === last) return parityOf(words[first]! & head & tail)
  let sum = (words[first]! & head) ^ (words[last]! & tail)
  for (let w = first + 1; w < last; w++) sum ^= words[w]!
  return parityOf(sum)
}

/** Bit w says whether the words before word w hold an odd number of 1s; one byte a word, and one more for the end. */
export function prefixParities(words: Uint32Array): Uint8Array {
  const before = new Uint8Array(words.length + 1)
  let parity = 0
  for (let w = 0; w < words.length; w++) {
    before[w] = parity
    parity ^= parityOf(words[w]!)
  }
  before[words.length] = parity
  return before
}

/** Parity of bits from … to − 1 in constant time, for words that do not change. */
export function parityByPrefix(words: Uint32Array, before: Uint8Array, from: number, to: number): number {
  const a = from >>> 5
  const b = to >>> 5
  const low = (words[a] ?? 0) & ~(-1 << (from & 31))
  const high = (words[b] ?? 0) & ~(-1 << (to & 31))
  return parityOf(low ^ high) ^ before[a]! ^ before[b]!
}
