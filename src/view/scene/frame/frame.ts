/**
 * The scene at a moment: a list of what is to be drawn, in CSS pixels of the bench. A pure function
 * of recording, position and the options, so pausing, stepping back, scrubbing, reduced motion and
 * screenshots are all the same drawing. What the viewer does not know is not in it.
 */
import type { KnownRow } from '../../../model/engine/knowledge'
import { attackAt, eventCount, type Recording } from '../../../model/engine/recording'
import { basisCount, intensityCount } from '../../../model/engine/tally'
import type { Basis, Bit } from '../../../model/physics/link/states'
import type { Viewer, ZoomLevel } from '../../../model/scenario/viewing'
import { tallyAt } from '../../../store/tally-at'
import type { TileBasis } from '../geometry/tiles'
import { clickedAlone, wasChance } from './chance'
import { type EvePicture, evePicture } from './eve-picture'
import { alongFibre, type BenchLayout, handPlace } from './layout'
import { flightsAt, type LostPhoton, type Packet, packetOf } from './packets'
import { knownAt } from './rows'
import { followingFor, lastOf, type Sampling, samplingFor } from './sampling'
import { ease, type Strip, stripAt } from './strip'

export interface FrameOptions {
  readonly viewer: Viewer
  readonly zoom: ZoomLevel
  readonly layout: BenchLayout
  /** Events that start during one photon's flight. */
  readonly flightSpan: number
  /** Time from one event to the next while playing, ms; Infinity when paused or stepping. */
  readonly msPerEvent: number
  /** The same at the speed that is set, played or not. */
  readonly speedMs: number
  /** Time since the newest event landed, ms; Infinity for a scene at rest. */
  readonly sinceLanding: number
  /** The position is changing. */
  readonly moving: boolean
  readonly reducedMotion: boolean
  /** Highlighted event. */
  readonly selected: number | null
  /** Place of Eve's hand along the fibre, 0–1. */
  readonly handAt: number
  /** 0 raised … 1 on the fibre. */
  readonly hand: number
  /** One event in how many flies; left out: as zoom, speed and layout ask. */
  readonly flying?: number
}

/** What Alice does with the photon she sends now; nulls where the viewer does not know. */
export interface Sending {
  readonly event: number
  readonly basis: Basis | null
  readonly bit: Bit | null
}

/** What Eve did with the last photon that passed her. */
export interface Listening {
  readonly event: number
  readonly touched: boolean
  readonly basis: TileBasis | null
  readonly bit: Bit | null
  /** What she is seen to do beside measuring. */
  readonly picture: EvePicture | null
  /** The bases of this pulse are public: what she kept has become a bit. */
  readonly announced: boolean
}

/** What Bob did with the last photon that reached him. */
export interface Answer {
  readonly event: number
  readonly arrived: boolean
  readonly basis: Basis | null
  readonly bit: Bit | null
  /** His answer was a coin toss; null where the viewer cannot know. */
  readonly chance: boolean | null
  readonly ageMs: number
}

export interface DetectorState {
  /** 0 waiting … 1 filled. */
  readonly fill: number
  /** Fired without light, as far as the viewer knows. */
  readonly dark: boolean
  /** Photons read here so far; null where the viewer does not know. */
  readonly count: number | null
}

export interface DieState {
  /** Null where it only says that chance decided. */
  readonly outcome: Bit | null
  readonly basis: Basis
  /** Turned by, radians. */
  readonly turn: number
  /** 0 die … 1 the arrow of the outcome. */
  readonly settled: number
}

/** The one photon of zoom 1, held for explanation after its outcome. */
export interface Held {
  readonly row: KnownRow
  readonly packet: Packet | null
}

/** Public and private counts, as far as the viewer has them. */
export interface SceneCounts {
  readonly landed: number
  readonly pulses: number
  readonly arrived: number
  readonly kept: number
  /** Kept bits that differ; for those who know only what was compared, among the compared. */
  readonly different: number
  readonly differentOf: 'kept' | 'compared'
  readonly compared: number
  /** Null for viewers who cannot know. */
  readonly eveKnows: number | null
}

export interface Frame {
  readonly packets: readonly Packet[]
  readonly lost: readonly LostPhoton[]
  readonly alice: Sending | null
  readonly eve: Listening | null
  readonly bob: Answer | null
  readonly detectors: readonly [DetectorState, DetectorState]
  readonly die: DieState | null
  readonly held: Held | null
  readonly strip: Strip
  readonly counts: SceneCounts
  readonly sampling: Sampling
  /** Place of the hand on the bench and how far it is down. Null where the viewer cannot see it. */
  readonly hand: { readonly x: number; readonly down: number } | null
}

