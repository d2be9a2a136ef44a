/** Paints a frame: the stage below, what moves above it, words last. */
import type { Frame } from '../frame/frame'
import type { BenchLayout } from '../frame/layout'
import type { Backdrop } from './backdrop'
import { drawDetectors } from './detectors'
import { eveOnBench } from './eve'
import { drawEvePicture } from './eve-pictures'
import { drawHeld } from './held'
import type { LabelContext } from './labels'
import type { Pen } from './pen'
import { drawPeople } from './people'
import { drawLost, drawPacket } from './photons'
import { drawStrip } from './strips'

/** Photons come out of one box and go into the other: nothing of them shows beside the fibre. */
function clipToFibre({ context }: Pen, { fibre, pen, height }: BenchLayout): void {
  context.beginPath()
  context.rect(fibre.from, 0, fibre.to - fibre.from - pen / 2, height)
  context.clip()
}

/** Draws everything. The canvas is cleared first. */
export function drawFrame(pen: Pen, backdrop: Backdrop, frame: Frame, labels: LabelContext): void {
  const { layout, stage } = backdrop
  const { context, ratio } = pen
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, layout.width, layout.height)
  context.drawImage(stage, 0, 0, stage.width / ratio, stage.height / ratio)

  const eve = eveOnBench(pen, frame, layout)
  eve?.behind()
  for (const lost of frame.lost) drawLost(pen, backdrop, lost, labels.words.lost)
  drawEvePicture(pen, frame, layout)
  context.save()
  clipToFibre(pen, layout)
  for (const packet of frame.packets) drawPacket(pen, backdrop, packet)
  context.restore()
  eve?.before()

  drawPeople(pen, frame, layout, labels)
  drawDetectors(pen, frame, layout, labels)
  eve?.labels(labels)
  if (frame.held) drawHeld(pen, frame.held, frame, layout, labels)
  if (frame.counts.landed > 0 || frame.packets.length > 0) drawStrip(pen, frame.strip, layout, labels.words)
}
