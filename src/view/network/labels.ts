/** Where names, lengths, rates and stores find room on the map: the important ones first, none over another. */
import { alongFibre, type FibreMark, type MapFrame, type NodeMark } from './frame'
import type { Box } from './projection'

export interface Line {
  readonly text: string
  readonly strong: boolean
}

export interface PlacedLabel {
  readonly x: number
  /** Middle of the first line. */
  readonly y: number
  readonly align: 'left' | 'center' | 'right'
  readonly lines: readonly Line[]
  /** Set on a fibre: the mark of a store to draw beside is not wanted. */
  readonly of: 'fibre' | 'node' | 'store'
  readonly id: string
}

export interface PlacedStore {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly label: PlacedLabel | null
}

interface Rect {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const overlaps = (a: Rect, b: Rect): boolean =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top

export interface LabelInput {
  readonly frame: MapFrame
  readonly box: Box
  readonly type: number
  /** Width of a text, px. */
  readonly measure: (text: string, strong: boolean) => number
  readonly fibreLines: (mark: FibreMark) => readonly Line[]
  readonly nodeLines: (mark: NodeMark) => readonly Line[]
  /** What stands beside the store of a node; null for nodes that are shown without one. */
  readonly storeText: (mark: NodeMark) => string | null
  /** Where nothing may stand: tools, scale, Eve. */
  readonly taken: readonly Rect[]
}

export interface Labels {
  readonly labels: readonly PlacedLabel[]
  readonly stores: readonly PlacedStore[]
}

/** As wide as what is written beside a store can become. */
const WIDEST_STORE = '8.88 M'

/** Width and height of a store with its number. */
const STORE = { width: 14, height: 34, gap: 8 }

export function placeLabels(input: LabelInput): Labels {
  const { frame, box, type, measure } = input
  const leading = Math.round(type * 1.36)
  const full: Rect[] = [...input.taken]
  for (const { x, y, radius, end } of frame.nodes) {
    const r = radius + (end ? 6 : 2)
    full.push({ left: x - r, right: x + r, top: y - r, bottom: y + r })
  }
  const fibreRects = frame.fibres.map((mark) => segments(mark))
  const crossesFibre = (rect: Rect, except: string | null): number => {
    let crossed = 0
    frame.fibres.forEach((mark, i) => {
      if (mark.fibre.id !== except && fibreRects[i]!.some((part) => overlaps(rect, part))) crossed++
    })
    return crossed
  }
  if (frame.detail === 'large')
    for (const mark of frame.fibres) {
      if (!mark.onPath) continue
      // The lock of the chosen path.
      const { x, y } = alongFibre(mark, 0.5)
      full.push({ left: x - 15, right: x + 15, top: y - 15, bottom: y + 15 })
    }
  const inside = (rect: Rect): boolean =>
    rect.left >= 4 && rect.right <= box.width - 4 && rect.top >= 2 && rect.bottom <= box.height - 2
  const free = (rect: Rect): boolean => inside(rect) && !full.some((other) => overlaps(rect, other))
  const rectOf = (x: number, y: number, align: PlacedLabel['align'], lines: readonly Line[]): Rect => {
    const width = Math.max(...lines.map(({ text, strong }) => measure(text, strong)))
    const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2
    const half = type * 0.72
    return { left: left - 3, right: left + width + 3, top: y - half, bottom: y + (lines.length - 1) * leading + half }
  }
  /** Around a node, the free side first; a text in the middle is pushed back on to the map. */
  const placesBeside = (mark: NodeMark, lines: readonly Line[]) => {
    const away = mark.radius + 7
    const height = (lines.length - 1) * leading
    const at = (x: number, y: number, align: PlacedLabel['align']) => {
      const { left, right } = rectOf(x, y, align, lines)
      const push = align === 'center' ? Math.max(0, 4 - left) - Math.max(0, right - (box.width - 4)) : 0
      return { x: x + push, y, align, rect: rectOf(x + push, y, align, lines) }
    }
    const corners = (rise: number) => [
      at(mark.x + away * 0.72, mark.y - rise - height, 'left'),
      at(mark.x - away * 0.72, mark.y - rise - height, 'right'),
      at(mark.x + away * 0.72, mark.y + rise, 'left'),
      at(mark.x - away * 0.72, mark.y + rise, 'right'),
    ]
    const near = [
      at(mark.x, mark.y - mark.radius - (mark.end ? 7 : 3) - type * 0.72 - height, 'center'),
      at(mark.x, mark.y + away + type * 0.5, 'center'),
      at(mark.x + away, mark.y - height / 2, 'left'),
      at(mark.x - away, mark.y - height / 2, 'right'),
      ...corners(away * 0.8),
    ]
    // Clear of the node, where a fibre leaves it below the text.
    const farther = corners(mark.radius + (mark.end ? 9 : 5) + type * 0.72)
    return [near, farther].flatMap((places) => places.sort((a, b) => outward(b, mark) - outward(a, mark)))
  }
  const labels: PlacedLabel[] = []
  const stores: PlacedStore[] = []
  const many = frame.fibres.length > 60
  /** Best of several places: free, and over as few fibres as can be; with `allowed` fibres under it at most. */
  const choose = <Place extends { readonly rect: Rect }>(
    places: readonly Place[],
    allowed: number,
    except: string | null,
  ) => {
    let best: Place | null = null
    let least = allowed + 1
    for (const place of places) {
      if (!free(place.rect)) continue
      const crossed = many ? 0 : crossesFibre(place.rect, except)
      if (crossed < least) {
        best = place
        least = crossed
        if (crossed === 0) break
      }
    }
    return best
  }

  // Names beside nodes first: a node without a name says nothing.
  if (frame.detail !== 'dots')
    for (const mark of importance(frame.nodes)) {
      const all = input.nodeLines(mark)
      // What stands below a name gives way before the name does.
      for (const lines of all.length > 1 ? [all, all.slice(0, 1)] : [all]) {
        if (lines.length === 0) continue
        const found = choose(placesBeside(mark, lines), frame.detail === 'large' ? 2 : 3, null)
        if (!found) continue
        full.push(found.rect)
        labels.push({ ...found, lines, of: 'node', id: mark.node.id })
        break
      }
    }

  if (frame.detail === 'large')
    for (const mark of frame.nodes) {
      const text = input.storeText(mark)
      if (text === null) continue
      // Numbers grow while places stay: room for the widest.
      const width =
        STORE.width +
        STORE.gap +
        Math.max(measure(text, false), measure(text.replace(/^[^?]*[^? ]/, WIDEST_STORE), false)) +
        14
      const places = directionsFrom(mark).map(({ x: dx, y: dy }) => {
        const reach = mark.radius + (mark.end ? 8 : 4)
        // Beside, above or below the node; the number stands on the outer side.
        const left = dx < -0.3
        const cx = mark.x + dx * (reach + (Math.abs(dx) > 0.9 ? 16 : 14)) + (Math.abs(dx) < 0.3 ? -width / 2 + 7 : 0)
        const cy = mark.y + dy * (reach + 22)
        const rect = {
          left: left ? cx + 7 - width : cx - 8,
          right: left ? cx + 8 : cx - 7 + width,
          top: cy - STORE.height / 2 - 2,
          bottom: cy + STORE.height / 2 + 2,
        }
        return { rect, cx, cy, left }
      })
      const found = choose(places, 0, null)
      if (!found) continue
      full.push(found.rect)
      const label: PlacedLabel = {
        x: found.left ? found.cx - 15 : found.cx + 15,
        y: found.cy,
        align: found.left ? 'right' : 'left',
        lines: [{ text, strong: false }],
        of: 'store',
        id: mark.node.id,
      }
      stores.push({ id: mark.node.id, x: found.cx, y: found.cy, label })
    }

  if (frame.detail !== 'dots')
    for (const mark of [...frame.fibres].sort((a, b) => weight(b) - weight(a))) {
      const lines = input.fibreLines(mark)
      if (lines.length === 0) continue
      const width = Math.max(...lines.map(({ text, strong }) => measure(text, strong)))
      const length = Math.hypot(mark.x2 - mark.x1, mark.y2 - mark.y1)
      if (length < 40) continue
      const places = [
        ...(mark.eve ? [1, -1].map((side) => besideTheHand(mark, side)) : []),
        ...[0.5, 0.4, 0.6, 0.32, 0.68].flatMap((t) => [-1, 1].map((side) => besideFibre(mark, t, side, lines))),
      ]
      const found = choose(places, 0, mark.fibre.id)
      if (!found) continue
      full.push(found.rect)
      labels.push({ x: found.x, y: found.y, align: found.align, lines, of: 'fibre', id: mark.fibre.id })

      function besideTheHand(fibre: FibreMark, side: number) {
        const { x, y } = alongFibre(fibre, 0.5)
        const align: PlacedLabel['align'] = side > 0 ? 'left' : 'right'
        const [px, top] = [x + side * 44, y - 44]
        return { x: px, y: top, align, rect: rectOf(px, top, align, lines) }
      }

      function besideFibre(fibre: FibreMark, t: number, side: number, text: readonly Line[]) {
        const { x, y, dx, dy } = alongFibre(fibre, t)
        // The normal that points up, then the other.
        const up = dx > 0 || (dx === 0 && dy > 0) ? { x: dy, y: -dx } : { x: -dy, y: dx }
        const n = side < 0 ? up : { x: -up.x, y: -up.y }
        const height = (text.length - 1) * leading
        // The lock of a chosen path wants room as well.
        const off = fibre.onPath && frame.detail === 'large' ? 20 : fibre.width / 2 + 8
        const align: PlacedLabel['align'] = Math.abs(n.x) < 0.25 ? 'center' : n.x > 0 ? 'left' : 'right'
        // The corner of the text that is nearest to the fibre stays `off` away from it.
        const reachY = (Math.abs(n.y) * (height + type * 1.2)) / 2
        const reachX = align === 'center' ? (Math.abs(n.x) * width) / 2 : 0
        const px = x + n.x * (off + reachY * 0.9 + reachX)
        const py = y + n.y * (off + reachY + (align === 'center' ? 0 : 2))
        const top = py - height / 2
        return { x: px, y: top, align, rect: rectOf(px, top, align, text) }
      }
    }
  return { labels, stores }
}

/** Important fibres find room first. */
const weight = (mark: FibreMark): number =>
  (mark.onPath ? 4 : 0) + (mark.lookedAt ? 3 : 0) + (mark.eve ? 2 : 0) + (mark.keyed ? 0.5 : 0)

const importance = (nodes: readonly NodeMark[]): readonly NodeMark[] => [...nodes].sort((a, b) => rank(b) - rank(a))

const rank = ({ end, lookedAt, node }: NodeMark): number =>
  (end ? 4 : 0) + (lookedAt ? 2 : 0) + (node.kind === 'user' ? 1 : 0)

/** How well the way from a node to a place agrees with its free side, −1 to 1. */
const outward = ({ x, y }: { x: number; y: number }, mark: NodeMark): number =>
  ((x - mark.x) * mark.free.x + (y - mark.y) * mark.free.y) / Math.hypot(x - mark.x, y - mark.y)

/** The free direction first, then the others. */
function directionsFrom({ free }: NodeMark): readonly { x: number; y: number }[] {
  const all = [
    { x: 0, y: 1 },
    { x: 1, y: 0 },
    { x: -1, y: 0 },
    { x: 0, y: -1 },
    { x: 0.8, y: 0.6 },
    { x: -0.8, y: 0.6 },
    { x: 0.8, y: -0.6 },
    { x: -0.8, y: -0.6 },
  ]
  return all.sort((a, b) => b.x * free.x + b.y * free.y - (a.x * free.x + a.y * free.y))
}

/** A fibre as small boxes, for finding out what lies on it. */
function segments(mark: FibreMark): readonly Rect[] {
  const length = Math.hypot(mark.x2 - mark.x1, mark.y2 - mark.y1)
  const parts = Math.max(1, Math.min(40, Math.ceil(length / 14)))
  const half = mark.width / 2 + 1
  return Array.from({ length: parts }, (_, i) => {
    const [a, b] = [alongFibre(mark, i / parts), alongFibre(mark, (i + 1) / parts)]
    return {
      left: Math.min(a.x, b.x) - half * 0.7,
      right: Math.max(a.x, b.x) + half * 0.7,
      top: Math.min(a.y, b.y) - half * 0.7,
      bottom: Math.max(a.y, b.y) + half * 0.7,
    }
  })
}
