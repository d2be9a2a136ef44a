/** Paints a frame: the stage below, what moves above it, words last. */
import type { Bit } from '../../../model/physics/link/states'
import type { Frame, Held } from '../frame/frame'
import type { BenchLayout } from '../frame/layout'
import type { LostPhoton, Packet } from '../frame/packets'
import { click, detector, die as dieMark, type Face } from '../geometry/apparatus'
import { CUFF_TOP, type HandLook, handFront, sleeve, thumb } from '../geometry/hand'
import { arcs, packet as packetMark, packetReach } from '../geometry/photon'
import { roundedRectangle } from '../geometry/shape'
import { arrow, bitAngle, type TileBasis, tile, unknownTile } from '../geometry/tiles'
import { aliceLabel, bobAsked, bobLabel, eveLines, eveReach, heldLines, type LabelContext } from './labels'
import { drawMark, drawSprite, makeSprite, type Pen, type Sprite, write } from './pen'
import { diceAt, drawStage } from './stage'
import { drawStrip } from './strips'

/** What is drawn once and kept while colours, size and words stay the same. */
export interface Backdrop {
  readonly layout: BenchLayout
  readonly stage: HTMLCanvasElement
  readonly sprites: Map<string, Sprite>
}

/** Draws the stage into a bitmap of its own. */
export function makeBackdrop(
  pen: Pen,
  layout: BenchLayout,
  lengthKm: number,
  { words, format }: LabelContext,
): Backdrop {
  const stage = document.createElement('canvas')
  stage.width = Math.round(layout.width * pen.ratio)
  stage.height = Math.round(layout.height * pen.ratio)
  const context = stage.getContext('2d')
  const number = (km: number) => (Number.isInteger(km) ? format.integer(km) : format.decimal(km, km < 1 ? 2 : 1))
  if (context) {
    context.scale(pen.ratio, pen.ratio)
    const end = words.kilometres.replace('{km}', number(lengthKm))
    drawStage({ ...pen, context }, layout, { lengthKm, end, number })
  }
  return { layout, stage, sprites: new Map() }
}

/** Faces keep the parity of the bit they stand for. */
const faceOf = (bit: Bit | null): Face | null => (bit === null ? null : bit === 1 ? 5 : 4)

function spriteOf({ sprites }: Backdrop, key: string, make: () => Sprite): Sprite {
  const found = sprites.get(key)
  if (found) return found
  const made = make()
  sprites.set(key, made)
  return made
}

function drawPacket(pen: Pen, backdrop: Backdrop, packet: Packet): void {
  const { radius, state, resent, photons, x, y, alpha } = packet
  if (alpha <= 0) return
  const { context } = pen
  context.globalAlpha = alpha
  if (packet.arcs > 0) {
    const reach = radius * 2.6 + 3
    const key = `arcs ${radius} ${packet.arcSets}`
    context.globalAlpha = alpha * packet.arcs
    drawSprite(
      pen,
      spriteOf(backdrop, key, () =>
        makeSprite(pen, arcs(radius, packet.arcSets, backdrop.layout.pen), reach, radius * 1.6),
      ),
      x,
      y,
    )
    context.globalAlpha = alpha
  }
  const key = `${state ? `${state.tile} ${state.angle.toFixed(3)}` : '?'} ${resent} ${photons} ${radius}`
  const look = { radius, state, resent, photons, pen: backdrop.layout.pen }
  drawSprite(
    pen,
    spriteOf(backdrop, key, () => makeSprite(pen, packetMark(look), packetReach(radius) + 3)),
    x,
    y,
  )
  context.globalAlpha = 1
  if (packet.selected && !backdrop.layout.single) {
    const r = packetReach(radius) + 4
    drawMark(pen, [{ d: roundedRectangle(-r, -r, 2 * r, 2 * r, 6), stroke: 'focus', width: 2 }], x, y)
  }
}

