/**
 * How Cascade found the errors near the beginning of a key, question by question, bounded so that it can be
 * drawn. Made by playing the search again from what was said in public: Bob's key and Alice's answers are
 * all it takes.
 */
import { bitAt, type PackedBits } from '../../../math/packed-bits'
import { type CascadeOptions, cascade } from './cascade'
import type { LayerKind } from './layers'
import type { ParityOracle } from './parity-oracle'
import type { CascadeWatcher, ParityAsked } from './watcher'

/** One pass: the key in its order, in another order, or a random half of it. */
export interface PassShown {
  readonly kind: LayerKind
  /** Positions of the pass, and of one of its blocks. */
  readonly size: number
  readonly blockSize: number
  /** Parities asked in it, and errors that these led to; back-tracking included. */
  readonly asked: number
  readonly found: number
}

/** A question on the way to an error. */
export interface QuestionOnWay {
  /** Index in `questions`. */
  readonly question: number
  /** Corrections made since the answer came have turned its verdict over. */
  readonly turned: boolean
}

export interface ErrorFound {
  /** From 0, in the order of all corrections. */
  readonly number: number
  readonly keyIndex: number
  /** Pass that led to it, and where the bit stands there. */
  readonly pass: number
  readonly position: number
  /** Parities asked in all when it was found. */
  readonly after: number
  /** From the whole block down to the bit. */
  readonly way: readonly QuestionOnWay[]
  /** The correction that made its block odd again, by number, with the block; null where the block was odd from the beginning. */
  readonly reopened: {
    readonly by: number
    readonly keyIndex: number
    readonly from: number
    readonly to: number
  } | null
}

/** A whole block that an error shown was found in. */
export interface BlockShown {
  readonly pass: number
  readonly from: number
  readonly to: number
  /** Key bit at each position; empty for blocks longer than `LONGEST_BLOCK_SHOWN`. */
  readonly keyIndices: Uint32Array
  /** Bob's bits before any correction. */
  readonly bob: Uint8Array
  /** Number of the correction that turned each bit over first, −1 where none did. */
  readonly turnedBy: Int32Array
}

export interface CascadePicture {
  readonly keyBits: number
  readonly passes: readonly PassShown[]
  /** In the order in which the errors below were found. */
  readonly errors: readonly ErrorFound[]
  /** All that led to these errors, in the order asked. */
  readonly questions: readonly ParityAsked[]
  readonly blocks: readonly BlockShown[]
  /** Of the whole search. */
  readonly totals: {
    readonly parities: number
    readonly rounds: number
    readonly corrections: number
    /** Parities asked about blocks of earlier passes. */
    readonly backTracking: number
  }
}

/** Errors that are shown unless said otherwise. */
export const ERRORS_SHOWN = 40
export const LONGEST_BLOCK_SHOWN = 4096

/** Alice made of paper: she says what was written down. */
export function paperAlice(answers: PackedBits): ParityOracle {
  let next = 0
  return {
    openLayer: () => undefined,
    answerParities: (questions) => {
      for (let i = 0; i < questions.count; i++) questions.answers[i] = bitAt(answers, next++)
    },
  }
}

/** The places of the first ones, at most so many. */
function firstOnes({ words, bits }: PackedBits, most: number): number[] {
  const places: number[] = []
  for (let w = 0; w < words.length && places.length < most; w++)
    for (let left = words[w]!; left !== 0 && places.length < most; left &= left - 1) {
      const place = 32 * w + 31 - Math.clz32(left & -left)
      if (place < bits) places.push(place)
    }
  return places
}

/**
 * @param bob Bob's key before correction
 * @param corrected where he turned bits over
 * @param answers all that Alice said
 * @param options those of the search, with its dice at their beginning
 * @param most errors to show: those nearest the beginning of the key
 */
