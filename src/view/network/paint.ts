/** Draws the map on a canvas. Everything it needs is an argument. */
import { handFront, sleeve, thumb } from '../scene/geometry/hand'
import { keyStore, lock } from '../scene/geometry/marks'
import { circle } from '../scene/geometry/shape'
import { drawMark, drawShapes, type Pen, write } from '../scene/paint/pen'
import { alongFibre, type FibreMark, type MapFrame, type NodeMark } from './frame'
import { EYE_WIDTH, nodeGlyph, openEye } from './glyphs'
import type { Labels } from './labels'
import { type Box, type Projection, roundLength } from './projection'

export interface HandPlace {
  readonly x: number
  readonly y: number
  /** Radians, clockwise. */
  readonly turn: number
  /** 0 raised, 1 gripping. */
  readonly grip: number
}

export interface MapPicture {
  readonly box: Box
  readonly frame: MapFrame
  readonly labels: Labels
  readonly projection: Projection
  /** Size of notes, px. */
  readonly type: number
  /** Width of every drawn line. */
  readonly line: number
  /** Level of the store of each node, 0–1. */
  readonly levels: ReadonlyMap<string, number>
  readonly scaleText: (km: number) => string
  readonly hands: readonly HandPlace[]
  /** Path that is being drawn with the fibre tool. */
  readonly rubber: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number } | null
  readonly hovered: { readonly kind: 'node' | 'fibre'; readonly id: string } | null
}

export function paintMap(pen: Pen, picture: MapPicture): void {
  const { context, palette } = pen
  const { box, frame, labels } = picture
  context.fillStyle = palette.ground
  context.fillRect(0, 0, box.width, box.height)
  if (frame.detail !== 'dots') paintGrid(pen, picture)
  if (frame.detail === 'dots') paintManyFibres(pen, frame)
  else for (const mark of frame.fibres) paintFibre(pen, mark, picture)
  if (picture.rubber) {
    const { x1, y1, x2, y2 } = picture.rubber
    context.setLineDash([2, 6])
    stroke(pen, 'ink', picture.line * 1.5, () => {
      context.moveTo(x1, y1)
      context.lineTo(x2, y2)
    })
    context.setLineDash([])
  }
  if (frame.detail === 'large') for (const mark of frame.fibres) if (mark.onPath) paintLock(pen, mark, picture)
  for (const mark of frame.nodes) paintNode(pen, mark, picture)
  for (const { id, x, y } of labels.stores) drawMark(pen, keyStore(picture.levels.get(id) ?? 0), x, y)
  for (const { lines, x, y, align } of [...labels.labels, ...labels.stores.flatMap(({ label }) => label ?? [])]) {
    const leading = Math.round(picture.type * 1.36)
    lines.forEach(({ text, strong }, i) => {
      write(pen, text, x, y + i * leading, {
        size: picture.type,
        weight: strong ? 600 : 400,
        paint: strong ? 'ink' : 'muted',
        align,
        halo: true,
      })
    })
  }
  for (const hand of picture.hands) paintHand(pen, hand, picture)
  paintScale(pen, picture)
}

function stroke(
  { context, palette }: Pen,
  paint: 'ink' | 'core' | 'line' | 'eve',
  width: number,
  path: () => void,
): void {
  context.strokeStyle = palette[paint]
  context.lineWidth = width
  context.beginPath()
  path()
  context.stroke()
}

/** Points on round km, about 46 px apart. */
function paintGrid({ context, palette }: Pen, { box, projection }: MapPicture): void {
  const step = roundLength(projection, 60) * projection.scale
  if (!(step > 8)) return
  const first = (origin: number) => ((origin % step) + step) % step
  context.fillStyle = palette.line
  context.globalAlpha = 0.55
  for (let x = first(projection.originX); x < box.width; x += step)
    for (let y = first(projection.originY); y < box.height; y += step) context.fillRect(x - 0.6, y - 0.6, 1.2, 1.2)
  context.globalAlpha = 1
}

function trace(context: CanvasRenderingContext2D, mark: FibreMark): void {
  context.moveTo(mark.x1, mark.y1)
  if (mark.bow === 0) context.lineTo(mark.x2, mark.y2)
  else {
    const length = Math.max(1e-6, Math.hypot(mark.x2 - mark.x1, mark.y2 - mark.y1))
    const [nx, ny] = [-(mark.y2 - mark.y1) / length, (mark.x2 - mark.x1) / length]
    context.quadraticCurveTo(
      (mark.x1 + mark.x2) / 2 + 2 * mark.bow * nx,
      (mark.y1 + mark.y2) / 2 + 2 * mark.bow * ny,
      mark.x2,
      mark.y2,
    )
  }
}

