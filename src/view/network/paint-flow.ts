/** Draws photons on the fibres: packets from close by, tiles from afar, dots where fibres are very many. */
import { packet } from '../scene/geometry/photon'
import { circle } from '../scene/geometry/shape'
import { type TileBasis, tileGround } from '../scene/geometry/tiles'
import { drawMark, drawSprite, makeSprite, type Pen, type Sprite } from '../scene/paint/pen'
import { type Flying, flyingOn, type Stream } from './flow'

/** How photons are drawn: each as a packet with its state, as its tile alone, or as a dot. */
export type FlowLook = 'packets' | 'tiles' | 'dots'

const PACKET_RADIUS = 13
/** Side of a tile on a fibre, px. */
const TILE_SIDE = 10
const DOT_RADIUS = 2.2
/** Fibres shorter than this on the screen have no room for tiles, px. */
const SHORT = 44

const TILES: readonly TileBasis[] = ['z', 'x', 'between']

/** Tiles drawn once for a theme and a screen, by basis and by whether Eve sent the photon on. */
export type Tiles = ReadonlyMap<string, Sprite>

const keyOf = (tile: TileBasis, resent: boolean): string => `${tile} ${resent}`

export function tilesFor(pen: Pen, scale: number): Tiles {
  const side = TILE_SIDE * scale
  return new Map(
    TILES.flatMap((tile) =>
      [false, true].map((resent): [string, Sprite] => {
        const eve = resent ? [{ d: circle(side * 0.24), fill: 'eve', stroke: 'page', width: 1 } as const] : []
        return [keyOf(tile, resent), makeSprite(pen, [...tileGround(tile, side, 1.25), ...eve], side)]
      }),
    ),
  )
}

/** Everything that is on its way at a moment, s. */
export function paintFlow(pen: Pen, streams: readonly Stream[], seconds: number, look: FlowLook, tiles: Tiles): void {
  const roomy = look === 'dots' ? [] : streams.filter(({ lengthPx }) => lengthPx >= SHORT)
  if (roomy.length < streams.length) paintDots(pen, look === 'dots' ? streams : streams.filter(isShort), seconds)
  const draw =
    look === 'packets'
      ? ({ x, y, tile, angle, resent, photons }: Flying) =>
          drawMark(pen, packet({ radius: PACKET_RADIUS, state: { tile, angle }, resent, photons }), x, y)
      : ({ x, y, tile, resent }: Flying) => drawSprite(pen, tiles.get(keyOf(tile, resent))!, x, y)
  for (const stream of roomy) flyingOn(stream, seconds, draw)
}

const isShort = ({ lengthPx }: Stream): boolean => lengthPx < SHORT

/** One path for all fibres. */
function paintDots({ context, palette }: Pen, streams: readonly Stream[], seconds: number): void {
  context.fillStyle = palette.ink
  context.beginPath()
  for (const stream of streams)
    flyingOn(stream, seconds, ({ x, y }) => {
      context.moveTo(x + DOT_RADIUS, y)
      context.arc(x, y, DOT_RADIUS, 0, 2 * Math.PI)
    })
  context.fill()
}