function drawLost(pen: Pen, backdrop: Backdrop, { packet, fromX }: LostPhoton, words: LabelContext['words']): void {
  const { layout } = backdrop
  const { x, y, radius, alpha } = packet
  const { context } = pen
  const top = layout.axis - layout.fibre.thickness / 2 - 2
  context.save()
  context.globalAlpha = Math.min(1, alpha * 2)
  context.strokeStyle = pen.palette.line
  context.lineWidth = layout.pen
  context.setLineDash([0.5, 4])
  context.beginPath()
  context.moveTo(fromX, top)
  context.quadraticCurveTo(fromX + 2, (top + y + radius) / 2, x - radius * 0.6, y + radius * 1.35)
  if (y < top - radius) context.stroke()
  context.restore()
  drawPacket(pen, backdrop, packet)
  if (y > top - radius * 1.5) return
  context.globalAlpha = Math.min(1, alpha * 2)
  write(pen, words.lost, x - packetReach(radius) - 10, y, { size: layout.text.note, paint: 'muted', align: 'right' })
  context.globalAlpha = 1
}

function drawTile(pen: Pen, basis: TileBasis | null, side: number, x: number, y: number): void {
  drawMark(pen, basis === null ? unknownTile(side) : tile(basis, side), x, y)
}

function drawPeople(pen: Pen, frame: Frame, layout: BenchLayout, context: LabelContext): void {
  const { alice, bob, held } = frame
  const { words } = context
  if (alice) drawTile(pen, alice.basis, layout.sender.tile, layout.sender.x, layout.axis)
  if (bob?.arrived) drawTile(pen, bob.basis, layout.receiver.tile, layout.receiver.x, layout.axis)
  const dice = diceAt(layout)
  // The first die is the bit, the second the basis; on a bench with one it is the bit.
  const basisFace: Face | null = !alice || alice.basis === null ? null : alice.basis === 'x' ? 2 : 3
  const faces = [faceOf(alice?.bit ?? null), basisFace]
  for (const [i, { x, y }] of dice.entries())
    drawMark(pen, dieMark(layout.dice.side, faces[i] ?? null, layout.pen), x, y)
  const name = { size: layout.text.name, weight: 600 } as const
  const said = { size: layout.text.name, paint: 'muted' } as const
  const left = layout.single ? 2 : layout.tables.alice[0]
  const aliceWidth = write(pen, words.alice, left, layout.names, name)
  const right = layout.single ? layout.width - 2 : layout.tables.bob[1]
  const bobWidth = write(pen, words.bob, right, layout.names, { ...name, align: 'right' })
  if (layout.kind === 'phone' || (layout.kind === 'projector' && !layout.single)) return
  if (alice) write(pen, aliceLabel(alice, context, held !== null), left + aliceWidth + 8, layout.names, said)
  const answer = held ? bobAsked(held, context) : bob && !layout.single ? bobLabel(bob, context) : ''
  if (answer) write(pen, answer, right - bobWidth - 8, layout.names, { ...said, align: 'right' })
}

function drawDetectors(pen: Pen, frame: Frame, layout: BenchLayout, { words, format }: LabelContext): void {
  const { kind, single, text } = layout
  const note = { size: text.note, paint: 'muted' } as const
  const label = { size: text.note, weight: 600 } as const
  // Where there is room for one only, it is the one that clicked last.
  const one = frame.detectors[1].fill >= frame.detectors[0].fill ? 1 : 0
  for (const which of kind === 'phone' ? ([one] as const) : ([0, 1] as const)) {
    const { x, y, radius } = layout.detectors[which]
    const { fill, dark, count } = frame.detectors[which]
    const name = which === 1 ? words.d1 : words.d0
    drawMark(pen, detector(radius, layout.pen), x, y)
    if (fill > 0) drawMark(pen, click(radius, layout.pen), x, y, { alpha: fill })
    if (kind === 'phone') {
      if (fill > 0) write(pen, name, x + radius + 8, y, label)
      if (fill > 0 && dark) write(pen, words.dark, x - radius - 8, y, { ...note, align: 'right' })
      continue
    }
    if (single) {
      drawAnswerName(pen, frame, layout, which, name, words)
      if (fill > 0 && dark)
        write(pen, words.dark, which === 1 ? x - radius - 16 : x + radius + 14, y + 46, {
          ...note,
          align: which === 1 ? 'right' : 'left',
        })
      continue
    }
    if (which === 1) {
      write(pen, name, x - radius - 13, y, { ...label, align: 'right' })
      const counted =
        count === null ? '' : count === 1 ? words.oneClick : words.clicks.replace('{count}', format.integer(count))
      const shown = fill > 0 && dark ? words.dark : kind === 'wide' ? counted : ''
      if (shown) write(pen, shown, x + radius + 14, y, note)
    } else {
      const above = y - radius - 19
      write(pen, name, x, above, { ...label, align: 'center' })
      if (fill > 0 && dark) write(pen, words.dark, x + radius + 8, y, note)
      else if (kind === 'wide' && count) {
        const figure = count < 10_000 ? format.integer(count) : format.inline(format.si(count, ''))
        write(pen, figure, x + 16, above, note)
      }
    }
  }
  drawDie(pen, frame, layout)
}