const FILL_MS = 300
const RISE_MS = 60
const TUMBLE_MS = 420
const DIE_RESTS_MS = 900
const CROSS_FADE_MS = 150

const empty: readonly [DetectorState, DetectorState] = [
  { fill: 0, dark: false, count: null },
  { fill: 0, dark: false, count: null },
]

/** Whether a viewer sees Eve at all. */
export const seesEve = (viewer: Viewer): boolean => viewer === 'all' || viewer === 'eve'

function countsAt(recording: Recording, landed: number, viewer: Viewer): SceneCounts & { readonly ones: number } {
  const { tally, pulses } = tallyAt(recording, landed)
  const all = viewer === 'all'
  return {
    landed,
    pulses,
    arrived: intensityCount(tally, 'clicked'),
    ones: intensityCount(tally, 'readOne'),
    kept: basisCount(tally, 'kept'),
    different: basisCount(tally, all ? 'errors' : 'comparedErrors'),
    differentOf: all ? 'kept' : 'compared',
    compared: basisCount(tally, 'compared'),
    eveKnows: seesEve(viewer) ? basisCount(tally, 'eveCertain') : null,
  }
}

/** The last followed event that Bob has answered, with its age. */
function answerOf(
  row: KnownRow | undefined,
  landed: number,
  { msPerEvent, sinceLanding }: FrameOptions,
): Answer | null {
  if (!row) return null
  const later = landed - 1 - row.event
  return {
    event: row.event,
    arrived: row.arrived === true,
    basis: row.bobBasis,
    bit: row.bobBit,
    chance: wasChance(row),
    ageMs: later === 0 ? sinceLanding : sinceLanding + later * msPerEvent,
  }
}

function detectorsAt(
  row: KnownRow | undefined,
  answer: Answer | null,
  busy: boolean,
  counts: SceneCounts & { ones: number },
  { viewer, reducedMotion }: FrameOptions,
): readonly [DetectorState, DetectorState] {
  const seen = viewer === 'all' || viewer === 'bob'
  const of = (detector: 0 | 1): DetectorState => {
    const count = seen ? (detector === 1 ? counts.ones : counts.arrived - counts.ones) : null
    if (!row?.clicked?.[detector] || !answer) return { fill: 0, dark: false, count }
    // A click lights up at once; it goes out when the next photon is on its way.
    const rise = reducedMotion ? 1 : Math.min(1, answer.ageMs / RISE_MS)
    const fall = busy ? 1 - Math.min(1, Math.max(0, answer.ageMs - FILL_MS) / CROSS_FADE_MS) : 1
    return { fill: Math.min(rise, fall), dark: row.dark?.[detector] === true, count }
  }
  return [of(0), of(1)]
}

function dieAt(answer: Answer | null, { layout, reducedMotion }: FrameOptions): DieState | null {
  if (!answer?.chance || answer.basis === null) return null
  const tumbling = reducedMotion ? 1 : ease(answer.ageMs / TUMBLE_MS)
  const settled = layout.single || answer.bit === null ? 0 : ease((answer.ageMs - DIE_RESTS_MS) / CROSS_FADE_MS)
  return {
    outcome: answer.bit,
    basis: answer.basis,
    turn: layout.die.rest - (1 - tumbling) * 1.5 * Math.PI,
    settled,
  }
}

/** The photon zoom 1 holds: the selected one at rest, else the last that landed. */
function heldAt(recording: Recording, landed: number, flying: number, options: FrameOptions): KnownRow | undefined {
  const { selected, moving, viewer } = options
  const chosen = selected !== null && !moving && selected < landed ? selected : lastOf(landed - 1, flying)
  return chosen < 0 ? undefined : knownAt(recording, chosen, viewer, 'announced')
}

/** Where the held packet stands: the middle of the fibre, or of the part behind Eve's hand. */
function heldPlace(layout: BenchLayout, handX: number | null): number {
  const from = handX === null ? layout.fibre.from : handX + 40 * layout.hand.scale
  return (from + layout.fibre.to) / 2
}

/**
 * @param recording null before the engine has answered
 * @param position events that have landed, fractional: event k flies while the position is between
 *   k + 1 − flightSpan and k + 1
 */
