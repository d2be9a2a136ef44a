/**
 * What happened in a run, as far as it can be shown. A run is long; a recording keeps its counts
 * block by block, every compared bit, and opens single blocks of events when somebody looks.
 *
 * An *event* is what playback counts: every pulse where most pulses are detected, only the pulses
 * that click where most are lost (then the scene says so). A run that is counted in batches has
 * no single events: its playback counts pulses, and there are no rows. Numbers start at 0.
 */
import type { AttackId } from '../attacks/index'
import type { Basis, Bit, Bloch } from '../physics/link/states'
import type { Edit, Scenario } from '../scenario/scenario'
import type { Tally } from './tally'

export type EventKind = 'pulses' | 'clicks' | 'batches'

/** How a run is computed (the scenario alone decides): pulse by pulse, click by click, or in counts. */
export type Reading = 'pulses' | 'clicks' | 'counts'

/** Nothing in a column of bits or bases. */
export const NONE = 255

/**
 * Codes of Eve's basis beside 0 (+) and 1 (×): half way between, none at all, and what is added to the
 * basis of a photon or probe that she stores until the bases are public.
 */
export const EVE_BASIS = { between: 2, none: 3, stored: 4 } as const

/**
 * Columns of the events of one block; all arrays have the same length. Bases: 0 is +, 1 is ×, for
 * Eve also those of `EVE_BASIS`. Patterns: bit 0 is detector D0, bit 1 is D1.
 */
export interface EventBlock {
  readonly block: number
  /** Number of the first event of the block. */
  readonly firstEvent: number
  /** Pulse number of each event, from 0. */
  readonly pulse: Float64Array
  /** 0 signal, 1 weak decoy, 2 vacuum. */
  readonly intensity: Uint8Array
  readonly photons: Uint8Array
  readonly aliceBasis: Uint8Array
  readonly aliceBit: Uint8Array
  /** 1 where Eve touched the pulse. */
  readonly touched: Uint8Array
  readonly eveBasis: Uint8Array
  readonly eveBit: Uint8Array
  /** 0 or 1, 2 for a coin toss, NONE where she holds nothing. */
  readonly eveGuess: Uint8Array
  readonly eveCertain: Uint8Array
  /** Index into `lights`: what travelled on behind Eve. */
  readonly light: Uint8Array | Uint16Array
  readonly bobBasis: Uint8Array
  /** Detectors fired by light. */
  readonly lightPattern: Uint8Array
  /** Detectors fired by anything. */
  readonly pattern: Uint8Array
  /** What Bob wrote down; NONE without a click. */
  readonly bobBit: Uint8Array
  readonly kept: Uint8Array
  readonly compared: Uint8Array
}

/** Light that can travel behind Eve, as the columns name it. */
export interface RecordedLight {
  readonly photons: number
  readonly state: Bloch
  readonly resent: boolean
  /** Steady light that blinds Bob's detectors, alone or with a trigger on top. */
  readonly bright?: 'steady' | 'trigger'
  /** Moved in time: early is seen best by detector 0, late by detector 1. */
  readonly early?: boolean
}

/** One pulse with everything that is true about it. Whoever shows it filters it first (`knowledge.ts`). */
export interface PhotonRow {
  readonly event: number
  /** From 0. */
  readonly pulse: number
  readonly intensity: 0 | 1 | 2
  readonly photons: number
  readonly alice: { readonly basis: Basis; readonly bit: Bit }
  readonly eve: {
    /** Null where she measured no basis. */
    readonly basis: Basis | 'between' | null
    readonly bit: Bit
    readonly guess: Bit | null
    readonly certain: boolean
    /** She keeps it until the bases are public; only then she has the bit. */
    readonly stored: boolean
  } | null
  /** Eve acted on it, even where she holds nothing. */
  readonly touched: boolean
  readonly light: RecordedLight
  readonly bobBasis: Basis
  /** Detectors that clicked, and which of them without light. */
  readonly clicked: readonly [d0: boolean, d1: boolean]
  readonly dark: readonly [d0: boolean, d1: boolean]
  readonly bobBit: Bit | null
  readonly kept: boolean
  readonly compared: boolean
  readonly error: boolean
}

