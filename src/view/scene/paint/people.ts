/** What changes about Alice and Bob: tiles, dice, and the words behind their names. */
import type { Frame } from '../frame/frame'
import type { BenchLayout } from '../frame/layout'
import { die, faceOf } from '../geometry/apparatus'
import { type TileBasis, tile, unknownTile } from '../geometry/tiles'
import { aliceLabel, bobAsked, bobLabel, type LabelContext } from './labels'
import { drawMark, type Pen, write } from './pen'
import { diceAt } from './stage'

const drawTile = (pen: Pen, basis: TileBasis | null, side: number, x: number, y: number): void =>
  drawMark(pen, basis === null ? unknownTile(side) : tile(basis, side), x, y)

function drawDice(pen: Pen, { alice }: Frame, layout: BenchLayout): void {
  const basis = alice?.basis ?? null
  // The first die is the bit, the second the basis: + is odd as 1 is. On a bench with one it is the bit.
  const faces = [faceOf(alice?.bit ?? null), basis === null ? null : basis === 'x' ? 2 : 3] as const
  for (const [i, { x, y }] of diceAt(layout).entries())
    drawMark(pen, die(layout.dice.side, faces[i] ?? null, layout.pen), x, y)
}

export function drawPeople(pen: Pen, frame: Frame, layout: BenchLayout, context: LabelContext): void {
  const { alice, bob, held } = frame
  const { words } = context
  if (alice) drawTile(pen, alice.basis, layout.sender.tile, layout.sender.x, layout.axis)
  if (bob?.arrived) drawTile(pen, bob.basis, layout.receiver.tile, layout.receiver.x, layout.axis)
  drawDice(pen, frame, layout)
  const name = { size: layout.text.name, weight: 600 } as const
  const said = { size: layout.text.name, paint: 'muted' } as const
  const left = layout.single ? 2 : layout.tables.alice[0]
  const right = layout.single ? layout.width - 2 : layout.tables.bob[1]
  const aliceWidth = write(pen, words.alice, left, layout.names, name)
  const bobWidth = write(pen, words.bob, right, layout.names, { ...name, align: 'right' })
  if (layout.kind === 'phone' || (layout.kind === 'projector' && !layout.single)) return
  if (alice) write(pen, aliceLabel(alice, context, held !== null), left + aliceWidth + 8, layout.names, said)
  const answer = held ? bobAsked(held, context) : bob && !layout.single ? bobLabel(bob, context) : ''
  if (answer) write(pen, answer, right - bobWidth - 8, layout.names, { ...said, align: 'right' })
}
