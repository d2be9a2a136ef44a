/**
 * The inner loops of the bit-sliced kernel: a chunk of planes, 32 pulses to the word. All planes
 * lie in one array, so that a loop over many of them follows one pointer and checks one length.
 * Arguments are typed arrays and numbers only: V8 unpacks numbers out of objects anew for every
 * word, and throws its code away when the shape of an object turns out to vary.
 */
import { CHUNK_WORDS } from '../math/chance'
import { FORM, FORMS, numbered, PLACE } from './sliced-law'

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

/** What is counted, in the order of an array of counts; those of basis × are in the place after. */
export const COUNT = numbered([
  'matched',
  'doubleClicks',
  'darkClicked',
  'clicked',
  'readOne',
  'kept',
  'keptX',
  'errors',
  'errorsX',
  'eveRight',
  'eveRightX',
  'eveCertain',
  'eveCertainX',
  'eveTouched',
  'eveTouchedX',
])

/**
 * Sends, taps, measures and sifts one chunk; only the lanes of its first `pulses` pulses count.
 * Results are planes.
 */
export function siftChunk(
  words: Int32Array,
  at: Uint16Array,
  forms: Int32Array,
  lossless: boolean,
  pulses: number,
  counts: Int32Array,
): void {
  const basis = at[PLACE.basis]!
  const bit = at[PLACE.bit]!
  const bobBasis = at[PLACE.bobBasis]!
  const flip = at[PLACE.flip]!
  const coin = at[PLACE.coin]!
  const arrive = at[PLACE.arrive]!
  const dark0 = at[PLACE.dark0]!
  const dark1 = at[PLACE.dark1]!
  const double = at[PLACE.double]!
  const pass = at[PLACE.pass]!
  const first = at[PLACE.first]!
  const second = at[PLACE.second]!
  const half = at[PLACE.half]!
  const low = at[PLACE.low]!
  const high = at[PLACE.high]!
  const clicked = at[PLACE.clicked]!
  const read = at[PLACE.read]!
  const kept = at[PLACE.kept]!
  const wrong = at[PLACE.wrong]!
  const right = at[PLACE.right]!
  const known = at[PLACE.known]!
  const touched = at[PLACE.touched]!
  const own1 = forms[FORM.own]!
  const between1 = forms[FORM.between]!
  const same1 = forms[FORM.same]!
  const constant1 = forms[FORM.constant]!
  const certain1 = forms[FORM.certain]!
  const right1 = forms[FORM.right]!
  const toss1 = forms[FORM.toss]!
  const own2 = forms[FORMS.length + FORM.own]!
  const between2 = forms[FORMS.length + FORM.between]!
  const same2 = forms[FORMS.length + FORM.same]!
  const constant2 = forms[FORMS.length + FORM.constant]!
  const certain2 = forms[FORMS.length + FORM.certain]!
  const right2 = forms[FORMS.length + FORM.right]!
  const toss2 = forms[FORMS.length + FORM.toss]!
  const own3 = forms[2 * FORMS.length + FORM.own]!
  const between3 = forms[2 * FORMS.length + FORM.between]!
  const same3 = forms[2 * FORMS.length + FORM.same]!
  const constant3 = forms[2 * FORMS.length + FORM.constant]!
  const certain3 = forms[2 * FORMS.length + FORM.certain]!
  const right3 = forms[2 * FORMS.length + FORM.right]!
  const toss3 = forms[2 * FORMS.length + FORM.toss]!
  const someBetween = (between1 | between2 | between3) !== 0
  const full = pulses >>> 5
  const partial = (1 << (pulses & 31)) - 1
  let matched = 0
  let readOne = 0
  let both = 0
  let darkOnly = 0
  for (let w = 0; w < CHUNK_WORDS; w++) {
    const live = w < full ? ALL : w === full ? partial : 0
    const v = words[bit + w]!
    const foreign = words[basis + w]! ^ words[bobBasis + w]!
    const equal = live & ~foreign

    // The branch of Eve's bench that each lane takes; 0 passes the light as it came.
    const take0 = words[pass + w]!
    const take1 = words[first + w]! & ~take0
    const take2 = words[second + w]! & ~(take0 | take1)
    const take3 = ~(take0 | take1 | take2)

    // The light behind her: its basis, and the bit it carries.
    const own = take0 | (take1 & own1) | (take2 & own2) | (take3 & own3)
    const same = take0 | (take1 & same1) | (take2 & same2) | (take3 & same3)
    const carried = (v & same) ^ ((take1 & constant1) | (take2 & constant2) | (take3 & constant3))

    // Bob's outcome: certain where he asks in the basis of the light.
    let asked = own ^ foreign
    let chance = words[half + w]!
    if (someBetween) {
      const between = (take1 & between1) | (take2 & between2) | (take3 & between3)
      asked &= ~between
      chance = select(between, chance, select(carried, words[low + w]!, words[high + w]!))
    }
    const outcome = select(asked, chance, carried) ^ words[flip + w]!

    // What clicks, and what he writes down. Where all photons do and nothing else does, counting is short.
    let clicks = live
    let reads = live & outcome
    if (lossless) readOne += popcount(reads)
    else {
      const light = live & words[arrive + w]!
      const d0 = (light & ~outcome) | (live & words[dark0 + w]!)
      const d1 = (light & outcome) | (live & words[dark1 + w]!)
      clicks = d0 | d1
      reads = d1 & (~d0 | words[double + w]!)
      matched += popcount(equal)
      if ((d0 & d1) !== 0) both += popcount(d0 & d1)
      if (clicks !== light) darkOnly += popcount(clicks & ~light)
      words[clicked + w] = clicks
      words[read + w] = reads
    }
    const keeps = clicks & equal

    // What Eve makes of it: she is right, or wrong, or tosses a coin.
    const tosses = take0 | (take1 & toss1) | (take2 & toss2) | (take3 & toss3)
    const guesses = (take1 & right1) | (take2 & right2) | (take3 & right3)
    const certain = (take1 & certain1) | (take2 & certain2) | (take3 & certain3)

    words[kept + w] = keeps
    words[wrong + w] = keeps & (reads ^ v)
    words[right + w] = keeps & (guesses | (tosses & ~(words[coin + w]! ^ v)))
    words[known + w] = keeps & certain
    words[touched + w] = keeps & ~take0
  }
  counts[COUNT.matched]! += matched
  counts[COUNT.readOne]! += readOne
  counts[COUNT.doubleClicks]! += both
  counts[COUNT.darkClicked]! += darkOnly
}

