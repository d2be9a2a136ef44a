/**
 * The bit-sliced kernel of the `pulses` reading: 32 single photons to the word. It reads the same
 * planes and uniforms as the general kernel (`pulses.ts`) and gives the same counts and the same
 * compared bits; a test holds them together on every scenario both can run.
 */
import { CHUNK_WORDS, Chance, LaneUniforms } from '../math/chance'
import { popcount } from '../math/packed-bits'
import type { BlockCompared } from './columns'
import type { EventKind } from './recording'
import { ONES, PLACE, PLANES, type SlicedLaw, STRIDE, ZEROS } from './sliced-law'
import { COUNT, countOnes, siftChunk } from './sliced-words'
import { type BasisCount, basisIndex, emptyTally, type IntensityCount, intensityIndex, type Tally } from './tally'

const CHUNK_PULSES = CHUNK_WORDS * 32

export interface SlicedResult {
  readonly tally: Tally
  readonly events: number
  readonly compared: BlockCompared
}

/** Room for the planes of one chunk; a worker needs one. */
export interface PlanePool {
  /** All planes, one after another, for the logic. */
  readonly words: Int32Array
  /** The same memory, plane by plane, for the dice. */
  readonly planes: readonly Uint32Array[]
  /** Room for the planes of lane uniforms. */
  readonly uniforms: Uint32Array
}

export function planePool(): PlanePool {
  const words = new Int32Array(PLANES * STRIDE)
  const planes = Array.from(
    { length: PLANES },
    (_, plane) => new Uint32Array(words.buffer, plane * STRIDE * 4, CHUNK_WORDS),
  )
  planes[ZEROS]!.fill(0)
  planes[ONES]!.fill(0xffffffff)
  return { words, planes, uniforms: new Uint32Array(8 * CHUNK_WORDS) }
}

/** The dice of one block, which fill the planes of its law. */
class BlockPlanes {
  private readonly law: SlicedLaw
  private readonly pool: PlanePool
  private readonly chances: readonly Chance[]
  private readonly uniforms: LaneUniforms | null

  constructor(law: SlicedLaw, seed: number, block: number, pool: PlanePool) {
    this.law = law
    this.pool = pool
    this.chances = law.streams.map(({ role, slot, chance }) => new Chance({ seed, role, slot, block }, chance))
    this.uniforms =
      law.answers.length > 0 ? new LaneUniforms({ seed, role: 'bob', slot: 'outcome', block }, pool.uniforms) : null
  }

  /** Draws the next chunk. */
  next(): void {
    const { law, pool, chances, uniforms } = this
    for (let k = 0; k < chances.length; k++) chances[k]!.next(pool.planes[law.streams[k]!.plane / STRIDE]!)
    const basis = law.at[PLACE.basis]!
    for (const { of, inCross, plane } of law.sides) {
      const flip = inCross ? 0 : -1
      for (let w = 0; w < CHUNK_WORDS; w++)
        pool.words[plane + w] = pool.words[of + w]! & (pool.words[basis + w]! ^ flip)
    }
    uniforms?.next()
    for (const { threshold, plane } of law.answers) uniforms?.fillBelow(pool.planes[plane / STRIDE]!, threshold)
  }
}

/** Planes that are counted, each together with the one it shares ones with, and where the counts go. */
const COUNTED = [
  { plane: PLACE.kept, shared: PLACE.basis, place: COUNT.kept },
  { plane: PLACE.wrong, shared: PLACE.basis, place: COUNT.errors },
  { plane: PLACE.right, shared: PLACE.basis, place: COUNT.eveRight },
  { plane: PLACE.known, shared: PLACE.basis, place: COUNT.eveCertain },
  { plane: PLACE.touched, shared: PLACE.basis, place: COUNT.eveTouched },
] as const

/**
 * Counts the first `pulses` pulses of a block.
 * @param kind what counts as an event, for the numbers of the compared bits
 */
