/** The plane of the network, in km, on the screen. */
import type { Network } from '../../model/network/topology'

export interface Projection {
  /** px per km. */
  readonly scale: number
  /** Where 0 km east, 0 km south stands, px. */
  readonly originX: number
  readonly originY: number
}

export interface Box {
  readonly width: number
  readonly height: number
}

/** Room around the outermost nodes for their names and stores, px. */
const MARGIN = { side: 84, top: 82, bottom: 92 }
/** Of a small stage. */
const TIGHT = { side: 48, top: 74, bottom: 92 }
/** Of dots without names. */
const BARE = { side: 24, top: 20, bottom: 60 }

/** Networks of more nodes are drawn as dots. */
export const MOST_NAMED = 150

/** Never more than this, so that one short fibre does not fill the screen, px per km. */
const LARGEST_SCALE = 60

/** The whole network, as large as it fits. */
export function fitted({ nodes }: Network, { width, height }: Box): Projection {
  const margin = nodes.length > MOST_NAMED ? BARE : width < 600 ? TIGHT : MARGIN
  if (nodes.length === 0) return { scale: Math.min(width, height) / 120, originX: width / 2, originY: height / 2 }
  const xs = nodes.map(({ x }) => x)
  const ys = nodes.map(({ y }) => y)
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const room = (length: number, from: number, to: number) => Math.max(40, length - from - to)
  const scale = Math.min(
    LARGEST_SCALE,
    room(width, margin.side, margin.side) / Math.max(east - west, 1e-3),
    room(height, margin.top, margin.bottom) / Math.max(south - north, 1e-3),
    nodes.length === 1 ? Math.min(width, height) / 120 : Infinity,
  )
  const middleY = margin.top + room(height, margin.top, margin.bottom) / 2
  return {
    scale,
    originX: width / 2 - (scale * (west + east)) / 2,
    originY: middleY - (scale * (north + south)) / 2,
  }
}

export const onScreen = (
  { scale, originX, originY }: Projection,
  { x, y }: { readonly x: number; readonly y: number },
): { x: number; y: number } => ({ x: originX + scale * x, y: originY + scale * y })

export const onPlane = ({ scale, originX, originY }: Projection, x: number, y: number): { x: number; y: number } => ({
  x: (x - originX) / scale,
  y: (y - originY) / scale,
})

/** Closer (factor > 1) or wider, with one point of the screen held. */
export const zoomed = (p: Projection, factor: number, x: number, y: number): Projection => ({
  scale: p.scale * factor,
  originX: x - (x - p.originX) * factor,
  originY: y - (y - p.originY) * factor,
})

export const panned = (p: Projection, dx: number, dy: number): Projection => ({
  ...p,
  originX: p.originX + dx,
  originY: p.originY + dy,
})

/** A length of 1, 2 or 5 times a power of ten that is about `pixels` long on the screen, km. */
export function roundLength({ scale }: Projection, pixels: number): number {
  const wanted = pixels / scale
  const power = 10 ** Math.floor(Math.log10(wanted))
  const step = [1, 2, 5, 10].findLast((s) => s * power <= wanted * 1.0001) ?? 1
  return step * power
}