/** One stroke for all fibres of one look: hundreds at a time. */
function paintManyFibres(pen: Pen, { fibres }: MapFrame): void {
  const { context } = pen
  context.lineCap = 'butt'
  stroke(pen, 'line', 1, () => {
    for (const mark of fibres) if (!mark.onPath) trace(context, mark)
  })
  stroke(pen, 'ink', 3, () => {
    for (const mark of fibres) if (mark.onPath || mark.lookedAt) trace(context, mark)
  })
}

function paintFibre(pen: Pen, mark: FibreMark, { line, hovered }: MapPicture): void {
  const { context } = pen
  const path = () => trace(context, mark)
  context.lineCap = 'butt'
  if (mark.lookedAt || (hovered?.kind === 'fibre' && hovered.id === mark.fibre.id)) {
    context.globalAlpha = 0.14
    stroke(pen, 'ink', mark.width + 12, path)
    context.globalAlpha = 1
  }
  if (!mark.keyed) {
    context.setLineDash([2, 6])
    stroke(pen, 'line', line * 1.4, path)
    context.setLineDash([])
    return
  }
  if (!mark.fibre.verified) context.setLineDash([9, 6])
  stroke(pen, 'ink', mark.width, path)
  context.setLineDash([])
  if (!mark.onPath && mark.width > 2 * line) stroke(pen, 'core', mark.width - 2 * line, path)
  if (mark.onPath && !mark.fibre.verified) {
    // A chosen path over lengths that nobody verified stays dashed.
    context.globalAlpha = 0.35
    stroke(pen, 'ink', mark.width * 0.5, path)
    context.globalAlpha = 1
  }
}

function paintLock(pen: Pen, mark: FibreMark, { line }: MapPicture): void {
  if (Math.hypot(mark.x2 - mark.x1, mark.y2 - mark.y1) < 110 || mark.eve) return
  const { x, y } = alongFibre(mark, 0.5)
  drawMark(pen, [{ d: circle(14), fill: 'page', stroke: 'ink', width: line }, ...lock('ink')], x, y)
}

function paintNode(pen: Pen, mark: NodeMark, { line, hovered, type, frame }: MapPicture): void {
  const { node, x, y, radius } = mark
  if (frame.detail === 'dots') {
    drawMark(pen, [{ d: circle(mark.end ? 6 : radius), fill: mark.taken ? 'eve' : 'ink' }], x, y)
    return
  }
  drawMark(pen, nodeGlyph(node.kind, radius, line), x, y)
  if (mark.taken) drawMark(pen, [{ d: circle(radius), stroke: 'eve', width: line * 2.2 }], x, y)
  if (mark.inside) {
    const raised = mark.eye ? radius * 0.3 : 0
    write(pen, node.name, x, y - raised, {
      size: Math.min(type * 1.3, (radius * 2.1) / Math.max(1.4, node.name.length * 0.72)),
      weight: 600,
      align: 'center',
    })
    if (mark.eye) paintEye(pen, x, y + radius * 0.46, radius * 0.86, line)
  } else if (mark.eye) paintEye(pen, x, y, radius * 1.33, line)
  if (mark.end) drawMark(pen, [{ d: circle(radius + 6), stroke: 'focus', width: 3 }], x, y)
  else if (mark.lookedAt || (hovered?.kind === 'node' && hovered.id === node.id))
    drawMark(pen, [{ d: circle(radius + 5), stroke: 'line', width: 1.5, dash: [3, 4] }], x, y)
}

const paintEye = (pen: Pen, x: number, y: number, width: number, line: number): void =>
  drawMark(pen, openEye(width, Math.min(line, width / 14)), x, y, { scale: width / EYE_WIDTH })

const HAND_SCALE = 0.62

function paintHand(pen: Pen, { x, y, turn, grip }: HandPlace, { line }: MapPicture): void {
  const { context } = pen
  const look = { scale: HAND_SCALE, pen: line, grip }
  context.save()
  context.translate(x, y)
  context.rotate(turn)
  context.scale(HAND_SCALE, HAND_SCALE)
  drawShapes(pen, sleeve(look, 34))
  drawShapes(pen, thumb(look))
  drawShapes(pen, handFront(look))
  context.restore()
}

function paintScale(pen: Pen, { box, projection, type, scaleText }: MapPicture): void {
  const { context } = pen
  const km = roundLength(projection, Math.min(130, box.width / 4))
  const width = km * projection.scale
  const right = box.width - 40
  const y = box.height - 24
  write(pen, scaleText(km), right - width / 2, y - type * 0.95, {
    size: type,
    paint: 'muted',
    align: 'center',
    halo: true,
  })
  stroke(pen, 'line', 1.5, () => {
    context.moveTo(right - width, y - 5)
    context.lineTo(right - width, y)
    context.lineTo(right, y)
    context.lineTo(right, y - 5)
  })
}
