/** Photons on their way: where each is and what the viewer knows of it. */
import type { KnownRow, Stage } from '../../../model/engine/knowledge'
import { eventCount, type Recording } from '../../../model/engine/recording'
import { stateOf } from '../../../model/physics/link/states'
import type { Scenario } from '../../../model/scenario/scenario'
import type { PacketLook } from '../geometry/photon'
import { arrowAngle, tileOfState } from '../geometry/tiles'
import type { FrameOptions } from './frame'
import { alongFibre, type BenchLayout } from './layout'
import { lossPlace } from './loss'
import { knownAt } from './rows'
import { ease } from './strip'

/** One packet on the bench. */
export interface Packet extends PacketLook {
  readonly event: number
  readonly x: number
  readonly y: number
  /** Opacity of its arcs; 0 for one that does not move. */
  readonly arcs: number
  /** Pairs of arcs there is room for, 0–3. */
  readonly arcSets: number
  /** Opacity of the whole. */
  readonly alpha: number
  readonly selected: boolean
}

/** A photon that left the fibre. */
export interface LostPhoton {
  readonly packet: Packet
  /** Where it left. */
  readonly fromX: number
}

export interface Flights {
  readonly packets: readonly Packet[]
  readonly lost: readonly LostPhoton[]
  /** The event nearest to Bob that is on its way. */
  readonly current: number | null
  /** A lost photon as it stays in the picture of zoom 1. */
  lostAtRest(row: KnownRow): readonly LostPhoton[]
}

interface FlightOptions extends FrameOptions {
  readonly flying: number
}

const ARC_FADE_MS = 80
const STILL_FADE_MS = 150
/** Part of the flight a lost photon takes to rise from the fibre. */
const RISE = 0.22

/** The packet of a known row at a place; without a tile where its state is not known there. */
export function packetOf(row: KnownRow, stage: Stage, x: number, { layout, selected }: FrameOptions): Packet {
  const sent =
    row.sentKnown && row.aliceBasis !== null && row.aliceBit !== null ? stateOf(row.aliceBasis, row.aliceBit) : null
  const behind = stage !== 'sent'
  // Alice knows what she sent and nothing of what became of it: her picture does not change on the way.
  const state = behind && row.light ? row.light.state : sent
  return {
    event: row.event,
    x,
    y: layout.axis,
    radius: layout.packetRadius,
    state: state && { tile: tileOfState(state), angle: arrowAngle(state) },
    resent: behind && row.light?.resent === true,
    photons: Math.min(3, (behind ? row.light?.photons : row.photons) ?? 1),
    arcs: 0,
    arcSets: 3,
    alpha: 1,
    selected: row.event === selected,
  }
}

/** Nothing flies: the pulse is empty, and the viewer knows it. */
const isEmpty = (row: KnownRow, stage: Stage): boolean =>
  row.photons === 0 || row.intensity === 2 || (stage !== 'sent' && row.light?.photons === 0)

/** Place of a photon for those who want no movement: at Alice, on the fibre, at Bob. */
function stillAt(progress: number, handAt: number, hand: number): number {
  const third = Math.min(2, Math.floor(progress * 3))
  return [0.05, hand > 0.5 ? (1 + handAt) / 2 : 0.5, 0.95][third]!
}

/** Packets shrink where many share the fibre, so that they do not touch. */
function crowdedRadius(layout: BenchLayout, drawn: number, zoom: number): number {
  const largest = zoom >= 3 ? layout.packetRadius * 0.72 : layout.packetRadius
  if (layout.single || drawn < 2) return layout.packetRadius
  const spacing = (layout.fibre.to - layout.fibre.from) / drawn
  return Math.min(largest, Math.max(3, spacing / 2.9))
}

const lift = (layout: BenchLayout): number =>
  layout.single ? 96 : layout.kind === 'phone' ? 52 : 52 + 0.3 * layout.packetRadius

function lostPacket(packet: Packet, layout: BenchLayout, fromX: number, risen: number, alpha: number): LostPhoton {
  const up = ease(risen)
  const sideways = layout.packetRadius * 1.6
  return {
    fromX,
    packet: {
      ...packet,
      x: fromX + sideways * up,
      y: layout.axis - lift(layout) * up,
      arcs: 0,
      alpha: packet.alpha * alpha * (1 - 0.5 * Math.min(1, risen * 3)),
    },
  }
}

