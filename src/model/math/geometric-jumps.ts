/**
 * Jumps over misses: the number of misses before the next hit of a chance p is ⌊E/λ⌋ for an
 * exponential E of mean 1 and λ = −ln(1 − p), since P(E ≥ kλ) = (1 − p)^k. E is drawn by a ziggurat
 * (Marsaglia & Tsang, J. Stat. Softw. 5(8), 2000): 256 layers of one area under the density, where
 * nearly always one multiplication decides.
 *
 * One word holds the layer and the first 24 bits of the place within it; where the next 29 bits, or
 * the shape of the curve, could change the whole number, further dice are thrown. So every jump
 * comes of a place of 53 bits, and most cost one word.
 */
import type { Dice } from './dice'
import { exp, log } from './portable'

const LAYERS = 256

/** Places in a layer that a word can tell. */
const PLACES = 16777216

/** Where the last layer begins, and the area of each: Marsaglia & Tsang's constants for 256 layers. */
const LAST = 7.69711747013105
const AREA = 0.003949659822581557

/** Right edges of the layers, the broadest first; that of the lowest is as far as a rectangle of its area would reach. */
const edge = new Float64Array(LAYERS + 1)
/** The density e^−x at the edges. */
const height = new Float64Array(LAYERS + 1)
/** Of each layer: places that certainly lie under the curve. */
const inside = new Int32Array(LAYERS)
/** The most by which the curve runs below the diagonal of a layer's corner, over its height: M(b − a)²/8 of interpolation. */
const sag = new Float64Array(LAYERS)

edge[0] = AREA / exp(-LAST)
edge[1] = LAST
height[1] = exp(-LAST)
for (let layer = 2; layer < LAYERS; layer++) {
  height[layer] = height[layer - 1]! + AREA / edge[layer - 1]!
  edge[layer] = -log(height[layer]!)
}
height[LAYERS] = 1
for (let layer = 0; layer < LAYERS; layer++) {
  inside[layer] = Math.floor((edge[layer + 1]! / edge[layer]!) * PLACES)
  const width = edge[layer]! - edge[layer + 1]!
  sag[layer] = (height[layer + 1]! * width * width) / 8 / (height[layer + 1]! - height[layer]!)
}

/** The layers, for a test of their areas. */
export const layers = { edge, height, last: LAST } as const

export interface Jumps {
  /** 1/λ: jumps per unit of E. */
  readonly perUnit: number
  /** By layer: jump per place, its width over λ·2²⁴. */
  readonly perPlace: Float64Array
  /** By layer: a jump of less than this behind the comma is the same at the next place; none where that leads further. */
  readonly room: Float64Array
}

/** Where there is room, jumps are below 2²⁴ and a product is wrong by at most 2⁻²⁹. */
const ROUNDING = 1 / 67108864

/** Beyond any run, and far from overflow. */
const LONGEST = 1e300

/** @param logMiss ln(1 − p), below 0; −∞ for p = 1 */
export function jumpsOf(logMiss: number): Jumps {
  const perUnit = Math.min(LONGEST, -1 / logMiss)
  const perPlace = edge.subarray(0, LAYERS).map((width) => (width * perUnit) / PLACES)
  return { perUnit, perPlace, room: perPlace.map((each) => 1 - each - ROUNDING) }
}

/** 29 bits as a fraction: what follows the 24 bits of a place. */
const fraction = (dice: Dice): number => (dice.word() >>> 3) / 536870912

/**
 * Whether the point `along` (0 at the left) and `up` (0 at the bottom) the corner of a layer that the
 * curve cuts lies below the curve. That is convex: it runs below the corner's diagonal, and by less
 * than `sag`.
 */
function isBelow(layer: number, x: number, up: number): boolean {
  const along = (x - edge[layer + 1]!) / (edge[layer]! - edge[layer + 1]!)
  if (up >= 1 - along) return false
  return up < 1 - along - sag[layer]! || height[layer]! + up * (height[layer + 1]! - height[layer]!) < exp(-x)
}

/** The jump of a word that does not decide it alone. */
function exactJump({ perUnit, perPlace }: Jumps, word: number, dice: Dice): number {
  for (let here = word; ; here = dice.word()) {
    const layer = here & 255
    const place = (here >>> 8) + fraction(dice)
    const x = (place / PLACES) * edge[layer]!
    if (x < edge[layer + 1]! || (layer > 0 && isBelow(layer, x, dice.open())))
      return Math.floor(place * perPlace[layer]!)
    // Beyond the last edge the curve goes on as it began.
    if (layer === 0) return Math.floor((LAST - log(dice.open())) * perUnit)
  }
}

/**
 * Fills `jumps` with the jumps of as many words.
 *
 * @param words random words, as signed numbers
 * @param dice further dice, thrown in the order of the jumps
 */
export function fillJumps(law: Jumps, words: Int32Array, dice: Dice, jumps: Float64Array): void {
  const { perPlace, room } = law
  for (let i = 0; i < jumps.length; i++) {
    const word = words[i]!
    const layer = word & 255
    const place = word >>> 8
    const exact = place * perPlace[layer]!
    const jump = Math.floor(exact)
    jumps[i] = jump
    if (place >= inside[layer]! || exact - jump >= room[layer]!) jumps[i] = exactJump(law, word, dice)
  }
}

/**
 * Walks from jump to jump, from `at` on and as far as `end`: where the hits are.
 *
 * @param hits where their places go, from `count` on
 * @returns how many hits there are
 */
export function placeHits(jumps: Float64Array, at: number, end: number, hits: Float64Array, count: number): number {
  let last = at - 1
  for (let i = 0; i < jumps.length; i++) {
    last += jumps[i]! + 1
    if (last >= end) return i
    hits[count + i] = last
  }
  return jumps.length
}
