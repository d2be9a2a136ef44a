/** The photon: one round wave packet, never split or halved. */
import { arc, circle, type Mark, PEN, px, type Shape } from './shape'
import { arrow, questionMark, type TileBasis, tileGround } from './tiles'

/** Radius of the disc all lengths of a packet are given for. */
export const PACKET_RADIUS = 13
const TILE_SIDE = 30

export interface PacketLook {
  readonly radius: number
  /** Tile under the disc and angle of the arrow (radians, counter-clockwise); null where the state is unknown. */
  readonly state: { readonly tile: TileBasis; readonly angle: number } | null
  /** Sent on by Eve: the disc has a notch. */
  readonly resent: boolean
  /** Photons in the pulse; dots from 2 on. */
  readonly photons: number
  readonly pen?: number
}

/** Half side of the square a packet fills, without arcs. */
export const packetReach = (radius: number): number => (radius / PACKET_RADIUS) * (TILE_SIDE * 0.92 * Math.SQRT1_2 + 1)

/** Disc with a V cut out at twelve o'clock: rim ± 0.34 rad, 0.44 r deep. */
function notchedDisc(radius: number): string {
  const half = 0.34
  const x = radius * Math.sin(half)
  const y = -radius * Math.cos(half)
  return `M${px(x)} ${px(y)}A${px(radius)} ${px(radius)} 0 1 1 ${px(-x)} ${px(y)}L0 ${px(-0.56 * radius)}Z`
}

/** Two or three dots on the lower rim. */
function dots(photons: number, scale: number): readonly Shape[] {
  if (photons < 2) return []
  const offsets = photons === 2 ? [-3.5, 3.5] : [-7, 0, 7]
  const d = offsets.map((x) => circle(2.4 * scale, x * scale, 8.2 * scale)).join('')
  return [{ d, fill: 'ink', stroke: 'page', width: 0.9 * Math.sqrt(scale) }]
}

/** The packet without its arcs. */
export function packet({ radius, state, resent, photons, pen = PEN }: PacketLook): Mark {
  const scale = radius / PACKET_RADIUS
  const weight = Math.sqrt(scale)
  const disc = resent ? notchedDisc(radius) : circle(radius)
  // Signs grow with the packet; outlines stay as fine as everything else.
  const width = pen * Math.min(1, weight)
  if (!state)
    return [
      { d: disc, fill: 'page', stroke: 'line', width },
      ...questionMark((16 / 13) * scale * 0.8),
      ...dots(photons, scale),
    ]
  const upright = Math.abs(Math.sin(state.angle)) > 0.99
  const length = (upright && (resent || photons > 1) ? 14 : photons > 1 ? 15 : 17) * scale
  // The arrow makes room: for the notch it sits lower, for the dots higher.
  const shift = ((resent ? 1.5 : 0) - (photons > 1 ? 1.8 : 0)) * scale
  const sign = arrow(state.angle, length, 2 * weight, 4 * scale).map((s) => ({ ...s, d: shifted(s.d, shift) }))
  return [
    ...tileGround(state.tile, TILE_SIDE * scale, width),
    { d: disc, fill: 'page', stroke: 'ink', width },
    ...sign,
    ...dots(photons, scale),
  ]
}

/** A path of absolute M and L commands moved down. */
const shifted = (d: string, down: number): string =>
  down === 0
    ? d
    : d.replace(/([ML])(\S+) ([^ML]+)/g, (_, c: string, x: string, y: string) => `${c}${x} ${px(Number(y) + down)}`)

const DEGREE = Math.PI / 180

/** Arcs on both sides: it is moving. `sets` of the three pairs, from the inmost. */
export function arcs(radius: number, sets = 3, pen = PEN): Mark {
  const scale = radius / PACKET_RADIUS
  const steps = [
    { gap: 9, half: 32, opacity: 0.6 },
    { gap: 14, half: 24, opacity: 0.36 },
    { gap: 19, half: 16, opacity: 0.18 },
  ].slice(0, sets)
  return steps.map(({ gap, half, opacity }) => {
    const r = radius + gap * scale
    const h = half * DEGREE
    return {
      d: arc(r, -h, h) + arc(r, Math.PI - h, Math.PI + h),
      stroke: 'ink',
      width: pen * Math.min(1, Math.sqrt(scale)),
      opacity,
    }
  })
}
