import { BitTape } from './bit-tape'
import type { BobLayer } from './bob-layer'
import type { ParityOracle, ParityQuestions } from './parity-oracle'

const emptyQuestions = (capacity: number): ParityQuestions => ({
  count: 0,
  layer: new Int32Array(capacity),
  from: new Int32Array(capacity),
  to: new Int32Array(capacity),
  answers: new Uint8Array(capacity),
})

/** Bob's messages to Alice: questions gathered, asked together, counted and written down. */
export class Conversation {
  /** The message in hand. After `ask`, `answers` says whether Bob's parity differed from Alice's. */
  readonly questions: ParityQuestions = emptyQuestions(1024)
  /** For each question about a left half: the end of its block. */
  ends: Int32Array = new Int32Array(1024)
  /** Parities that Alice told. */
  leaked = 0
  /** Messages. */
  rounds = 0
  readonly answers = new BitTape()
  readonly replies = new BitTape()
  private readonly alice: ParityOracle
  private readonly layers: readonly BobLayer[]

  /** @param layers Bob's layers; the list may grow */
  constructor(alice: ParityOracle, layers: readonly BobLayer[]) {
    this.alice = alice
    this.layers = layers
  }

  /** Begins a new message. */
  begin(): void {
    this.questions.count = 0
  }

  /** Adds a question about positions from … to − 1 of a layer. @param end of the block whose left half this is */
  put(layer: number, from: number, to: number, end: number): void {
    const { questions } = this
    const i = questions.count++
    if (i === questions.layer.length) this.enlarge()
    questions.layer[i] = layer
    questions.from[i] = from
    questions.to[i] = to
    this.ends[i] = end
  }

  /** Sends the message, unless it is empty, and compares the answers with Bob's own parities as they are now. */
  ask(): void {
    const { questions, layers } = this
    const { count, layer, from, to, answers } = questions
    if (count === 0) return
    this.alice.answerParities(questions)
    this.rounds++
    this.leaked += count
    this.answers.write(answers, count)
    for (let i = 0; i < count; i++) answers[i]! ^= layers[layer[i]!]!.parity(from[i]!, to[i]!)
    this.replies.write(answers, count)
  }

  private enlarge(): void {
    const { layer, from, to, answers } = this.questions
    const larger = emptyQuestions(2 * layer.length)
    larger.layer.set(layer)
    larger.from.set(from)
    larger.to.set(to)
    larger.answers.set(answers)
    Object.assign(this.questions, larger, { count: this.questions.count })
    const ends = new Int32Array(2 * layer.length)
    ends.set(this.ends)
    this.ends = ends
  }
}
