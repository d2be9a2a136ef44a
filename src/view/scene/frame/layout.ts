/**
 * Where everything stands on the bench, in CSS pixels from the upper left corner of the canvas.
 * What is Alice's keeps its distance from the left edge, what is Bob's from the right; the fibre
 * takes the space between.
 */
import type { ColumnSize } from '../geometry/columns'

/** Desktop, phone, or white board in a class room. */
export type BenchKind = 'wide' | 'phone' | 'projector'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface PersonPlace extends Point {
  readonly scale: number
}

export interface DetectorPlace extends Point {
  readonly radius: number
}

export interface BenchLayout {
  readonly kind: BenchKind
  /** One photon is shown large. */
  readonly single: boolean
  readonly width: number
  readonly height: number
  /** Width of every drawn line. */
  readonly pen: number
  /** Sizes of text, px. */
  readonly text: { readonly note: number; readonly name: number; readonly large: number }
  /** Height of the fibre's axis and of the table. */
  readonly axis: number
  readonly table: number
  readonly tables: { readonly alice: readonly [number, number]; readonly bob: readonly [number, number] }
  readonly alice: PersonPlace
  readonly bob: PersonPlace
  /** Dice on Alice's table: middles and side. */
  readonly dice: { readonly side: number; readonly x: readonly number[] }
  readonly sender: { readonly x: number; readonly width: number; readonly height: number; readonly tile: number }
  readonly receiver: { readonly x: number; readonly width: number; readonly height: number; readonly tile: number }
  readonly fibre: { readonly from: number; readonly to: number; readonly thickness: number }
  /** Kilometres below the fibre; on other layouts a caption says them. */
  readonly ruler: boolean
  readonly packetRadius: number
  /** Most packets on the fibre at zoom 2, so that each keeps the room for its arcs. */
  readonly mostPackets: number
  /** Null where there is room for the last click alone, above Bob's box. */
  readonly splitter: (Point & { readonly side: number }) | null
  readonly detectors: readonly [d0: DetectorPlace, d1: DetectorPlace]
  /** The die of a chance answer. */
  readonly die: Point & { readonly side: number; readonly rest: number }
  readonly hand: {
    readonly scale: number
    /** How far above the fibre it waits. */
    readonly raised: number
    /** Places along the fibre it can take, as a fraction of its length. */
    readonly range: readonly [number, number]
    /** Eve's own tile. */
    readonly tile: number
    /** Where her name and what she reads stand. */
    readonly labels: number
  }
  /** Names below the tables. */
  readonly names: number
  readonly caption: number
  readonly strip: ColumnSize & { readonly from: number; readonly to: number; readonly top: number }
}

/** Below this width the bench is drawn as on a phone. */
export const PHONE_WIDTH = 680

export const kindFor = (width: number, theme: string): BenchKind =>
  width < PHONE_WIDTH ? 'phone' : theme === 'projector' ? 'projector' : 'wide'

/** Zoom 2 and 3 at a desk: the grid of 1072 × 220 with the strips below. */
function wide(width: number): BenchLayout {
  const receiver = width - 302
  return {
    kind: 'wide',
    single: false,
    width,
    height: 332,
    pen: 1.5,
    text: { note: 14, name: 14, large: 16 },
    axis: 118,
    table: 162,
    tables: { alice: [4, 240], bob: [receiver, width - 4] },
    alice: { x: 52, y: 162, scale: 1.22 },
    bob: { x: width - 52, y: 162, scale: 1.22 },
    dice: { side: 25, x: [123, 153] },
    sender: { x: 207, width: 58, height: 74, tile: 36 },
    receiver: { x: receiver + 29, width: 58, height: 74, tile: 36 },
    fibre: { from: 237, to: receiver, thickness: 12 },
    ruler: true,
    packetRadius: 14.5,
    mostPackets: Math.max(2, Math.min(12, Math.floor((receiver - 237) / 66))),
    splitter: { x: width - 204, y: 118, side: 44 },
    detectors: [
      { x: width - 138, y: 118, radius: 17 },
      { x: width - 204, y: 50, radius: 17 },
    ],
    die: { x: width - 233, y: 80, side: 20, rest: 0 },
    hand: { scale: 1, raised: 40, range: [0.14, 0.78], tile: 28, labels: 19 },
    names: 178,
    caption: 207,
    strip: { bar: 8, pitch: 11.6, full: 26, gap: 12, from: 57, to: width - 185, top: 243 },
  }
}