/** Name of a detector at zoom 1, and the answer it stands for in Bob's basis. */
function drawAnswerName(
  pen: Pen,
  frame: Frame,
  layout: BenchLayout,
  which: 0 | 1,
  name: string,
  words: LabelContext['words'],
): void {
  const { x, y, radius } = layout.detectors[which]
  const size = layout.text.name
  const basis = frame.bob?.basis ?? null
  const bit = words.bit.replace('{bit}', String(which))
  const first = y - 14
  const second = y + 15
  pen.context.font = `400 ${size}px ${pen.family}`
  const width = pen.context.measureText(bit).width
  const right = which === 1
  const edge = right ? x - radius - 16 : x + radius + 14
  write(pen, name, edge, first, { size, weight: 600, align: right ? 'right' : 'left' })
  write(pen, bit, right ? edge : edge + (basis ? 24 : 0), second, {
    size,
    paint: 'muted',
    align: right ? 'right' : 'left',
  })
  if (basis) drawMark(pen, arrow(bitAngle(basis, which)), right ? edge - width - 16 : edge + 8, second)
}

function drawDie(pen: Pen, { die }: Frame, layout: BenchLayout): void {
  if (!die) return
  const { x, y, side } = layout.die
  const mark = dieMark(side, faceOf(die.outcome), layout.pen)
  if (die.settled < 1) drawMark(pen, mark, x, y, { turn: die.turn, alpha: 1 - die.settled })
  if (die.settled > 0 && die.outcome !== null)
    drawMark(pen, arrow(bitAngle(die.basis, die.outcome), side * 0.9, layout.pen * 1.33), x, y, { alpha: die.settled })
}

/** Eve's name, her tile and what she read, at the height of her sleeve. */
function drawEve(pen: Pen, frame: Frame, layout: BenchLayout, context: LabelContext): void {
  const { hand, eve } = frame
  if (!hand) return
  const { words } = context
  const { labels, scale, tile: side } = layout.hand
  const size = layout.text.note
  const down = hand.down > 0.5
  const reach = 38 * Math.max(1, scale)
  const leading = Math.round(size * 1.45)
  // Where Bob's detectors come close, her name and her reading change sides.
  const room = layout.detectors[1].x - layout.detectors[1].radius - 40
  const mirrored = layout.kind !== 'phone' && !layout.single && hand.x + reach + (size / 14) * 190 > room
  const nameX = hand.x + (mirrored ? reach : -reach)
  const align = mirrored ? 'left' : 'right'
  if (layout.kind === 'projector')
    write(
      pen,
      words.eveTogether.replace('{name}', words.eve).replace('{what}', eveReach(down, context)),
      nameX,
      labels,
      { size, weight: 600, align },
    )
  else {
    write(pen, words.eve, nameX, labels, { size, weight: 600, align })
    const short = layout.kind === 'phone'
    const second = short ? (eve?.touched && down ? eveLines(eve, context, true).second : '') : eveReach(down, context)
    if (second) write(pen, second, nameX, labels + leading, { size, paint: 'muted', align })
  }
  if (!eve || !down) return
  const sign = mirrored ? -1 : 1
  const tileX = hand.x + sign * (reach + side / 2 + 6)
  const middle = layout.kind === 'wide' ? labels + leading / 2 + 1 : layout.kind === 'phone' ? labels + 8 : labels + 10
  if (eve.touched) drawTile(pen, eve.basis, side, tileX, middle)
  if (layout.kind === 'phone') return
  const textX = eve.touched ? tileX + sign * (side / 2 + 13) : hand.x + sign * reach
  const lines = eveLines(eve, context, layout.kind === 'projector' || layout.width < 900)
  const to = mirrored ? 'right' : 'left'
  if (layout.kind === 'projector' || !lines.second) {
    const both = [lines.first, lines.second].filter(Boolean).join(', ')
    write(pen, both, textX, middle, { size, align: to })
    return
  }
  write(pen, lines.first, textX, middle - leading / 2, { size, align: to })
  write(pen, lines.second, textX, middle + leading / 2, { size, paint: 'muted', align: to })
}

