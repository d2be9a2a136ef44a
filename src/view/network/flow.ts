/**
 * Photons on all fibres at one moment. Every fibre plays the beginning of its own run, over and over, in slow
 * motion: so slow that one or two of its events set out each second, and it says how many of them one stands
 * for. Pure: pause, still pictures and the moving map follow from the same function of time.
 */
import type { LinkPhotons } from '../../model/engine/network-links-photons'
import type { PhotonRow } from '../../model/engine/recording'
import { stateOf } from '../../model/physics/link/states'
import { lossPlace } from '../scene/frame/loss'
import { arrowAngle, type TileBasis, tileOfState } from '../scene/geometry/tiles'
import { alongFibre, type FibreMark, type MapFrame } from './frame'

/** Events that set out each second on one fibre, at most; the round number below it gives between 0.96 and 2.4. */
const MOST_PER_SECOND = 2.4

/** Speed of what flies, px/s, and how long it may take, s. */
const SPEED = 260
const FLIGHT = { least: 1, most: 2.4 }

/** Where Eve's hand grips a fibre, and where the lock of a chosen path stands. */
const HAND = 0.5
/** How far her fingers and the lock reach along the fibre, px: what passes there passes behind them. */
const HIDES = { fingers: 22, lock: 15 }

/** Light as it is drawn: nothing, or a number of photons in a state. */
interface Light {
  readonly photons: number
  readonly tile: TileBasis
  /** Radians counter-clockwise from level. */
  readonly angle: number
  readonly resent: boolean
}

/** What one event of a run looks like on its way. */
interface Look {
  readonly pulse: number
  readonly sent: Light
  readonly behindEve: Light
  /** Fraction of the way after which it is gone; 1 where it arrives. */
  readonly gone: number
}

/** One fibre with its events. */
export interface Stream {
  readonly mark: FibreMark
  readonly looks: readonly Look[]
  /** Events of the fibre for each that is shown. */
  readonly oneIn: number
  readonly pulsesPerSecond: number
  /** Pulses after which the recording begins again. */
  readonly loop: number
  readonly flightSeconds: number
  /** On the screen, px. */
  readonly lengthPx: number
  /** Parts of the fibre that its two nodes cover, 0–1, and what is hidden on both sides of its middle. */
  readonly covered: readonly [number, number]
  readonly hidden: number
}

/** Something on its way at one moment. */
export interface Flying extends Light {
  readonly x: number
  readonly y: number
}

/** The round number (1, 2, 5, 10, …) of events that one shown event stands for. */
export function oneInOf(eventsPerSecond: number): number {
  for (let power = 1; ; power *= 10)
    for (const digit of [1, 2, 5]) if (eventsPerSecond / (digit * power) <= MOST_PER_SECOND) return digit * power
}

function lookOf(row: PhotonRow, scenario: LinkPhotons['scenario']): Look {
  const state = stateOf(row.alice.basis, row.alice.bit)
  const light = (photons: number, at: typeof state, resent: boolean): Light => ({
    photons: Math.min(3, photons),
    tile: tileOfState(at),
    angle: arrowAngle(at),
    resent,
  })
  const { photons, resent } = row.light
  return {
    pulse: row.pulse,
    sent: light(row.photons, state, false),
    behindEve: light(photons, row.touched ? row.light.state : state, resent),
    gone: row.bobBit === null ? lossPlace(scenario, row.pulse) : 1,
  }
}

const known = new WeakMap<LinkPhotons, readonly Look[]>()

function looksOf(photons: LinkPhotons): readonly Look[] {
  const before = known.get(photons)
  if (before) return before
  const looks = photons.rows.map((row) => lookOf(row, photons.scenario))
  known.set(photons, looks)
  return looks
}

/** How many events of a link one shown event stands for; null where nothing arrives. */
export const shareOf = ({ pulsesPerEvent, scenario }: LinkPhotons): number | null =>
  pulsesPerEvent > 0 ? oneInOf(scenario.clockHz / pulsesPerEvent) : null

/** The fibres of a map that have photons to show. */
export function streamsOf(frame: MapFrame, photons: ReadonlyMap<string, LinkPhotons>): readonly Stream[] {
  const radii = new Map(frame.nodes.map(({ node, radius }) => [node.id, radius]))
  return frame.fibres.flatMap((mark): Stream[] => {
    const own = photons.get(mark.fibre.id)
    const oneIn = own ? shareOf(own) : null
    if (!own || oneIn === null || mark.station) return []
    const length = Math.max(1, Math.hypot(mark.x2 - mark.x1, mark.y2 - mark.y1))
    const part = (id: string) => Math.min(0.4, (radii.get(id) ?? 0) / length)
    return [
      {
        mark,
        looks: looksOf(own),
        oneIn,
        pulsesPerSecond: own.scenario.clockHz / oneIn,
        loop: own.rows.at(-1)!.pulse + 1,
        flightSeconds: Math.min(FLIGHT.most, Math.max(FLIGHT.least, length / SPEED)),
        lengthPx: length,
        covered: [part(mark.fibre.from), part(mark.fibre.to)],
        hidden: (mark.eve ? HIDES.fingers : mark.onPath && frame.detail === 'large' ? HIDES.lock : 0) / length,
      },
    ]
  })
}

/** Calls `each` with everything that is on its way on one fibre at a moment, s. */
export function flyingOn(stream: Stream, seconds: number, each: (flying: Flying) => void): void {
  const { mark, looks, pulsesPerSecond, loop, flightSeconds, covered, hidden } = stream
  const flight = flightSeconds * pulsesPerSecond
  const now = seconds * pulsesPerSecond
  const within = now % loop
  // The last event that has set out, and from there backwards; the recording is a ring.
  let at = lastBefore(looks, within)
  let began = now - within
  for (let n = 0; n < looks.length; n++, at--) {
    if (at < 0) {
      at = looks.length - 1
      began -= loop
    }
    const look = looks[at]!
    const way = (now - began - look.pulse) / flight
    if (way >= 1 || began + look.pulse < 0) return
    const light = way < HAND ? look.sent : look.behindEve
    if (light.photons === 0 || way > look.gone) continue
    const fraction = covered[0] + (1 - covered[0] - covered[1]) * way
    if (Math.abs(fraction - HAND) < hidden) continue
    const { x, y } = alongFibre(mark, fraction)
    each({ ...light, x, y })
  }
}

/** Index of the last event at or before a pulse; −1 where none is. */
function lastBefore(looks: readonly Look[], pulse: number): number {
  let [low, high] = [0, looks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (looks[middle]!.pulse <= pulse) low = middle + 1
    else high = middle
  }
  return low - 1
}
