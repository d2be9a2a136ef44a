/** Where a label can stand without crossing a curve or another label. */

export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface LabelRequest {
  readonly width: number
  readonly height: number
  /** Right edge of the label. */
  readonly right: number
  /** Height of the line it names. */
  readonly lineY: number
  readonly top: number
  readonly bottom: number
}

export interface PlacedLabel extends Box {
  /** Middle of the text. */
  readonly y: number
  /** It stands so far from its line that it must repeat a sample of it. */
  readonly far: boolean
  /** Area over which it covers something, px². */
  readonly crossed: number
}

/** Overlap of two spans, 0 where they do not meet. */
const overlap = (a0: number, a1: number, b0: number, b1: number): number =>
  Math.max(0, Math.min(a1, b1) - Math.max(a0, b0))

/**
 * Tries every height and takes the one that crosses least; among equals the one nearest to its line, above it
 * rather than below.
 *
 * @param obstacles what must stay visible: stretches of curves and labels already placed
 */
export function placeLabel(label: LabelRequest, obstacles: readonly Box[]): PlacedLabel {
  const left = label.right - label.width
  const half = label.height / 2
  let best: PlacedLabel | null = null
  let bestCost = Infinity
  for (let y = label.top + half; y <= label.bottom - half; y += 1) {
    const box = { left, right: label.right, top: y - half, bottom: y + half }
    let crossed = 0
    for (const o of obstacles) {
      crossed += overlap(box.left, box.right, o.left, o.right) * overlap(box.top, box.bottom, o.top, o.bottom)
    }
    const away = Math.abs(y - label.lineY)
    const cost = crossed * 1000 + away + (y > label.lineY ? 3 : 0)
    if (cost < bestCost) {
      bestCost = cost
      best = { ...box, y, far: away > label.height * 1.4, crossed }
    }
  }
  const { lineY: y, right } = label
  return best ?? { left, right, top: y - half, bottom: y + half, y, far: false, crossed: 0 }
}

/**
 * A curve as boxes to be kept clear: pieces of about `step` px, each as high as the curve is there, with a
 * margin.
 *
 * @param points increasing in x
 */
export function curveBoxes(points: readonly (readonly [x: number, y: number])[], margin: number, step = 12): Box[] {
  const boxes: Box[] = []
  let from = 0
  while (from < points.length - 1) {
    let to = from + 1
    let low = Math.min(points[from]![1], points[to]![1])
    let high = Math.max(points[from]![1], points[to]![1])
    while (to < points.length - 1 && points[to]![0] - points[from]![0] < step) {
      to++
      low = Math.min(low, points[to]![1])
      high = Math.max(high, points[to]![1])
    }
    boxes.push({ left: points[from]![0], right: points[to]![0], top: low - margin, bottom: high + margin })
    from = to
  }
  return boxes
}
