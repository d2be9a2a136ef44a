/**
 * The second reading: pulse by pulse, with each role's own dice. The general kernel draws every
 * choice as planes (`math/chance.ts`), reads them pulse by pulse and writes columns, one block of
 * 2¹⁶ pulses at a time; any block can be drawn again later and is the same.
 */
import { ByteChoice, CHUNK_WORDS, Chance, chanceLaw, LaneUniforms, thresholdOf, UNDECIDED } from '../math/chance'
import type { DiceAddress, Role } from '../math/dice'
import { inFours, unpackLanes } from '../math/lanes'
import type { Cast } from './cast'
import type { PulseLaw, Slot } from './pulse-law'
import { NONE } from './recording'

export const BLOCK_PULSES = 65536
const CHUNK_PULSES = CHUNK_WORDS * 32
const TWO53 = 9007199254740992

/** Columns of one byte per pulse; codes as in `EventBlock`. */
const BYTE_COLUMNS = [
  'intensity',
  'photons',
  'aliceBasis',
  'aliceBit',
  'eveCoin',
  'bobBasis',
  'lightPattern',
  'pattern',
  'bobBit',
  'kept',
  'compared',
  'asleep',
] as const

/** What was drawn, a column per choice. Owned and overwritten by the kernel. */
export type PulseColumns = Readonly<Record<(typeof BYTE_COLUMNS)[number], Uint8Array>> & {
  /** Number of the outcome of Eve's bench, in the registry of the run. */
  readonly outcome: Uint16Array
  /** All columns of bytes, one after another, for loops over many of them. */
  readonly bytes: Uint8Array
}

export const PULSE_COLUMNS = [...BYTE_COLUMNS, 'outcome'] as const

/** From one column of bytes to the next: a cache line more than a block, or all would compete for the same places in the cache. */
const STRIDE = BLOCK_PULSES + 64

/** Where the columns begin in `bytes`. */
export const COLUMN = Object.fromEntries(BYTE_COLUMNS.map((name, k) => [name, k * STRIDE])) as Readonly<
  Record<(typeof BYTE_COLUMNS)[number], number>
>

export function pulseColumns(): PulseColumns {
  const bytes = new Uint8Array(BYTE_COLUMNS.length * STRIDE)
  const views = BYTE_COLUMNS.map((name) => [name, bytes.subarray(COLUMN[name], COLUMN[name] + BLOCK_PULSES)])
  return {
    ...(Object.fromEntries(views) as Omit<PulseColumns, 'outcome' | 'bytes'>),
    bytes,
    outcome: new Uint16Array(BLOCK_PULSES),
  }
}

/** Who throws which dice, for one block. */
class BlockDice {
  private readonly seed: number
  private readonly block: number
  private readonly cast: Cast

  constructor(seed: number, block: number, cast: Cast) {
    this.seed = seed
    this.block = block
    this.cast = cast
  }

  private address(role: Role, slot: string): DiceAddress {
    const { seed, prefix } = this.cast[role] ?? { seed: this.seed, prefix: '' }
    return { seed, role, slot: prefix + slot, block: this.block }
  }

  chance(role: Role, slot: string, threshold: number): Chance {
    return new Chance(this.address(role, slot), chanceLaw(threshold))
  }

  uniforms(role: Role, slot: string): LaneUniforms {
    return new LaneUniforms(this.address(role, slot))
  }
}

const HALF = TWO53 / 2

/** Draws planes of fair or common chances and hands them out as columns of bytes. */
class ByteColumn {
  private readonly chance: Chance
  private readonly plane = new Uint32Array(CHUNK_WORDS)
  private readonly fours: Uint32Array

  /** @param bytes where the lanes go, 0 or 1 each */
  constructor(chance: Chance, bytes: Uint8Array) {
    this.chance = chance
    this.fours = inFours(bytes)
  }

  /** Draws the next chunk. @param first pulse of the column at which it begins */
  next(first: number): void {
    this.chance.next(this.plane)
    unpackLanes(this.plane, this.fours, first >>> 2)
  }
}

/** Places in the bytes of a chunk that the inner loop reads; Eve's choices are the last and may be many. */
const ROOM = {
  flip: 0,
  dark0: CHUNK_PULSES,
  dark1: 2 * CHUNK_PULSES,
  double: 3 * CHUNK_PULSES,
  arrive: 4 * CHUNK_PULSES,
  outcome: 5 * CHUNK_PULSES,
  intensity: 6 * CHUNK_PULSES,
  photons: 7 * CHUNK_PULSES,
  classes: 8 * CHUNK_PULSES,
  eve: 9 * CHUNK_PULSES,
} as const

