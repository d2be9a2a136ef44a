/**
 * Belief propagation for syndrome decoding, layer by layer, in whole numbers: likelihoods in sixteenths, the
 * sum of two checks by a table. Within a check only the least certain bit hears exactly what all others
 * say; the others hear what all say together ("A-min*"), which costs a third and loses next to nothing.
 *
 * @see Mansour & Shanbhag, IEEE Trans. VLSI Syst. 11, 976 (2003): layers; Jones, Vallés, Smith, Villasenor, MILCOM 2003: A-min*
 */
import type { QuasiCyclicCode } from './quasi-cyclic'

/** Steps of one nat. */
const SCALE = 16
/** Largest certainty: 64 nats. */
const MOST = 64 * SCALE - 1

/** round(SCALE·ln(1 + e^(−x/SCALE))): what adding two certainties of difference or sum x takes away. */
const CORRECTION = Int16Array.from({ length: 2 * MOST + 1 }, (_, x) =>
  Math.round(SCALE * Math.log1p(Math.exp(-x / SCALE))),
)

/** Certainty of a bit that is wrong with probability q, in the decoder's units. */
export const certaintyOf = (q: number): number =>
  q <= 0 ? MOST : Math.min(MOST, Math.round(SCALE * Math.log((1 - q) / q)))

export const CERTAIN = MOST

export interface Decoding {
  /** Whether all checks are met. */
  readonly done: boolean
  /** One byte a bit. */
  readonly bits: Uint8Array
  readonly iterations: number
}

/**
 * @param prior certainty of each bit, positive for 0; not changed
 * @param syndrome one byte a check
 */
export function decode(
  code: QuasiCyclicCode,
  prior: Int32Array,
  syndrome: Uint8Array,
  mostIterations: number,
): Decoding {
  const { rows, columns, lift, rowStart, column, shift } = code
  const belief = prior.slice()
  const widest = Math.max(...Array.from({ length: rows }, (_, row) => rowStart[row + 1]! - rowStart[row]!))
  const message = new Int16Array(column.length * lift)
  const place = new Int32Array(widest)
  const start = new Int32Array(widest)
  const end = new Int32Array(widest)
  const from = new Int32Array(widest)
  const bits = new Uint8Array(columns * lift)
  for (let iteration = 1; iteration <= mostIterations; iteration++) {
    for (let row = 0; row < rows; row++) {
      const first = rowStart[row]!
      const degree = rowStart[row + 1]! - first
      for (let e = 0; e < degree; e++) {
        start[e] = column[first + e]! * lift
        end[e] = start[e]! + lift
        place[e] = start[e]! + shift[first + e]!
      }
      let at = first * lift
      for (let z = 0; z < lift; z++, at += degree) {
        let odd = syndrome[row * lift + z]!
        let least = MOST + 1
        let weakest = 0
        let others = MOST
        for (let e = 0; e < degree; e++) {
          const heard = belief[place[e]!]! - message[at + e]!
          from[e] = heard
          let size = heard
          if (heard < 0) {
            size = -heard
            odd ^= 1
          }
          if (size > MOST) size = MOST
          if (size < least) {
            // The former weakest joins the others.
            const joining = least
            least = size
            weakest = e
            size = joining
            if (size > MOST) continue
          }
          const difference = others - size
          const sum = others + size
          others =
            difference < 0
              ? others + CORRECTION[sum]! - CORRECTION[-difference]!
              : size + CORRECTION[sum]! - CORRECTION[difference]!
        }
        const difference = others - least
        let all =
          (difference < 0 ? others : least) +
          CORRECTION[others + least]! -
          CORRECTION[difference < 0 ? -difference : difference]!
        if (all < 0) all = 0
        if (others < 0) others = 0
        for (let e = 0; e < degree; e++) {
          const heard = from[e]!
          const size = e === weakest ? others : all
          const told = (heard < 0 ? odd ^ 1 : odd) ? -size : size
          message[at + e] = told
          const p = place[e]!
          belief[p] = heard + told
          place[e] = p + 1 === end[e]! ? start[e]! : p + 1
        }
      }
    }
    for (let v = 0; v < bits.length; v++) bits[v] = belief[v]! >>> 31
    if (meets(code, bits, syndrome)) return { done: true, bits, iterations: iteration }
  }
  return { done: false, bits, iterations: mostIterations }
}

function meets(
  { rows, lift, rowStart, column, shift }: QuasiCyclicCode,
  bits: Uint8Array,
  syndrome: Uint8Array,
): boolean {
  const parity = new Uint8Array(lift)
  for (let row = 0; row < rows; row++) {
    parity.fill(0)
    for (let e = rowStart[row]!; e < rowStart[row + 1]!; e++) {
      const begin = column[e]! * lift
      let at = begin + shift[e]!
      for (let z = 0; z < lift; z++) {
        parity[z]! ^= bits[at]!
        if (++at === begin + lift) at = begin
      }
    }
    for (let z = 0; z < lift; z++) if (parity[z] !== syndrome[row * lift + z]) return false
  }
  return true
}
