/**
 * Cascade: Bob finds his errors by comparing parities with Alice. He halves every block whose parity
 * differs until one bit is left, turns it over, and goes back to earlier blocks that this bit made odd.
 *
 * Bob's side reads his own bits and what a `ParityOracle` answers, nothing else. Every parity asked
 * is one bit told in public, whole blocks included. That Bob's own replies tell nothing more is the
 * common assumption, not a theorem for one-way security proofs (Tupkary & Lütkenhaus, arXiv:2307.00576).
 *
 * @see Brassard & Salvail, Eurocrypt '93, LNCS 765, 410 (1994)
 */
import type { Dice } from '../../../math/dice'
import type { PackedBits } from '../../../math/packed-bits'
import { BobLayer, middleOf } from './bob-layer'
import { Conversation } from './conversation'
import { Layer } from './layers'
import type { ParityOracle } from './parity-oracle'
import { Searches } from './searches'
import { type CascadeVariant, passBlockSizes, type VariantRules, variantRules } from './variants'
import type { CascadeWatcher } from './watcher'

/**
 * `batch` asks about all open blocks in one message; `depth-first` asks one parity a message, always
 * about the smallest open block: fewer parities, many more messages.
 */
export type CascadeMode = 'batch' | 'depth-first'

export interface CascadeOptions {
  readonly variant: CascadeVariant
  readonly mode: CascadeMode
  /** Expected share of differing bits, 0–1: sets the block sizes only. */
  readonly qber: number
  /** Thrown in public: permutations and subsets. */
  readonly dice: Dice
  /** Clean random halves in a row that end the search, in variants that use them. */
  readonly cleanSubsets?: number
  /** Looks on; the search is the same with and without. */
  readonly watcher?: CascadeWatcher
}

export interface CascadeResult {
  /** Bob's key with the errors turned over; equal to Alice's unless errors stayed hidden. */
  readonly key: PackedBits
  /** Bits turned over. */
  readonly corrections: number
  /** Parities that Alice told, each one bit. */
  readonly leaked: number
  /** Messages from Bob that were answered. */
  readonly rounds: number
  /** The search was broken off because far more was told than the key holds. */
  readonly gaveUp: boolean
  /** Block size of every layer, subsets included. */
  readonly blockSizes: readonly number[]
  /** Layers in the order they were opened. */
  readonly layers: readonly Layer[]
  /** What Alice said, one bit a parity, in order. */
  readonly answers: PackedBits
  /** What Bob replied: whether his parity differed. Which blocks are asked next follows from these bits. */
  readonly replies: PackedBits
}

/**
 * Corrects Bob's key.
 *
 * @param bob Bob's key, not changed
 * @param alice her side of the conversation
 */
export function cascade(bob: PackedBits, alice: ParityOracle, options: CascadeOptions): CascadeResult {
  const search = new CascadeBob(bob, alice, options)
  if (bob.bits > 0) search.run()
  return search.result()
}

/**
 * Random halves find one error a time. With far more errors than expected they would go on long after
 * nothing is left to keep: then the search gives up.
 */
const PATIENCE = 2
const PATIENCE_AT_LEAST = 4096

class CascadeBob {
  private readonly key: PackedBits
  private readonly alice: ParityOracle
  private readonly options: CascadeOptions
  private readonly rules: VariantRules
  private readonly layers: BobLayer[] = []
  private readonly talk: Conversation
  private searches = new Searches()
  private spare = new Searches()
  private readonly watcher: CascadeWatcher | null
  private corrections = 0
  /** Whether a correction made now reopens blocks of earlier layers. */
  private reopens = true
  private gaveUp = false

  constructor(bob: PackedBits, alice: ParityOracle, options: CascadeOptions) {
    this.key = { words: bob.words.slice(), bits: bob.bits }
    this.alice = alice
    this.options = options
    this.rules = variantRules(options.variant)
    this.talk = new Conversation(alice, this.layers)
    this.watcher = options.watcher ?? null
  }

  run(): void {
    const { key, options, rules, talk } = this
    passBlockSizes(options.variant, options.qber, key.bits).forEach((size, pass) => {
      this.pass(pass === 0 ? Layer.ordered(key.bits, size) : Layer.permuted(key.bits, size, options.dice))
    })
    const enough = rules.cleanSubsets && (options.cleanSubsets ?? rules.cleanSubsets)
    this.reopens = rules.subsetsReopen
    for (let clean = 0; clean < enough && !this.gaveUp; ) {
      const before = this.corrections
      this.pass(Layer.subset(key.bits, options.dice))
      clean = this.corrections > before ? 0 : clean + 1
      this.gaveUp = talk.leaked > PATIENCE * key.bits + PATIENCE_AT_LEAST
    }
  }

  result(): CascadeResult {
    const { key, corrections, gaveUp, talk } = this
    const layers = this.layers.map(({ layer }) => layer)
    return {
      key,
      corrections,
      leaked: talk.leaked,
      rounds: talk.rounds,
      gaveUp,
      blockSizes: layers.map(({ blockSize }) => blockSize),
      layers,
      answers: talk.answers.bits(),
      replies: talk.replies.bits(),
    }
  }