/**
 * Counts the ones of the plane at x, and those of them where the plane at y has ones too, eight
 * words at a time: carry-save adders first add up eight lanes to a number of four digits (Harley
 * and Seal, in Warren, Hacker's Delight, 2nd ed., §5-1). The two counts are added to `counts` at
 * `place` and after. Sums are written out in the order of the carries, which need the same halves.
 */
export function countOnes(words: Int32Array, x: number, y: number, counts: Int32Array, place: number): void {
  let a1 = 0
  let a2 = 0
  let a4 = 0
  let b1 = 0
  let b2 = 0
  let b4 = 0
  let eights = 0
  let otherEights = 0
  for (let w = 0; w < CHUNK_WORDS; w += 8) {
    const x0 = words[x + w]!
    const x1 = words[x + w + 1]!
    const x2 = words[x + w + 2]!
    const x3 = words[x + w + 3]!
    const x4 = words[x + w + 4]!
    const x5 = words[x + w + 5]!
    const x6 = words[x + w + 6]!
    const x7 = words[x + w + 7]!
    const y0 = x0 & words[y + w]!
    const y1 = x1 & words[y + w + 1]!
    const y2 = x2 & words[y + w + 2]!
    const y3 = x3 & words[y + w + 3]!
    const y4 = x4 & words[y + w + 4]!
    const y5 = x5 & words[y + w + 5]!
    const y6 = x6 & words[y + w + 6]!
    const y7 = x7 & words[y + w + 7]!

    const a01 = majority(a1, x0, x1)
    a1 = a1 ^ x0 ^ x1
    const a23 = majority(a1, x2, x3)
    a1 = a1 ^ x2 ^ x3
    const a45 = majority(a1, x4, x5)
    a1 = a1 ^ x4 ^ x5
    const a67 = majority(a1, x6, x7)
    a1 = a1 ^ x6 ^ x7
    const a03 = majority(a2, a01, a23)
    a2 = a2 ^ a01 ^ a23
    const a47 = majority(a2, a45, a67)
    a2 = a2 ^ a45 ^ a67
    eights += popcount(majority(a4, a03, a47))
    a4 = a4 ^ a03 ^ a47

    const b01 = majority(b1, y0, y1)
    b1 = b1 ^ y0 ^ y1
    const b23 = majority(b1, y2, y3)
    b1 = b1 ^ y2 ^ y3
    const b45 = majority(b1, y4, y5)
    b1 = b1 ^ y4 ^ y5
    const b67 = majority(b1, y6, y7)
    b1 = b1 ^ y6 ^ y7
    const b03 = majority(b2, b01, b23)
    b2 = b2 ^ b01 ^ b23
    const b47 = majority(b2, b45, b67)
    b2 = b2 ^ b45 ^ b67
    otherEights += popcount(majority(b4, b03, b47))
    b4 = b4 ^ b03 ^ b47
  }
  counts[place]! += 8 * eights + 4 * popcount(a4) + 2 * popcount(a2) + popcount(a1)
  counts[place + 1]! += 8 * otherEights + 4 * popcount(b4) + 2 * popcount(b2) + popcount(b1)
}
