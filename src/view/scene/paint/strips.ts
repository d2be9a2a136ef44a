/** Paints the key strips. */

import type { BenchLayout } from '../frame/layout'
import type { Strip } from '../frame/strip'
import * as column from '../geometry/columns'
import type { Mark } from '../geometry/shape'
import type { SceneWords } from '../words'
import { drawMark, type Pen, write } from './pen'

/** All columns as one mark: bars of a kind share a path. */
export function stripMark({ columns }: Strip, layout: BenchLayout): Mark {
  const size = layout.strip
  let bars = ''
  let unknown = ''
  let errors = ''
  let stripes = ''
  let signs = ''
  let slots = ''
  let brackets = ''
  let dots = ''
  let ring = ''
  for (const { x, open, kind, alice, bob, error, compared, eve, selected } of columns) {
    const width = size.bar * open
    if (selected) ring += column.selectionRing(size, x, width)
    if (kind === 'thrown') {
      slots += column.slot(size, x, width)
      continue
    }
    for (const [owner, bit] of [
      ['alice', alice],
      ['bob', bob],
    ] as const) {
      if (error && open > 0.99) {
        errors += column.bar(size, owner, bit, x, width, 0.75)
        stripes += column.hatch(size, owner, bit, x)
      } else if (bit === null) unknown += column.bar(size, owner, bit, x, width, 0.6)
      else bars += column.bar(size, owner, bit, x, width)
    }
    if (open < 0.99) continue
    if (error) signs += column.unequal(size, x)
    if (compared) brackets += column.brackets(size, x)
    if (eve) dots += column.eveDot(size, x)
  }
  const mark: Mark = [
    { d: slots, stroke: 'line', width: 1.25, dash: [1.5, 2.6] },
    { d: bars, fill: 'ink' },
    { d: unknown, fill: 'page', stroke: 'line', width: 1.25 },
    { d: errors, fill: 'page' },
    { d: stripes, stroke: 'error', width: 2.6 },
    { d: errors, stroke: 'error', width: 1.5 },
    { d: signs, stroke: 'ink', width: 1.3 },
    { d: brackets, stroke: 'ink', width: 1.5 },
    { d: dots, fill: 'eve' },
    { d: ring, stroke: 'focus', width: 2 },
  ]
  return mark.filter(({ d }) => d !== '')
}

export function drawStrip(pen: Pen, strip: Strip, layout: BenchLayout, words: SceneWords): void {
  const { top, full, gap } = layout.strip
  const name = { size: layout.text.note, weight: 600 } as const
  write(pen, words.alice, 0, top + full / 2 + 1, name)
  write(pen, words.bobStrip, 0, top + full + gap + full / 2 - 1, name)
  drawMark(pen, stripMark(strip, layout), 0, top)
}
