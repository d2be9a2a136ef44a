/** What is drawn once and kept while colours, size and words stay the same. */
import { fill } from '../../../locales/fill'
import type { BenchLayout } from '../frame/layout'
import type { Mark } from '../geometry/shape'
import type { Line } from '../line'
import type { LabelContext } from './labels'
import { makeSprite, type Pen, type Sprite } from './pen'
import { drawStage } from './stage'

export interface Backdrop {
  readonly layout: BenchLayout
  /** Everything that stands still. */
  readonly stage: HTMLCanvasElement
  /** Packets and arcs, by how they look. */
  readonly sprites: Map<string, Sprite>
}

/** Draws the stage into a bitmap of its own. */
export function makeBackdrop(
  pen: Pen,
  layout: BenchLayout,
  { lengthKm, channel }: Pick<Line, 'lengthKm' | 'channel'>,
  labels: LabelContext,
): Backdrop {
  const { words, format } = labels
  const stage = document.createElement('canvas')
  stage.width = Math.round(layout.width * pen.ratio)
  stage.height = Math.round(layout.height * pen.ratio)
  const context = stage.getContext('2d')
  const number = (km: number) =>
    Number.isInteger(km) || km >= 100 ? format.integer(km) : format.decimal(km, km < 1 ? 2 : 1)
  if (context) {
    context.scale(pen.ratio, pen.ratio)
    const end = fill(words.kilometres, { km: number(lengthKm) })
    drawStage({ ...pen, context }, layout, { lengthKm, end, number, channel })
  }
  return { layout, stage, sprites: new Map() }
}

/** The bitmap of a mark, made when it is first asked for. */
export function spriteOf(
  pen: Pen,
  { sprites }: Backdrop,
  key: string,
  mark: () => Mark,
  reachX: number,
  reachY = reachX,
): Sprite {
  const found = sprites.get(key)
  if (found) return found
  // Radii change with the crowd on the fibre: a long visit must not keep them all.
  if (sprites.size > 400) sprites.clear()
  const made = makeSprite(pen, mark(), reachX, reachY)
  sprites.set(key, made)
  return made
}
