/** Cascade's searches as a sequence of still pictures: one for each parity on the way to an error, one for its end. */
import type { BlockShown, CascadePicture, ErrorFound } from '../../model/postprocessing/reconciliation/cascade/picture'

/** A parity that was compared, with what it says by now. */
export interface SearchRow {
  readonly from: number
  readonly middle: number
  readonly end: number
  readonly alice: number
  readonly bob: number
  /** Corrections made since have turned the verdict over. */
  readonly turned: boolean
  /** A whole block; else the left half of one. */
  readonly whole: boolean
  /** Whether the part that was asked about holds an odd number of errors by now. */
  readonly odd: boolean
}

export interface SearchFrame {
  /** Index in `errors`. */
  readonly error: number
  readonly block: BlockShown
  /** Parities so far, the whole block first. */
  readonly rows: readonly SearchRow[]
  /** Where the error must be by now: positions from … end − 1 of the pass. */
  readonly from: number
  readonly end: number
  /** The bit has been turned over. */
  readonly found: boolean
  /** First picture of a search that goes back to an earlier block. */
  readonly reopens: boolean
  /** Parities told in all, at this point or before. */
  readonly told: number
  /** Errors corrected in all. */
  readonly corrected: number
}

const blockOf = ({ blocks }: CascadePicture, { pass, position }: ErrorFound): BlockShown | undefined =>
  blocks.find((block) => block.pass === pass && block.from <= position && position < block.to)

/** All pictures in order: to step, to go back and to play is to choose one. */
export function searchFrames(picture: CascadePicture): SearchFrame[] {
  const frames: SearchFrame[] = []
  let told = 0
  picture.errors.forEach((error, index) => {
    const block = blockOf(picture, error)
    if (!block) return
    const rows: SearchRow[] = []
    let [from, end] = [block.from, block.to]
    const before = { error: index, block, corrected: error.number }
    if (error.reopened)
      frames.push({
        ...before,
        rows: [],
        from: error.reopened.from,
        end: error.reopened.to,
        found: false,
        reopens: true,
        told,
      })
    for (const { question, turned } of error.way) {
      const { from: start, to, end: stop, alice, bob, number } = picture.questions[question]!
      const whole = to === stop
      const odd = (alice !== bob) !== turned
      rows.push({ from: start, middle: to, end: stop, alice, bob, turned, whole, odd })
      if (whole) [from, end] = [start, stop]
      else [from, end] = odd ? [start, to] : [to, stop]
      told = Math.max(told, number + 1)
      frames.push({ ...before, rows: [...rows], from, end, found: false, reopens: false, told })
    }
    told = Math.max(told, error.after)
    frames.push({
      ...before,
      rows: [...rows],
      from: error.position,
      end: error.position + 1,
      found: true,
      reopens: false,
      told,
      corrected: error.number + 1,
    })
  })
  return frames
}

/** The largest part on the way to the error that has at most `most` bits: the one that is drawn bit by bit. */
export function lensOf(
  { block, rows, from, end }: SearchFrame,
  most: number,
): readonly [from: number, end: number] | null {
  if (block.to - block.from <= most) return [block.from, block.to]
  for (const { from: start, middle, end: stop, whole, odd } of rows) {
    if (stop - start <= most) return [start, stop]
    const [a, b] = whole ? [start, stop] : odd ? [start, middle] : [middle, stop]
    if (b - a <= most) return [a, b]
  }
  return end - from <= most ? [from, end] : null
}

/** State of the bit at a position when a frame is shown: Bob's value, and whether it is an error still. */
export function bitIn(
  { block, corrected }: SearchFrame,
  position: number,
): { readonly bob: 0 | 1; readonly wrong: boolean } | null {
  const first = block.bob[position - block.from]
  const by = block.turnedBy[position - block.from]
  if (first === undefined || by === undefined) return null
  const turned = by >= 0 && by < corrected
  return { bob: (turned ? 1 - first : first) as 0 | 1, wrong: by >= 0 && !turned }
}
