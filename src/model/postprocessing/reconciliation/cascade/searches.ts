/** A pile of blocks: layer, from, to, three numbers each. */
export interface Pile {
  blocks: Int32Array
  /** Numbers in use, three to a block. */
  length: number
}

const emptyPile = (): Pile => ({ blocks: new Int32Array(48), length: 0 })

/** Blocks known to be odd and waiting to be searched, by powers of two of their size. */
export class Searches {
  count = 0
  /** Smallest first: sizes 1, 2–3, 4–7, … */
  readonly piles: readonly Pile[] = Array.from({ length: 31 }, emptyPile)

  /** Positions from … to − 1 of a layer. */
  add(layer: number, from: number, to: number): void {
    const pile = this.piles[31 - Math.clz32(to - from)]!
    const at = pile.length
    if (at === pile.blocks.length) {
      const larger = new Int32Array(2 * at)
      larger.set(pile.blocks)
      pile.blocks = larger
    }
    pile.blocks[at] = layer
    pile.blocks[at + 1] = from
    pile.blocks[at + 2] = to
    pile.length = at + 3
    this.count++
  }

  /** Takes one of the smallest out. @returns its pile; the block stands just behind the end. There must be one. */
  takeSmallest(): Pile {
    let size = 0
    while (this.piles[size]!.length === 0) size++
    const pile = this.piles[size]!
    pile.length -= 3
    this.count--
    return pile
  }

  clear(): void {
    for (const pile of this.piles) pile.length = 0
    this.count = 0
  }
}
