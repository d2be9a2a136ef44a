/**
 * The inner loops of the bit-sliced kernel: a chunk of planes, 32 pulses to the word. All planes
 * lie in one array, so that a loop over many of them follows one pointer and checks one length.
 */
import { CHUNK_WORDS } from '../math/chance'
import type { SlicedLaw } from './sliced-law'

const ALL = -1

/** Lane by lane: `one` where the mask is 1, `zero` elsewhere. */
const select = (mask: number, zero: number, one: number): number => zero ^ (mask & (zero ^ one))

/** The carry of a full adder: 1 where at least two of the three are. */
const majority = (a: number, b: number, c: number): number => (a & b) | (c & (a ^ b))

/** Number of 1s; of its own, so that engines count it towards what they inline here alone. */
function popcount(word: number): number {
  word -= (word >>> 1) & 0x55555555
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
  return Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Counts that are made while sifting. */
export interface SiftCounts {
  matched: number
  both: number
  darkOnly: number
}

/**
 * Sends, taps, measures and sifts one chunk; only the lanes of its first `pulses` pulses count.
 * Results are planes. What the loop needs of objects is taken out of them first, or it would be
 * read again for every word.
 */
export function siftChunk(
  words: Int32Array,
  { at, branches, lossless }: SlicedLaw,
  pulses: number,
  counts: SiftCounts,
): void {
  const { basis, bit, bobBasis, flip, coin, arrive, dark0, dark1, double } = at
  const { clicked, read, kept, wrong, right, known, touched } = at
  const { chance: pass, other0: pass0, other1: pass1 } = branches.pass
  const { chance: chance1, own0: own01, own1: own11, other0: other01, other1: other11 } = branches.first
  const { chance: chance2, own0: own02, own1: own12, other0: other02, other1: other12 } = branches.second
  const { own0: own03, own1: own13, other0: other03, other1: other13 } = branches.rest
  const { certain: certain1, right: right1, toss: toss1 } = branches.first
  const { certain: certain2, right: right2, toss: toss2 } = branches.second
  const { certain: certain3, right: right3, toss: toss3 } = branches.rest
  const full = pulses >>> 5
  const partial = (1 << (pulses & 31)) - 1
  let matched = 0
  let both = 0
  let darkOnly = 0
  for (let w = 0; w < CHUNK_WORDS; w++) {
    const live = w < full ? ALL : w === full ? partial : 0
    const v = words[bit + w]!
    const foreign = words[basis + w]! ^ words[bobBasis + w]!
    const equal = live & ~foreign

    // The branch of Eve's bench that each lane takes; 0 is the light as it came.
    const take0 = words[pass + w]!
    const take1 = words[chance1 + w]! & ~take0
    const take2 = words[chance2 + w]! & ~(take0 | take1)
    const take3 = ~(take0 | take1 | take2)

    // Bob's outcome by Alice's bit, asked in her basis and in the other.
    const own0 = (take1 & words[own01 + w]!) | (take2 & words[own02 + w]!) | (take3 & words[own03 + w]!)
    const own1 = take0 | (take1 & words[own11 + w]!) | (take2 & words[own12 + w]!) | (take3 & words[own13 + w]!)
    const other0 =
      (take0 & words[pass0 + w]!) |
      (take1 & words[other01 + w]!) |
      (take2 & words[other02 + w]!) |
      (take3 & words[other03 + w]!)
    const other1 =
      (take0 & words[pass1 + w]!) |
      (take1 & words[other11 + w]!) |
      (take2 & words[other12 + w]!) |
      (take3 & words[other13 + w]!)
    const outcome = select(foreign, select(v, own0, own1), select(v, other0, other1)) ^ words[flip + w]!

    // What clicks, and what Bob writes down.
    let clicks = live
    let reads = live & outcome
    if (!lossless) {
      const light = live & words[arrive + w]!
      const d0 = (light & ~outcome) | (live & words[dark0 + w]!)
      const d1 = (light & outcome) | (live & words[dark1 + w]!)
      clicks = d0 | d1
      reads = d1 & (~d0 | words[double + w]!)
      if ((d0 & d1) !== 0) both += popcount(d0 & d1)
      if (clicks !== light) darkOnly += popcount(clicks & ~light)
    }
    const keeps = clicks & equal

    // What Eve makes of it: she is right, or wrong, or tosses a coin.
    const tosses = take0 | (take1 & toss1) | (take2 & toss2) | (take3 & toss3)
    const guesses = (take1 & right1) | (take2 & right2) | (take3 & right3)
    const certain = (take1 & certain1) | (take2 & certain2) | (take3 & certain3)

    matched += popcount(equal)
    words[clicked + w] = clicks
    words[read + w] = reads
    words[kept + w] = keeps
    words[wrong + w] = keeps & (reads ^ v)
    words[right + w] = keeps & (guesses | (tosses & ~(words[coin + w]! ^ v)))
    words[known + w] = keeps & certain
    words[touched + w] = keeps & ~take0
  }
  counts.matched += matched
  counts.both += both
  counts.darkOnly += darkOnly
}

/** Ones of a plane, and those of them where another plane has ones too. */
export interface Ones {
  all: number
  shared: number
}

/**
 * Counts the ones of a plane, and those of them where another has ones too, eight words at a time:
 * carry-save adders first add up eight lanes to a number of four digits (Harley and Seal, in
 * Warren, Hacker's Delight, 2nd ed., §5-1).
 */
export function countOnes(words: Int32Array, plane: number, other: number, ones: Ones): void {
  let a1 = 0
  let a2 = 0
  let a4 = 0
  let b1 = 0
  let b2 = 0
  let b4 = 0
  let eights = 0
  let otherEights = 0
  for (let w = 0; w < CHUNK_WORDS; w += 8) {
    const x0 = words[plane + w]!
    const x1 = words[plane + w + 1]!
    const x2 = words[plane + w + 2]!
    const x3 = words[plane + w + 3]!
    const x4 = words[plane + w + 4]!
    const x5 = words[plane + w + 5]!
    const x6 = words[plane + w + 6]!
    const x7 = words[plane + w + 7]!
    const y0 = x0 & words[other + w]!
    const y1 = x1 & words[other + w + 1]!
    const y2 = x2 & words[other + w + 2]!
    const y3 = x3 & words[other + w + 3]!
    const y4 = x4 & words[other + w + 4]!
    const y5 = x5 & words[other + w + 5]!
    const y6 = x6 & words[other + w + 6]!
    const y7 = x7 & words[other + w + 7]!

    const a01 = majority(a1, x0, x1)
    a1 ^= x0 ^ x1
    const a23 = majority(a1, x2, x3)
    a1 ^= x2 ^ x3
    const a45 = majority(a1, x4, x5)
    a1 ^= x4 ^ x5
    const a67 = majority(a1, x6, x7)
    a1 ^= x6 ^ x7
    const a03 = majority(a2, a01, a23)
    a2 ^= a01 ^ a23
    const a47 = majority(a2, a45, a67)
    a2 ^= a45 ^ a67
    eights += popcount(majority(a4, a03, a47))
    a4 ^= a03 ^ a47

    const b01 = majority(b1, y0, y1)
    b1 ^= y0 ^ y1
    const b23 = majority(b1, y2, y3)
    b1 ^= y2 ^ y3
    const b45 = majority(b1, y4, y5)
    b1 ^= y4 ^ y5
    const b67 = majority(b1, y6, y7)
    b1 ^= y6 ^ y7
    const b03 = majority(b2, b01, b23)
    b2 ^= b01 ^ b23
    const b47 = majority(b2, b45, b67)
    b2 ^= b45 ^ b67
    otherEights += popcount(majority(b4, b03, b47))
    b4 ^= b03 ^ b47
  }
  ones.all += 8 * eights + 4 * popcount(a4) + 2 * popcount(a2) + popcount(a1)
  ones.shared += 8 * otherEights + 4 * popcount(b4) + 2 * popcount(b2) + popcount(b1)
}
