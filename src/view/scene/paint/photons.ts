/** Packets on the fibre, and those that leave it. */
import type { LostPhoton, Packet } from '../frame/packets'
import { arcs, packet as packetMark, packetReach } from '../geometry/photon'
import { roundedRectangle } from '../geometry/shape'
import { type Backdrop, spriteOf } from './backdrop'
import { drawMark, drawSprite, type Pen, write } from './pen'

export function drawPacket(pen: Pen, backdrop: Backdrop, packet: Packet): void {
  const { radius, state, resent, photons, x, y, alpha, arcSets } = packet
  if (alpha <= 0) return
  const { context } = pen
  const { layout } = backdrop
  if (packet.arcs > 0) {
    const mark = () => arcs(radius, arcSets, layout.pen)
    context.globalAlpha = alpha * packet.arcs
    drawSprite(pen, spriteOf(pen, backdrop, `arcs ${radius} ${arcSets}`, mark, radius * 2.6 + 3, radius * 1.6), x, y)
  }
  const key = `${state ? `${state.tile} ${state.angle.toFixed(3)}` : '?'} ${resent} ${photons} ${radius}`
  const mark = () => packetMark({ radius, state, resent, photons, pen: layout.pen })
  context.globalAlpha = alpha
  drawSprite(pen, spriteOf(pen, backdrop, key, mark, packetReach(radius) + 3), x, y)
  context.globalAlpha = 1
  if (!packet.selected || layout.single) return
  const r = packetReach(radius) + 4
  drawMark(pen, [{ d: roundedRectangle(-r, -r, 2 * r, 2 * r, 6), stroke: 'focus', width: 2 }], x, y)
}

/** Half transparent, up from the fibre along a dotted path, with its tag. */
export function drawLost(pen: Pen, backdrop: Backdrop, { packet, fromX }: LostPhoton, tag: string): void {
  const { layout } = backdrop
  const { x, y, radius, alpha } = packet
  const { context, palette } = pen
  const fibre = layout.axis - layout.fibre.thickness / 2 - 2
  const opacity = Math.min(1, alpha * 2)
  if (y < fibre - radius) {
    context.save()
    context.globalAlpha = opacity
    context.strokeStyle = palette.line
    context.lineWidth = layout.pen
    context.setLineDash([0.5, 4])
    context.beginPath()
    context.moveTo(fromX, fibre)
    context.quadraticCurveTo(fromX + 2, (fibre + y + radius) / 2, x - radius * 0.6, y + radius * 1.35)
    context.stroke()
    context.restore()
  }
  drawPacket(pen, backdrop, packet)
  if (y > fibre - radius * 1.5) return
  context.globalAlpha = opacity
  write(pen, tag, x - packetReach(radius) - 10, y, { size: layout.text.note, paint: 'muted', align: 'right' })
  context.globalAlpha = 1
}