export function frameAt(recording: Recording | null, position: number, options: FrameOptions): Frame {
  const { viewer, zoom, layout, flightSpan, msPerEvent, selected } = options
  const asked = samplingFor(zoom, msPerEvent, flightSpan, layout.mostPackets)
  const sampling: Sampling = { ...asked, flying: options.flying ?? asked.flying }
  const hand = seesEve(viewer) ? { x: alongFibre(layout, handPlace(layout, options.handAt)), down: options.hand } : null
  const nothing: Frame = {
    packets: [],
    lost: [],
    alice: null,
    eve: null,
    bob: null,
    detectors: empty,
    die: null,
    held: null,
    strip: { columns: [], end: layout.strip.from },
    counts: {
      landed: 0,
      pulses: 0,
      arrived: 0,
      kept: 0,
      different: 0,
      differentOf: viewer === 'all' ? 'kept' : 'compared',
      compared: 0,
      eveKnows: seesEve(viewer) ? 0 : null,
    },
    sampling,
    hand,
  }
  if (!recording || position <= 0) return nothing
  const events = eventCount(recording)
  const landed = Math.min(Math.floor(position + 1e-9), events)
  const handAt = handPlace(layout, options.handAt)
  const flights = flightsAt(recording, position, { ...options, handAt, flying: sampling.flying })

  const single = zoom === 1
  const busy = flights.packets.length + flights.lost.length > 0 || flights.current !== null
  const following = single ? sampling.flying : followingFor(sampling.flying, msPerEvent)
  const heldRow = single && !busy ? heldAt(recording, landed, sampling.flying, options) : undefined

  const lastSent = Math.min(Math.ceil(position - 1 + flightSpan) - 1, events - 1)
  const aliceEvent = heldRow ? heldRow.event : lastOf(lastSent, following)
  const aliceRow =
    aliceEvent < 0 ? undefined : knownAt(recording, aliceEvent, viewer, aliceEvent < landed ? 'announced' : 'sent')

  const lastPast = Math.min(Math.floor(position - 1 + flightSpan * (1 - handAt) + 1e-9), events - 1)
  const eveEvent = heldRow ? heldRow.event : lastOf(lastPast, following)
  const eveRow =
    eveEvent < 0 || !hand
      ? undefined
      : knownAt(recording, eveEvent, viewer, eveEvent < landed ? 'announced' : 'past-eve')

  const bobEvent = heldRow ? heldRow.event : lastOf(landed - 1, following)
  const bobRow = bobEvent < 0 || (single && busy) ? undefined : knownAt(recording, bobEvent, viewer, 'announced')
  const atRest = heldRow && heldRow.event !== landed - 1
  const bob = answerOf(bobRow, landed, atRest ? { ...options, sinceLanding: Number.POSITIVE_INFINITY } : options)

  const counts = countsAt(recording, landed, viewer)
  const { ones: _, ...shown } = counts
  const heldX = heldPlace(layout, hand && hand.down > 0.5 ? hand.x : null)
  return {
    ...nothing,
    packets: flights.packets,
    lost:
      heldRow && (heldRow.arrived === false || clickedAlone(heldRow))
        ? [...flights.lost, ...flights.lostAtRest(heldRow)]
        : flights.lost,
    alice: aliceRow ? { event: aliceRow.event, basis: aliceRow.aliceBasis, bit: aliceRow.aliceBit } : null,
    eve: eveRow
      ? {
          event: eveRow.event,
          touched: eveRow.touched === true,
          basis: eveRow.eve?.basis ?? null,
          bit: eveRow.eve?.bit ?? null,
          picture: evePicture(attackAt(recording.scenario, recording.edits, eveRow.pulse).attack, eveRow),
          announced: eveEvent < landed && eveRow.arrived === true,
        }
      : null,
    bob,
    detectors: detectorsAt(bobRow, bob, busy, counts, options),
    die: dieAt(bob, options),
    held: heldRow
      ? {
          row: heldRow,
          packet: heldRow.arrived && !clickedAlone(heldRow) ? packetOf(heldRow, 'past-eve', heldX, options) : null,
        }
      : null,
    strip: stripAt(recording, heldRow ? Math.min(landed, heldRow.event + 1) : landed, {
      viewer,
      layout,
      msPerEvent,
      speedMs: options.speedMs,
      sampling: sampling.strips,
      selected: selected ?? heldRow?.event ?? null,
      sinceLanding: atRest ? Number.POSITIVE_INFINITY : options.sinceLanding,
      reducedMotion: options.reducedMotion,
    }),
    counts: shown,
  }
}