/** The dice of one block as the inner loop reads them, a chunk of bytes at a time. */
class DrawnBlock {
  /** By `ROOM`: bits, and the top bits of uniforms. */
  readonly room: Uint8Array
  readonly arrive: ByteChoice
  readonly outcome: ByteChoice
  readonly eve: readonly ByteChoice[]
  /** Null where there is nothing to choose. */
  readonly intensity: ByteChoice | null
  readonly photons: ByteChoice | null
  readonly classes: ByteChoice | null
  private readonly choices: readonly ByteChoice[]
  /** Choices that are shown, straight into their columns; and those that are used up within the chunk. */
  private readonly shown: readonly ByteColumn[]
  private readonly used: readonly ByteColumn[]

  constructor(law: PulseLaw, dice: BlockDice, columns: PulseColumns) {
    const { model, planes, eveSlots, photonThresholds } = law
    this.room = new Uint8Array(ROOM.eve + CHUNK_PULSES * eveSlots.length)
    const chunk = (place: number): Uint8Array => this.room.subarray(place, place + CHUNK_PULSES)
    const bits = (bytes: Uint8Array, role: Role, slot: string, threshold: number) =>
      new ByteColumn(dice.chance(role, slot, threshold), bytes)
    const choice = (place: number, role: Role, name: string, slot: Slot) =>
      new ByteChoice(
        slot.kind === 'plane' ? dice.chance(role, name, slot.threshold) : dice.uniforms(role, name),
        chunk(place),
      )
    const uniform = (needed: boolean, place: number, role: Role, name: string) =>
      needed ? choice(place, role, name, { kind: 'uniform' }) : null
    const inPatterns = model.lights.some(({ answers }) => answers.some(({ mode }) => mode === 'pattern'))
    const manyPhotons = photonThresholds.some(({ length }) => length > 0)
    this.eve = eveSlots.map((slot, k) => choice(ROOM.eve + k * CHUNK_PULSES, 'eve', `branch${k}`, slot))
    this.arrive = choice(ROOM.arrive, 'channel', 'arrive', law.arriveSlot)
    this.outcome = choice(ROOM.outcome, 'bob', 'outcome', law.outcomeSlot)
    this.intensity = uniform(model.intensities.length > 1, ROOM.intensity, 'alice', 'intensity')
    this.photons = uniform(manyPhotons, ROOM.photons, 'source', 'photons')
    this.classes = uniform(inPatterns, ROOM.classes, 'bob', 'pattern')
    const sometimes = [this.intensity, this.photons, this.classes].filter((each) => each !== null)
    this.choices = [this.arrive, this.outcome, ...this.eve, ...sometimes]
    this.shown = [
      bits(columns.aliceBasis, 'alice', 'basis', planes.cross),
      bits(columns.aliceBit, 'alice', 'bit', HALF),
      bits(columns.bobBasis, 'bob', 'basis', planes.cross),
      bits(columns.eveCoin, 'eve', 'coin', HALF),
      bits(columns.compared, 'public', 'compare', law.compare),
      bits(columns.asleep, 'bob', 'asleep', thresholdOf(model.asleep)),
    ]
    this.used = [
      bits(chunk(ROOM.flip), 'bob', 'flip', planes.flip),
      bits(chunk(ROOM.dark0), 'bob', 'dark0', planes.dark),
      bits(chunk(ROOM.dark1), 'bob', 'dark1', planes.dark),
      bits(chunk(ROOM.double), 'bob', 'double', HALF),
    ]
  }

  /** Draws the chunk that begins at pulse `first`. */
  next(first: number): void {
    for (const choice of this.choices) choice.next()
    for (const column of this.shown) column.next(first)
    for (const column of this.used) column.next(0)
  }
}

/**
 * Draws the first `pulses` pulses of a block into `columns`, rounded up to whole chunks.
 * @param law tables of the link
 * @param seed the scenario's seed
 * @param block number of the block, pulses block·2¹⁶ …
 */
export function drawBlock(law: PulseLaw, seed: number, block: number, columns: PulseColumns, pulses: number): void {
  const dice = new DrawnBlock(law, new BlockDice(seed, block, law.model.cast), columns)
  for (let first = 0; first < pulses; first += CHUNK_PULSES) {
    dice.next(first)
    drawChunk(law, dice, columns, first)
  }
}

/** By pattern: whether anything clicks. */
const CLICKS = Uint8Array.of(0, 1, 1, 1)
/** By pattern and the coin for double clicks: what Bob writes down. */
const BOB_BIT = Uint8Array.of(NONE, NONE, 0, 0, 1, 1, 0, 1)