/** Zoom 1 at a desk: one packet, large. */
function wideSingle(width: number): BenchLayout {
  const receiver = width - 532
  return {
    kind: 'wide',
    single: true,
    width,
    height: 420,
    pen: 1.5,
    text: { note: 16, name: 16, large: 23 },
    axis: 207,
    table: 295,
    tables: { alice: [0, 256], bob: [receiver - 8, width] },
    alice: { x: 58, y: 295, scale: 1.6 },
    bob: { x: width - 62, y: 295, scale: 1.6 },
    dice: { side: 32, x: [142] },
    sender: { x: 210, width: 76, height: 132, tile: 50 },
    receiver: { x: receiver + 38, width: 76, height: 132, tile: 50 },
    fibre: { from: 249, to: receiver, thickness: 16 },
    ruler: false,
    packetRadius: 34,
    mostPackets: 1,
    splitter: { x: width - 380, y: 207, side: 76 },
    detectors: [
      { x: width - 210, y: 207, radius: 30 },
      { x: width - 380, y: 75, radius: 30 },
    ],
    die: { x: width - 286, y: 88, side: 44, rest: (-8 * Math.PI) / 180 },
    hand: { scale: 1.25, raised: 60, range: [0.17, 0.21], tile: 34, labels: 32 },
    names: 318,
    caption: 318,
    strip: { bar: 12, pitch: 20, full: 26, gap: 11, from: 57, to: 57 + 20 * 20, top: 343 },
  }
}

/** Nothing below 20 px, heavier lines, no ruler. */
function projector(width: number): BenchLayout {
  const receiver = width - 343
  return {
    kind: 'projector',
    single: false,
    width,
    height: 342,
    pen: 1.9,
    text: { note: 20, name: 20, large: 22 },
    axis: 131,
    table: 185,
    tables: { alice: [4, 268], bob: [receiver, width - 4] },
    alice: { x: 63, y: 185, scale: 1.53 },
    bob: { x: width - 66, y: 185, scale: 1.53 },
    dice: { side: 32, x: [154] },
    sender: { x: 232, width: 75, height: 92, tile: 47 },
    receiver: { x: receiver + 37, width: 73, height: 92, tile: 47 },
    fibre: { from: 270, to: receiver, thickness: 15 },
    ruler: false,
    packetRadius: 19.5,
    mostPackets: Math.max(2, Math.min(12, Math.floor((receiver - 270) / 84))),
    splitter: { x: width - 227, y: 131, side: 50 },
    detectors: [
      { x: width - 155, y: 131, radius: 20 },
      { x: width - 227, y: 55, radius: 20 },
    ],
    die: { x: width - 264, y: 92, side: 26, rest: 0 },
    hand: { scale: 1.26, raised: 30, range: [0.16, 0.8], tile: 36, labels: 30 },
    names: 208,
    caption: 208,
    strip: { bar: 12, pitch: 17.5, full: 26, gap: 14, from: 70, to: width - 8, top: 255 },
  }
}

function projectorSingle(width: number): BenchLayout {
  const receiver = width - 600
  return {
    ...projector(width),
    single: true,
    height: 372,
    text: { note: 20, name: 20, large: 32 },
    axis: 150,
    table: 232,
    tables: { alice: [0, 272], bob: [receiver - 8, width] },
    alice: { x: 64, y: 232, scale: 1.6 },
    bob: { x: width - 66, y: 232, scale: 1.6 },
    dice: { side: 34, x: [152] },
    sender: { x: 226, width: 80, height: 124, tile: 54 },
    receiver: { x: receiver + 40, width: 80, height: 124, tile: 54 },
    fibre: { from: 267, to: receiver, thickness: 16 },
    packetRadius: 34,
    mostPackets: 1,
    splitter: { x: width - 440, y: 150, side: 70 },
    detectors: [
      { x: width - 250, y: 150, radius: 28 },
      { x: width - 440, y: 50, radius: 28 },
    ],
    die: { x: width - 374, y: 46, side: 44, rest: (-8 * Math.PI) / 180 },
    hand: { scale: 1.26, raised: 50, range: [0.16, 0.2], tile: 36, labels: 26 },
    names: 256,
    caption: 256,
    strip: { bar: 12, pitch: 20, full: 26, gap: 14, from: 70, to: 70 + 20 * 16, top: 288 },
  }
}

