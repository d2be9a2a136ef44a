import type { PackedBits } from '../../../math/packed-bits'
import type { Layer } from './layers'
import { parityByPrefix, parityOf, prefixParities } from './parity'
import type { ParityOracle, ParityQuestions } from './parity-oracle'

/** A layer as Alice stores it: her key never changes, so any parity takes constant time. */
interface PlacedKey {
  readonly words: Uint32Array
  readonly before: Uint8Array
  /** Positions are places. */
  readonly direct: boolean
}

/** Alice's side of Cascade: holds her key and answers the parities that Bob asks for. */
export class CascadeAlice implements ParityOracle {
  private readonly key: PackedBits
  private readonly layers: Layer[] = []
  private readonly placed: (PlacedKey | null)[] = []

  /** @param key not changed, must not change during the conversation */
  constructor(key: PackedBits) {
    this.key = key
  }

  openLayer(layer: Layer): void {
    this.layers.push(layer)
    this.placed.push(null)
  }

  answerParities({ count, layer, from, to, answers }: ParityQuestions): void {
    let current = -1
    let placed: PlacedKey | null = null
    for (let i = 0; i < count; i++) {
      if (layer[i] !== current) {
        current = layer[i]!
        placed = this.placed[current]!
      }
      // Where every position is its own place, which is nearly always, nothing has to be looked up.
      if (placed?.direct) {
        answers[i] = parityByPrefix(placed.words, placed.before, from[i]!, to[i]!)
      } else {
        answers[i] = this.parity(current, from[i]!, to[i]!)
        placed = this.placed[current]!
      }
    }
  }

  private parity(number: number, from: number, to: number): number {
    const layer = this.layers[number]!
    const placed = this.placed[number]
    if (placed) return parityByPrefix(placed.words, placed.before, layer.placeOf(from), layer.placeOf(to))
    if (from === 0 && to === layer.size) return parityOf(layer.sumOfWords(this.key))
    const words = layer.place(this.key)
    this.placed[number] = { words, before: prefixParities(words), direct: layer.kind !== 'subset' }
    return this.parity(number, from, to)
  }
}