/** Every drawn photon between Alice's box and Bob's at a position. */
export function flightsAt(recording: Recording, position: number, options: FlightOptions): Flights {
  const { layout, flightSpan, flying, viewer, handAt, msPerEvent, reducedMotion, moving, zoom } = options
  const first = Math.max(0, Math.floor(position + 1e-9))
  const last = Math.min(Math.ceil(position - 1 + flightSpan - 1e-9) - 1, eventCount(recording) - 1)
  const flightMs = Number.isFinite(msPerEvent) ? flightSpan * msPerEvent : layout.single ? 1600 : 600
  const onFibre = Math.max(1, Math.floor(flightSpan / flying))
  const radius = crowdedRadius(layout, onFibre, zoom)
  const spacing = (layout.fibre.to - layout.fibre.from) / Math.max(1, flightSpan / flying)
  // Arcs of neighbours must not cross: three pairs need five radii, one needs three and a half.
  const arcSets = Math.min(3, Math.max(0, Math.floor((spacing / radius - 2.7) / 0.75)))
  const packets: Packet[] = []
  const lost: LostPhoton[] = []
  let current: number | null = null
  for (let event = Math.ceil(first / flying) * flying; event <= last; event += flying) {
    const progress = (position - (event + 1 - flightSpan)) / flightSpan
    if (!(progress > 0 && progress < 1)) continue
    current ??= event
    const stage: Stage = progress < handAt ? 'sent' : 'past-eve'
    const row = knownAt(recording, event, viewer, stage)
    if (!row || isEmpty(row, stage)) continue
    const at = reducedMotion ? stillAt(progress, handAt, options.hand) : progress
    const ends = Math.min(1, (progress * flightMs) / ARC_FADE_MS, ((1 - progress) * flightMs) / ARC_FADE_MS)
    const fade = reducedMotion ? Math.min(1, (((progress * 3) % 1) * flightMs) / 3 / STILL_FADE_MS) : 1
    const packet: Packet = {
      ...packetOf(row, reducedMotion && at > handAt ? 'past-eve' : stage, alongFibre(layout, at), options),
      radius,
      arcs: moving && !reducedMotion && arcSets > 0 ? ends : 0,
      arcSets,
      alpha: fade,
    }
    const place = lossOf(recording, event, row, viewer, recording.scenario)
    if (place === null || progress < place) packets.push(packet)
    else if (layout.kind !== 'phone' || layout.single) {
      const fromX = alongFibre(layout, place)
      const gone = ease(((1 - progress) * flightMs) / 200)
      lost.push(lostPacket(packet, layout, fromX, reducedMotion ? 1 : (progress - place) / RISE, gone))
    }
  }
  return {
    packets,
    // The nearest to Bob first; more than two tags would be a crowd.
    lost: zoom <= 2 ? lost.slice(-2) : [],
    current,
    lostAtRest: (row) => {
      // Nobody in the story sees where a photon leaves the fibre.
      if (viewer !== 'all' || isEmpty(row, 'sent')) return []
      const place = lossPlace(recording.scenario, row.pulse)
      const stage: Stage = place < handAt ? 'sent' : 'past-eve'
      // What Eve has stopped is not lost in the fibre behind her.
      if (isEmpty(row, stage)) return []
      const fromX = Math.min(alongFibre(layout, place), layout.fibre.to - 2.2 * layout.packetRadius)
      return [lostPacket(packetOf(row, stage, fromX, options), layout, fromX, 1, 1)]
    },
  }
}

/**
 * Where this photon leaves the fibre, or null if it reaches Bob. Seen by Everyone only: nobody in the
 * story sees a photon leave.
 */
function lossOf(recording: Recording, event: number, row: KnownRow, viewer: string, scenario: Scenario): number | null {
  if (viewer !== 'all') return null
  const end = knownAt(recording, event, 'all', 'announced')
  if (!end) return null
  const lit = end.arrived && (end.clicked?.[0] || end.clicked?.[1]) && end.clicked.some((c, i) => c && !end.dark?.[i])
  return lit ? null : lossPlace(scenario, row.pulse)
}