  /** Compares all blocks of a new layer, then searches until no block known is odd. */
  private pass(layer: Layer): void {
    const { talk } = this
    const { questions } = talk
    const number = this.layers.length
    const own = new BobLayer(layer, this.key)
    this.layers.push(own)
    this.alice.openLayer(layer)
    talk.begin()
    for (let from = 0; from < layer.size; from += layer.blockSize) {
      const to = Math.min(from + layer.blockSize, layer.size)
      talk.put(number, from, to, to)
    }
    talk.ask()
    if (this.watcher) this.show()
    const { count, from, to, answers } = questions
    for (let i = 0; i < count; i++) {
      const odd = answers[i]!
      own.learnBlock(from[i]!, to[i]!, odd)
      if (odd) this.open(number, own, from[i]!, to[i]!)
    }
    while (this.searches.count > 0) {
      if (this.options.mode === 'batch') this.halveAll()
      else this.halveSmallest()
    }
  }

  /** One message: halves all open blocks. */
  private halveAll(): void {
    const { layers, talk, searches: now } = this
    const { questions } = talk
    // What is found on the way is for the next message.
    this.searches = this.spare
    this.spare = now
    talk.begin()
    for (const { blocks, length } of now.piles) {
      for (let i = 0; i < length; i += 3) {
        const number = blocks[i]!
        const layer = layers[number]!
        if (!this.stillOdd(layer, blocks[i + 1]!, blocks[i + 2]!)) continue
        const { from, to } = layer
        if (to - from === 1) {
          this.correct(layer.layer.keyIndex(from), number)
        } else {
          layer.startHalving(from, to)
          talk.put(number, from, middleOf(from, to), to)
        }
      }
    }
    now.clear()
    talk.ask()
    if (this.watcher) this.show()
    const { count, layer: number, from, to: middle, answers } = questions
    const { ends } = talk
    for (let i = 0; i < count; i++) {
      const layer = layers[number[i]!]!
      const odd = layer.learnHalf(from[i]!, middle[i]!, ends[i]!, answers[i]!)
      if (this.rules.reusesHalves) {
        if (odd & 1) this.open(number[i]!, layer, from[i]!, middle[i]!)
        if (odd & 2) this.open(number[i]!, layer, middle[i]!, ends[i]!)
      } else if (layer.descend(from[i]!)) {
        this.open(number[i]!, layer, layer.from, layer.to)
      }
    }
  }

  /** Halves one of the smallest open blocks, one message a time, down to the error. Nothing else moves meanwhile. */
  private halveSmallest(): void {
    const { talk } = this
    const { blocks, length } = this.searches.takeSmallest()
    const number = blocks[length]!
    const layer = this.layers[number]!
    if (!this.stillOdd(layer, blocks[length + 1]!, blocks[length + 2]!)) return
    let { from, to } = layer
    if (to - from > 1) layer.startHalving(from, to)
    while (to - from > 1) {
      const middle = middleOf(from, to)
      talk.begin()
      talk.put(number, from, middle, to)
      talk.ask()
      const odd = talk.questions.answers[0]!
      layer.learnHalf(from, middle, to, odd)
      if (odd) to = middle
      else from = middle
      if (this.watcher) this.show()
    }
    this.correct(layer.layer.keyIndex(from), number)
  }

  /**
   * Looks again at a block from the list: a correction made since may have left it even. Leaves the
   * block to go on with in the layer's `from`, `to`.
   */
  private stillOdd(layer: BobLayer, from: number, to: number): boolean {
    if (to - from > 1) layer.stopWaiting(from, to)
    layer.from = from
    layer.to = to
    if (this.rules.reusesHalves) return layer.isOdd(from, to)
    if (!layer.descend(from)) return false
    // Another way down has its own entry on the list, or is being asked about.
    return layer.to - layer.from === 1 || !layer.isWaiting(layer.from, layer.to)
  }

  /** Turns over the bit of an odd block of one, or puts the block on the list. */
  private open(number: number, layer: BobLayer, from: number, to: number): void {
    if (to - from === 1) this.correct(layer.layer.keyIndex(from), number)
    else if (layer.wait(from, to)) this.searches.add(number, from, to)
  }

  /** Turns over a bit of Bob's key and reopens the blocks that this makes odd. @param by the layer that led to it */
  private correct(keyIndex: number, by: number): void {
    const { key, layers, watcher } = this
    key.words[keyIndex >>> 5]! ^= 1 << (keyIndex & 31)
    this.corrections++
    watcher?.corrected(keyIndex, by)
    for (let number = 0; number < layers.length; number++) {
      const layer = layers[number]!
      const odd = layer.turnOver(keyIndex)
      if (!this.reopens || !(this.rules.reusesHalves ? odd : layer.holds(keyIndex) && layer.descend(layer.from)))
        continue
      const { from, to } = layer
      watcher?.reopened(number, from, to)
      // Not corrected at once: the layers behind have not heard of this bit yet.
      if (to - from === 1 || layer.wait(from, to)) this.searches.add(number, from, to)
    }
  }

  /** Lets the watcher see the message that has just been answered. */
  private show(): void {
    const { talk, watcher, layers } = this
    const { count, layer, from, to, answers } = talk.questions
    for (let i = 0; i < count; i++) {
      const number = talk.leaked - count + i
      const alice = talk.answers.at(number)
      watcher!.asked({
        number,
        round: talk.rounds - 1,
        layer: layer[i]!,
        from: from[i]!,
        to: to[i]!,
        end: talk.ends[i]!,
        alice,
        bob: alice ^ answers[i]!,
        backTracking: layer[i]! < layers.length - 1,
      })
    }
  }
}