export function cascadePicture(
  bob: PackedBits,
  corrected: PackedBits,
  answers: PackedBits,
  options: CascadeOptions,
  most = ERRORS_SHOWN,
): CascadePicture {
  const notes = new Notes(firstOnes(corrected, most))
  const { layers, leaked, rounds, corrections } = cascade(bob, notes.listening(paperAlice(answers)), {
    ...options,
    watcher: notes,
  })
  const used = [...new Set(notes.errors.flatMap(({ way }) => way.map(({ question }) => question)))].sort(
    (a, b) => a - b,
  )
  const place = new Map(used.map((question, i) => [question, i]))
  const errors = notes.errors.map((error) => ({
    ...error,
    way: error.way.map(({ question, turned }) => ({ question: place.get(question)!, turned })),
  }))
  const wholes = new Map<string, BlockShown>()
  for (const { pass, position } of errors) {
    const { blockSize, size } = layers[pass]!
    const from = position - (position % blockSize)
    const to = Math.min(from + blockSize, size)
    if (wholes.has(`${pass}:${from}`)) continue
    const keyIndices = Uint32Array.from({ length: to - from > LONGEST_BLOCK_SHOWN ? 0 : to - from }, (_, i) =>
      layers[pass]!.keyIndex(from + i),
    )
    wholes.set(`${pass}:${from}`, {
      pass,
      from,
      to,
      keyIndices,
      bob: Uint8Array.from(keyIndices, (i) => bitAt(bob, i)),
      turnedBy: Int32Array.from(keyIndices, (i) => notes.turnedBy.get(i) ?? -1),
    })
  }
  return {
    keyBits: bob.bits,
    passes: layers.map(({ kind, size, blockSize }, pass) => ({
      kind,
      size,
      blockSize,
      asked: notes.askedIn[pass] ?? 0,
      found: notes.foundIn[pass] ?? 0,
    })),
    errors,
    questions: used.map((question) => notes.questions[question]!),
    blocks: [...wholes.values()],
    totals: { parities: leaked, rounds, corrections, backTracking: notes.backTracking },
  }
}

/** Where the bits to be shown stand in a pass, rising, and which of the whole blocks hold one. */
interface Watched {
  readonly layer: Parameters<ParityOracle['openLayer']>[0]
  readonly positions: readonly number[]
  readonly wholes: ReadonlySet<number>
}

interface Reopening {
  readonly by: number
  readonly keyIndex: number
  readonly from: number
  readonly to: number
}

/** Writes down what concerns a few bits of the key. */
class Notes implements CascadeWatcher {
  readonly questions: ParityAsked[] = []
  readonly errors: ErrorFound[] = []
  readonly askedIn: number[] = []
  readonly foundIn: number[] = []
  /** First correction of each bit. */
  readonly turnedBy = new Map<number, number>()
  backTracking = 0
  private readonly bits: readonly number[]
  private readonly watched: Watched[] = []
  /** For each pass, the questions and the reopened blocks that hold a watched bit. */
  private readonly questionsOf: number[][] = []
  private readonly reopenings: Reopening[][] = []
  private asks = 0
  private corrections = 0
  private last = -1

  constructor(bits: readonly number[]) {
    this.bits = bits
  }

  /** The same Alice, and a note of every layer. */
  listening(alice: ParityOracle): ParityOracle {
    return {
      openLayer: (layer) => {
        const positions = this.bits.map((bit) => layer.position(bit)).filter((position) => position >= 0)
        positions.sort((a, b) => a - b)
        const wholes = new Set(positions.map((position) => Math.floor(position / layer.blockSize)))
        this.watched.push({ layer, positions, wholes })
        this.questionsOf.push([])
        this.reopenings.push([])
        this.askedIn.push(0)
        this.foundIn.push(0)
        alice.openLayer(layer)
      },
      answerParities: (questions) => alice.answerParities(questions),
    }
  }

  asked(parity: ParityAsked): void {
    this.asks++
    this.askedIn[parity.layer]!++
    if (parity.backTracking) this.backTracking++
    if (!this.concerns(parity.layer, parity.from, parity.end)) return
    this.questionsOf[parity.layer]!.push(this.questions.length)
    this.questions.push(parity)
  }

  reopened(layer: number, from: number, to: number): void {
    if (!this.concerns(layer, from, to)) return
    this.reopenings[layer]!.push({ by: this.corrections - 1, keyIndex: this.last, from, to })
  }

  corrected(keyIndex: number, pass: number): void {
    const number = this.corrections++
    this.last = keyIndex
    this.foundIn[pass]!++
    if (!this.turnedBy.has(keyIndex)) this.turnedBy.set(keyIndex, number)
    if (!this.bits.includes(keyIndex)) return
    const position = this.watched[pass]!.layer.position(keyIndex)
    const holds = (from: number, to: number): boolean => from <= position && position < to
    const way = this.questionsOf[pass]!.filter((i) => holds(this.questions[i]!.from, this.questions[i]!.end)).map(
      (question): QuestionOnWay => {
        const { from, to, alice, bob } = this.questions[question]!
        // The block is odd now, and its left half is if the bit is in it.
        return { question, turned: holds(from, to) !== (alice !== bob) }
      },
    )
    const reopened = this.reopenings[pass]!.findLast(({ from, to }) => holds(from, to)) ?? null
    this.errors.push({ number, keyIndex, pass, position, after: this.asks, way, reopened })
  }

  /** Whether positions from … to − 1 of a pass hold a bit to be shown. */
  private concerns(pass: number, from: number, to: number): boolean {
    const { layer, positions, wholes } = this.watched[pass]!
    return (
      wholes.has(Math.floor(from / layer.blockSize)) && positions.some((position) => from <= position && position < to)
    )
  }
}