function drawHeld(pen: Pen, held: Held, frame: Frame, layout: BenchLayout, context: LabelContext): void {
  const { packet } = held
  const lines = heldLines(held, context)
  const size = layout.text.name
  const x = packet?.x ?? frame.lost[0]?.packet.x ?? (layout.fibre.from + layout.fibre.to) / 2
  if (packet) {
    const { radius, state, resent, photons } = packet
    drawMark(pen, packetMark({ radius, state, resent, photons, pen: layout.pen }), packet.x, packet.y)
  }
  const reach = packetReach(layout.packetRadius)
  const small = layout.kind === 'phone'
  if (!small && packet)
    write(pen, lines.above, x, layout.axis - reach - 23, { size, weight: 600, align: 'center', halo: true })
  if (!small && packet && lines.below) {
    const below = { size: size - (size > 16 ? 0 : 1), paint: 'muted', align: 'center', halo: true } as const
    pen.context.font = `400 ${below.size}px ${pen.family}`
    const half = pen.context.measureText(lines.below).width / 2
    write(pen, lines.below, Math.min(x, layout.fibre.to - half - 6), layout.axis + reach + 22, below)
  }
  if (!lines.odds || small) return
  const { x: dieX, y: dieY, side } = layout.die
  const hasDie = frame.die !== null
  const textX = hasDie ? dieX + side / 2 + 12 : dieX - side / 2
  write(pen, lines.odds.figure, textX, dieY - 10, { size: layout.text.large, weight: 600 })
  write(pen, lines.odds.note, textX, dieY + 15, {
    size: layout.text.note - (layout.kind === 'wide' ? 2 : 0),
    paint: 'muted',
  })
}

/** Outline of the whole packet row clipped to the fibre, so that photons come out of one box and go into the other. */
function clipToFibre({ context }: Pen, { fibre, pen }: BenchLayout): void {
  context.beginPath()
  context.rect(fibre.from, 0, fibre.to - fibre.from - pen / 2, 2000)
  context.clip()
}

/** Draws everything. The canvas is cleared first. */
export function drawFrame(pen: Pen, backdrop: Backdrop, frame: Frame, context: LabelContext): void {
  const { layout, stage } = backdrop
  const { context: canvas, ratio } = pen
  canvas.setTransform(ratio, 0, 0, ratio, 0, 0)
  canvas.clearRect(0, 0, layout.width, layout.height)
  canvas.drawImage(stage, 0, 0, stage.width / ratio, stage.height / ratio)

  const { hand, held } = frame
  const visible = hand && (!layout.single || hand.down > 0)
  const look: HandLook = { scale: layout.hand.scale, pen: layout.pen, grip: hand?.down ?? 0 }
  const handY = layout.axis - layout.hand.raised * (1 - (hand?.down ?? 0))
  const fade = layout.single && hand ? Math.min(1, hand.down * 2) : 1
  if (visible) {
    const length = Math.max(0, handY / look.scale + CUFF_TOP)
    drawMark(pen, sleeve(look, length + 2), hand.x, handY, { scale: look.scale, alpha: fade })
    drawMark(pen, thumb(look), hand.x, handY, { scale: look.scale, alpha: fade })
  }
  for (const lost of frame.lost) drawLost(pen, backdrop, lost, context.words)
  canvas.save()
  clipToFibre(pen, layout)
  for (const packet of frame.packets) drawPacket(pen, backdrop, packet)
  canvas.restore()
  if (visible) drawMark(pen, handFront(look), hand.x, handY, { scale: look.scale, alpha: fade })

  drawPeople(pen, frame, layout, context)
  drawDetectors(pen, frame, layout, context)
  if (visible) drawEve(pen, frame, layout, context)
  if (held) drawHeld(pen, held, frame, layout, context)
  if (frame.counts.landed > 0 || frame.packets.length > 0) drawStrip(pen, frame.strip, layout, context.words)
}
