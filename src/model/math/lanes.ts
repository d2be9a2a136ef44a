/** From planes, 32 lanes to the word, to one byte per lane: four bytes are written at once. */

/** Bytes of four lanes, 0 or 1, for each value of four bits: one word in this machine's byte order. */
const FOUR_LANES = (() => {
  const words = new Uint32Array(16)
  const bytes = new Uint8Array(words.buffer)
  for (let bits = 0; bits < 16; bits++)
    for (let lane = 0; lane < 4; lane++) bytes[4 * bits + lane] = (bits >>> lane) & 1
  return words
})()

/** Bytes as words of four, for the functions below. @throws RangeError if they do not begin at a multiple of four */
export const inFours = (bytes: Uint8Array): Uint32Array =>
  new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2)

/** Writes the lanes of a plane as bytes 0 and 1, the first of them four times `at` bytes from the start. */
export function unpackLanes(plane: Uint32Array, fours: Uint32Array, at = 0): void {
  for (let w = 0, to = at; w < plane.length; w++)
    for (let word = plane[w]! | 0, end = to + 8; to < end; to++, word >>>= 4) fours[to] = FOUR_LANES[word & 15]!
}

/** The same, as bytes 255 for 0 and 0 for 1: what lies below a threshold comes first. */
export function unpackBelow(plane: Uint32Array, fours: Uint32Array): void {
  for (let w = 0, to = 0; w < plane.length; w++)
    for (let word = ~plane[w]!, end = to + 8; to < end; to++, word >>>= 4)
      fours[to] = Math.imul(FOUR_LANES[word & 15]!, 255)
}

/** Reads eight planes, `stride` words apart, as one number of eight bits per lane, the first plane its highest bit. */
export function unpackEight(planes: Uint32Array, stride: number, fours: Uint32Array): void {
  for (let w = 0; w < stride; w++) {
    let p0 = planes[w]! | 0
    let p1 = planes[w + stride]! | 0
    let p2 = planes[w + 2 * stride]! | 0
    let p3 = planes[w + 3 * stride]! | 0
    let p4 = planes[w + 4 * stride]! | 0
    let p5 = planes[w + 5 * stride]! | 0
    let p6 = planes[w + 6 * stride]! | 0
    let p7 = planes[w + 7 * stride]! | 0
    for (let to = 8 * w, end = to + 8; to < end; to++) {
      fours[to] =
        (FOUR_LANES[p0 & 15]! << 7) |
        (FOUR_LANES[p1 & 15]! << 6) |
        (FOUR_LANES[p2 & 15]! << 5) |
        (FOUR_LANES[p3 & 15]! << 4) |
        (FOUR_LANES[p4 & 15]! << 3) |
        (FOUR_LANES[p5 & 15]! << 2) |
        (FOUR_LANES[p6 & 15]! << 1) |
        FOUR_LANES[p7 & 15]!
      p0 >>>= 4
      p1 >>>= 4
      p2 >>>= 4
      p3 >>>= 4
      p4 >>>= 4
      p5 >>>= 4
      p6 >>>= 4
      p7 >>>= 4
    }
  }
}