// Numbers of their own: V8 knows their values, and those of an object's properties only sometimes.
const {
  aliceBasis: ALICE_BASIS_COLUMN,
  aliceBit: ALICE_BIT_COLUMN,
  asleep: ASLEEP_COLUMN,
  bobBasis: BOB_BASIS_COLUMN,
  bobBit: BOB_BIT_COLUMN,
  compared: COMPARED_COLUMN,
  intensity: INTENSITY_COLUMN,
  kept: KEPT_COLUMN,
  lightPattern: LIGHT_PATTERN_COLUMN,
  pattern: PATTERN_COLUMN,
  photons: PHOTONS_COLUMN,
} = COLUMN
const {
  arrive: ARRIVE_ROOM,
  classes: CLASSES_ROOM,
  dark0: DARK_0_ROOM,
  dark1: DARK_1_ROOM,
  double: DOUBLE_ROOM,
  eve: EVE_ROOM,
  flip: FLIP_ROOM,
  intensity: INTENSITY_ROOM,
  outcome: OUTCOME_ROOM,
  photons: PHOTONS_ROOM,
} = ROOM

/** The pulses of one chunk, one by one. */
function drawChunk(law: PulseLaw, dice: DrawnBlock, columns: PulseColumns, first: number): void {
  const { numbers, listStart, branchChance, branchOutcome, arrives, one, classes, single, deaf, intensityCodes } = law
  const { branch: edgeOfBranch, arrives: edgeOfArrival, one: edgeOfOne } = law.edges
  const { intensity: intensityTable, photons: photonTable, classes: classesTable } = law.tables
  const { bytes, outcome: outcomes } = columns
  const { room, intensity, photons } = dice
  const onlyPhotons = law.model.intensities[0]!.photons.length - 1
  for (let lane = 0; lane < CHUNK_PULSES; lane++) {
    const at = first + lane
    const a = bytes[ALICE_BASIS_COLUMN + at]!
    const b = bytes[BOB_BASIS_COLUMN + at]!

    let i = 0
    if (intensity) {
      i = intensityTable[room[INTENSITY_ROOM + lane]!]!
      if (i === UNDECIDED) i = intensity.classOf(lane, law.intensityThresholds)
    }
    let n = onlyPhotons
    if (photons) {
      n = photonTable[256 * i + room[PHOTONS_ROOM + lane]!]!
      if (n === UNDECIDED) n = photons.classOf(lane, law.photonThresholds[i]!)
    }

    // Eve's bench: branches in their order, the last takes what is left.
    const list = (a * 2 + bytes[ALICE_BIT_COLUMN + at]!) * numbers + n
    const start = listStart[list]!
    const last = listStart[list + 1]! - 1
    let k = start
    for (; k < last; k++) {
      const top = room[EVE_ROOM + (k - start) * CHUNK_PULSES + lane]!
      const edge = edgeOfBranch[k]!
      if (top < edge || (top === edge && dice.eve[k - start]!.below(lane, branchChance[k]!))) break
    }
    const outcome = branchOutcome[k]!

    // What light fires: it arrives, and then one detector or a class of patterns.
    const answer = outcome * 2 + b
    let light = 0
    const arriveTop = room[ARRIVE_ROOM + lane]!
    const arriveEdge = edgeOfArrival[answer]!
    if (arriveTop < arriveEdge || (arriveTop === arriveEdge && dice.arrive.below(lane, arrives[answer]!))) {
      if (single[outcome] === 1) {
        const top = room[OUTCOME_ROOM + lane]!
        const edge = edgeOfOne[answer]!
        let read = (top - edge) >>> 31 // 1 where it lies below, without a branch: it is a coin more often than not
        if (top === edge && dice.outcome.below(lane, one[answer]!)) read = 1
        light = 1 + (read ^ room[FLIP_ROOM + lane]!)
      } else {
        light = classesTable[256 * answer + room[CLASSES_ROOM + lane]!]!
        if (light === UNDECIDED) light = dice.classes!.classOf(lane, classes[answer]!)
        light++
      }
    }

    // What clicks: light, dark counts, and only what is awake.
    let pattern = light
    const awake = 1 - bytes[ASLEEP_COLUMN + at]!
    if (deaf[outcome] === 0) {
      if (awake === 0) light = 0
      pattern = awake === 0 ? 0 : light | room[DARK_0_ROOM + lane]! | (room[DARK_1_ROOM + lane]! << 1)
    }
    const kept = awake & CLICKS[pattern]! & ~(a ^ b)

    outcomes[at] = outcome
    bytes[INTENSITY_COLUMN + at] = intensityCodes[i]!
    bytes[PHOTONS_COLUMN + at] = n
    bytes[LIGHT_PATTERN_COLUMN + at] = light
    bytes[PATTERN_COLUMN + at] = pattern
    bytes[BOB_BIT_COLUMN + at] = BOB_BIT[2 * pattern + room[DOUBLE_ROOM + lane]!]!
    bytes[KEPT_COLUMN + at] = kept
    bytes[COMPARED_COLUMN + at]! &= kept
  }
}