function phone(width: number): BenchLayout {
  const receiver = width - 98
  return {
    kind: 'phone',
    single: false,
    width,
    height: 252,
    pen: 1.5,
    text: { note: 14, name: 14, large: 14 },
    axis: 97,
    table: 136.5,
    tables: { alice: [0, 84], bob: [receiver + 4, width] },
    alice: { x: 26, y: 136.5, scale: 0.72 },
    bob: { x: width - 26, y: 136.5, scale: 0.72 },
    dice: { side: 0, x: [] },
    sender: { x: 69, width: 30, height: 60, tile: 20 },
    receiver: { x: receiver + 15, width: 30, height: 60, tile: 20 },
    fibre: { from: 84.5, to: receiver, thickness: 11 },
    ruler: false,
    packetRadius: 12,
    mostPackets: 2,
    splitter: null,
    detectors: [
      { x: receiver + 15, y: 46, radius: 10.5 },
      { x: receiver + 15, y: 46, radius: 10.5 },
    ],
    die: { x: width - 14, y: 28, side: 18, rest: 0 },
    hand: { scale: 0.79, raised: 28, range: [0.34, 0.66], tile: 20, labels: 22 },
    names: 151,
    caption: 151,
    strip: { bar: 8, pitch: 12.2, full: 22, gap: 12, from: 60, to: width - 6, top: 177 },
  }
}

/** One photon on a phone: the receiver's box holds the tile, one detector shows the answer. */
function phoneSingle(width: number): BenchLayout {
  const receiver = width - 98
  return {
    ...phone(width),
    single: true,
    height: 316,
    axis: 125,
    table: 170,
    text: { note: 14, name: 14, large: 16 },
    alice: { x: 26, y: 170, scale: 0.72 },
    bob: { x: width - 26, y: 170, scale: 0.72 },
    sender: { x: 69, width: 30, height: 72, tile: 20 },
    receiver: { x: receiver + 15, width: 30, height: 72, tile: 20 },
    packetRadius: 22,
    mostPackets: 1,
    detectors: [
      { x: receiver + 15, y: 58, radius: 14 },
      { x: receiver + 15, y: 58, radius: 14 },
    ],
    die: { x: width - 92, y: 17, side: 22, rest: (-8 * Math.PI) / 180 },
    hand: { scale: 0.79, raised: 40, range: [0.24, 0.32], tile: 20, labels: 22 },
    names: 185,
    caption: 299,
    strip: { bar: 8, pitch: 12.2, full: 22, gap: 12, from: 60, to: width - 6, top: 211 },
  }
}

const layouts = {
  wide: [wide, wideSingle],
  projector: [projector, projectorSingle],
  phone: [phone, phoneSingle],
} as const

/**
 * The layout of a bench.
 *
 * @param width of the canvas, CSS px; narrower than 280 is drawn as 280
 * @param zoom 1 shows one photon large; every other level the handful
 */
export function layoutFor(kind: BenchKind, zoom: number, width: number): BenchLayout {
  const [handful, single] = layouts[kind]
  const fitted = Math.max(kind === 'phone' ? 280 : PHONE_WIDTH, width)
  return (zoom === 1 ? single : handful)(fitted)
}

/** A second line of the phone's caption, px. */
const SECOND_LINE = 12

/** The bench with room for a caption of two lines, where it stands between fibre and strips. */
export function withTwoLines(layout: BenchLayout): BenchLayout {
  if (layout.kind !== 'phone' || layout.single) return layout
  const { height, strip } = layout
  return { ...layout, height: height + SECOND_LINE, strip: { ...strip, top: strip.top + SECOND_LINE } }
}

/** Where a fraction of the fibre's length lies. */
export const alongFibre = ({ fibre }: BenchLayout, fraction: number): number =>
  fibre.from + fraction * (fibre.to - fibre.from)

/** Place of Eve's hand, kept where it does not cover anything. */
export function handPlace(layout: BenchLayout, at: number): number {
  const [low, high] = layout.hand.range
  return Math.min(high, Math.max(low, at))
}