export function countBlock(
  law: SlicedLaw,
  seed: number,
  block: number,
  pulses: number,
  kind: EventKind,
  pool: PlanePool,
): SlicedResult {
  const { at, forms, lossless } = law
  const { words } = pool
  const planes = new BlockPlanes(law, seed, block, pool)
  const counts = new Int32Array(Object.keys(COUNT).length)
  const compared: BlockCompared = { event: [], pulse: [], error: [], basis: [], intensity: [] }
  for (let first = 0; first < pulses; first += CHUNK_PULSES) {
    planes.next()
    const eventsBefore = kind === 'pulses' ? first : counts[COUNT.clicked]!
    siftChunk(words, at, forms, lossless, Math.min(CHUNK_PULSES, pulses - first), counts)
    for (const { plane, shared, place } of COUNTED) countOnes(words, at[plane]!, at[shared]!, counts, place)
    if (!lossless) countOnes(words, at[PLACE.clicked]!, at[PLACE.read]!, counts, COUNT.clicked)
    collectCompared(words, at, { first, eventsBefore, kind }, compared)
  }
  if (lossless) {
    counts[COUNT.clicked] = pulses
    counts[COUNT.matched] = counts[COUNT.kept]!
  }
  return {
    tally: tallyOf(counts, compared, pulses),
    events: kind === 'pulses' ? pulses : counts[COUNT.clicked]!,
    compared,
  }
}

/** Adds the compared bits of one chunk. */
function collectCompared(
  words: Int32Array,
  at: Uint16Array,
  chunk: { readonly first: number; readonly eventsBefore: number; readonly kind: EventKind },
  compared: BlockCompared,
): void {
  const { first, kind } = chunk
  const [kept, compare] = [at[PLACE.kept]!, at[PLACE.compare]!]
  const [clicked, wrong, basis] = [at[PLACE.clicked]!, at[PLACE.wrong]!, at[PLACE.basis]!]
  let events = chunk.eventsBefore
  for (let w = 0; w < CHUNK_WORDS; w++) {
    const chosen = words[compare + w]!
    for (let rest = chosen === 0 ? 0 : chosen & words[kept + w]!; rest !== 0; rest &= rest - 1) {
      const lane = 31 - Math.clz32(rest & -rest)
      const pulse = first + w * 32 + lane
      const earlier = popcount(words[clicked + w]! & ((1 << lane) - 1))
      compared.event.push(kind === 'pulses' ? pulse : events + earlier)
      compared.pulse.push(pulse)
      compared.error.push((words[wrong + w]! >>> lane) & 1)
      compared.basis.push((words[basis + w]! >>> lane) & 1)
      compared.intensity.push(0)
    }
    if (kind === 'clicks') events += popcount(words[clicked + w]!)
  }
}

/** Counts laid out as a tally. */
function tallyOf(counts: Int32Array, { error, basis }: BlockCompared, pulses: number): Tally {
  const tally = emptyTally()
  const set = (count: IntensityCount, value: number) => {
    tally[intensityIndex(0, count)] = value
  }
  const setBoth = (count: BasisCount, all: number, inCross: number) => {
    tally[basisIndex(0, 0, count)] = all - inCross
    tally[basisIndex(0, 1, count)] = inCross
  }
  set('sent', pulses)
  set('sentMatched', counts[COUNT.matched]!)
  for (const count of ['clicked', 'doubleClicks', 'darkClicked', 'readOne'] as const) set(count, counts[COUNT[count]]!)
  for (const count of ['kept', 'errors', 'eveCertain', 'eveRight', 'eveTouched'] as const)
    setBoth(count, counts[COUNT[count]]!, counts[COUNT[`${count}X`]]!)
  let [seenX, wrong, wrongX] = [0, 0, 0]
  for (let k = 0; k < error.length; k++) {
    seenX += basis[k]!
    wrong += error[k]!
    wrongX += error[k]! & basis[k]!
  }
  setBoth('compared', error.length, seenX)
  setBoth('comparedErrors', wrong, wrongX)
  return tally
}