/** Every kept bit that was compared in public, in order. */
export interface ComparedBits {
  readonly event: Float64Array
  readonly pulse: Float64Array
  /** 1 where the two differed. */
  readonly error: Uint8Array
  readonly basis: Uint8Array
  readonly intensity: Uint8Array
}

export interface Recording {
  readonly scenario: Scenario
  readonly edits: readonly Edit[]
  readonly eventKind: EventKind
  /** Pulses to a block; the last may be shorter. */
  readonly blockPulses: number
  /** Pulses simulated so far. */
  readonly pulsesDone: number
  readonly finished: boolean
  /** Counts from the start to the end of block b at [b]; the last may be a part. */
  readonly cumulative: readonly Tally[]
  /** Events from the start to the end of block b. */
  readonly cumulativeEvents: readonly number[]
  readonly compared: ComparedBits
  readonly lights: readonly RecordedLight[]
  /** Blocks of events that have been opened. */
  readonly opened: ReadonlyMap<number, EventBlock>
}

/** Attack in force at a pulse, edits included. */
export function attackAt(
  scenario: Scenario,
  edits: readonly Edit[],
  pulse: number,
): { attack: AttackId; fraction: number } {
  let now: { attack: AttackId; fraction: number } = scenario
  for (const edit of edits) if (edit.pulse <= pulse) now = edit
  return { attack: now.attack, fraction: now.fraction }
}

/** Events recorded so far. */
export const eventCount = ({ cumulativeEvents }: Recording): number => cumulativeEvents.at(-1) ?? 0

/** Block that holds an event, or −1 where there is none yet. */
export function blockOfEvent({ cumulativeEvents }: Recording, event: number): number {
  if (event < 0 || event >= (cumulativeEvents.at(-1) ?? 0)) return -1
  let low = 0
  let high = cumulativeEvents.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (cumulativeEvents[middle]! > event) high = middle
    else low = middle + 1
  }
  return low
}

const basisOf = (code: number): Basis => (code === 0 ? 'z' : 'x')

const eveBasisOf = (code: number): Basis | 'between' | null =>
  code === EVE_BASIS.none ? null : code === EVE_BASIS.between ? 'between' : basisOf(code)

/** The row of one event of an opened block. */
export function rowOf(block: EventBlock, lights: readonly RecordedLight[], index: number): PhotonRow {
  const bob = block.bobBit[index]!
  const alice = block.aliceBit[index]! as Bit
  const kept = block.kept[index] === 1
  const pattern = block.pattern[index]!
  const dark = pattern & ~block.lightPattern[index]!
  const eveBasis = block.eveBasis[index]!
  const stored = eveBasis >= EVE_BASIS.stored && eveBasis !== NONE
  const guess = block.eveGuess[index]!
  return {
    event: block.firstEvent + index,
    pulse: block.pulse[index]!,
    intensity: block.intensity[index]! as 0 | 1 | 2,
    photons: block.photons[index]!,
    alice: { basis: basisOf(block.aliceBasis[index]!), bit: alice },
    eve:
      eveBasis === NONE
        ? null
        : {
            basis: eveBasisOf(stored ? eveBasis - EVE_BASIS.stored : eveBasis),
            bit: block.eveBit[index]! as Bit,
            guess: guess < 2 ? (guess as Bit) : null,
            certain: block.eveCertain[index] === 1,
            stored,
          },
    touched: block.touched[index] === 1,
    light: lights[block.light[index]!]!,
    bobBasis: basisOf(block.bobBasis[index]!),
    clicked: [(pattern & 1) !== 0, (pattern & 2) !== 0],
    dark: [(dark & 1) !== 0, (dark & 2) !== 0],
    bobBit: bob === NONE ? null : (bob as Bit),
    kept,
    compared: block.compared[index] === 1,
    error: kept && bob !== alice,
  }
}

/** One event, or undefined while its block is not open. */
export function rowAt(recording: Recording, event: number): PhotonRow | undefined {
  const block = recording.opened.get(blockOfEvent(recording, event))
  return block && rowOf(block, recording.lights, event - block.firstEvent)
}
