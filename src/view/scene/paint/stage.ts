/** Everything that does not move: people, tables, boxes, fibre, ruler, posts. */

import type { ChannelKind } from '../../../model/scenario/scenario'
import type { BenchLayout } from '../frame/layout'
import { box, post, splitter } from '../geometry/apparatus'
import { beam, satellite } from '../geometry/beam'
import { alice, bob } from '../geometry/figures'
import { type Mark, roundedRectangle, segment } from '../geometry/shape'
import { drawMark, drawShapes, type Pen, write } from './pen'

/** What the ruler says. */
export interface RulerWords {
  readonly lengthKm: number
  /** The last number, with its unit. */
  readonly end: string
  readonly number: (km: number) => string
  /** Through space there is a beam in place of the fibre. */
  readonly channel: ChannelKind
}

/** Distance between numbers of the ruler: 1, 2 or 5 times a power of ten, about five to the length. */
export function rulerStep(lengthKm: number): number {
  if (!(lengthKm > 0)) return 0
  const raw = lengthKm / 4.5
  const power = 10 ** Math.floor(Math.log10(raw))
  return power * ([1, 2, 5, 10].find((m) => m * power >= raw * 0.999) ?? 10)
}

function fibre(layout: BenchLayout): Mark {
  const { from, to, thickness } = layout.fibre
  const top = layout.axis - thickness / 2
  const bottom = layout.axis + thickness / 2
  return [
    { d: roundedRectangle(from, layout.axis - 21.5, to - from, 43, 0.1), fill: 'fibreLight', opacity: 0.05 },
    { d: roundedRectangle(from, layout.axis - 12, to - from, 24, 0.1), fill: 'fibreLight', opacity: 0.09 },
    { d: roundedRectangle(from, top, to - from, thickness, 0.1), fill: 'core' },
    { d: segment(from, top, to, top) + segment(from, bottom, to, bottom), stroke: 'line', width: layout.pen },
  ]
}

/** Half the height of the drawn beam where it leaves, and at the telescope as a share of its box. */
const BEAM = { narrow: 3, wide: 0.36 }

function throughSpace(pen: Pen, layout: BenchLayout): void {
  const { axis, table, fibre: way, sender, receiver } = layout
  drawShapes(pen, beam(way.from, way.to, axis, BEAM.narrow, BEAM.wide * receiver.height, layout.pen))
  const scale = sender.width / 46
  drawMark(pen, satellite(layout.pen / scale), sender.x, table - sender.height - 20 * scale, { scale })
}

function ruler(pen: Pen, layout: BenchLayout, { lengthKm, end, number }: RulerWords): void {
  const { from, to } = layout.fibre
  const left = from + 12
  const right = to - 12
  const y = layout.table
  const step = rulerStep(lengthKm)
  drawShapes(pen, [{ d: segment(left, y, right, y), stroke: 'line', width: pen1 }])
  if (step === 0) return
  const at = (km: number) => left + (km / lengthKm) * (right - left)
  let d = segment(left, y, left, y - 8) + segment(right, y, right, y - 8)
  for (let tick = 1; tick * step < lengthKm * 5; tick++) {
    const km = (tick * step) / 5
    if (km < lengthKm - step / 10) d += segment(at(km), y, at(km), y - (tick % 5 === 0 ? 8 : 4))
  }
  drawShapes(pen, [{ d, stroke: 'line', width: pen1 }])
  const note = { size: layout.text.note, paint: 'muted', align: 'center' } as const
  const below = layout.names
  write(pen, number(0), left, below, note)
  const endsAt = right - pen.context.measureText(end).width / 2
  for (let km = step; km < lengthKm - step / 2; km += step)
    if (at(km) + 24 < endsAt || km + step < lengthKm - step / 2) write(pen, number(km), at(km), below, note)
  write(pen, end, right, below, note)
}

const pen1 = 1.5

/** The beams behind the receiver, as far as there is room for them. */
function beams(layout: BenchLayout): Mark {
  const [d0, d1] = layout.detectors
  const line = { stroke: 'line', width: layout.pen, dash: [0.5, 4] } as const
  const right = layout.receiver.x + layout.receiver.width / 2
  const { splitter: cube } = layout
  if (!cube) {
    const top = layout.table - layout.receiver.height
    return [{ d: segment(d1.x, top - 4, d1.x, d1.y + d1.radius + 3), ...line }]
  }
  return [
    {
      d:
        segment(right + 3, layout.axis, cube.x - cube.side / 2 - 2, layout.axis) +
        segment(cube.x + cube.side / 2 + 3, layout.axis, d0.x - d0.radius - 2, layout.axis) +
        segment(cube.x, cube.y - cube.side / 2 - 3, cube.x, d1.y + d1.radius + 2),
      ...line,
    },
  ]
}

/** The bench without anything that depends on the run. */
export function drawStage(pen: Pen, layout: BenchLayout, rulerWords: RulerWords): void {
  const { table, tables, sender, receiver, splitter: cube } = layout
  if (rulerWords.channel === 'space') throughSpace(pen, layout)
  else drawShapes(pen, fibre(layout))
  drawShapes(pen, [
    {
      d: segment(tables.alice[0], table, tables.alice[1], table) + segment(tables.bob[0], table, tables.bob[1], table),
      stroke: 'ink',
      width: layout.pen,
    },
  ])
  if (layout.ruler) ruler(pen, layout, rulerWords)
  drawMark(pen, alice(layout.alice.scale, layout.pen), layout.alice.x, layout.alice.y, { scale: layout.alice.scale })
  drawMark(pen, bob(layout.bob.scale, layout.pen), layout.bob.x, layout.bob.y, { scale: layout.bob.scale })
  drawMark(pen, box(sender.width, sender.height, layout.pen), sender.x, table)
  drawMark(pen, box(receiver.width, receiver.height, layout.pen), receiver.x, table)
  drawShapes(pen, beams(layout))
  if (cube) {
    const [d0] = layout.detectors
    drawMark(pen, post(table - cube.y - cube.side / 2, layout.pen), cube.x, table)
    drawMark(pen, post(table - d0.y - d0.radius, layout.pen), d0.x, table)
    drawMark(pen, splitter(cube.side, layout.pen), cube.x, cube.y)
  }
}

/** Dice on Alice's table. */
export const diceAt = (layout: BenchLayout): readonly { readonly x: number; readonly y: number }[] =>
  layout.dice.x.map((x) => ({ x, y: layout.table - layout.dice.side / 2 - layout.pen / 2 }))
