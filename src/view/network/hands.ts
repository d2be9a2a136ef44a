/** Eve's hands on the map: where they are, what they hold, and where one waits. */
import { alongFibre, type MapFrame } from './frame'
import type { HandPlace } from './paint'

/** Where the hand waits: from the upper right corner, px. */
const PARKED = { right: 52, top: 58 }

/** What a hand of Eve's holds now. */
export type HandHold = { readonly on: 'fibre' | 'node'; readonly id: string } | { readonly on: 'nothing' }

export interface Hand extends HandPlace {
  readonly hold: HandHold
}

/** Where Eve's hands are: on every fibre and node that she has, and one that waits. */
export function handsOf(frame: MapFrame, tapped: ReadonlySet<string>, width: number): readonly Hand[] {
  const hands: Hand[] = []
  for (const mark of frame.fibres) {
    if (!tapped.has(mark.fibre.id)) continue
    const { x, y, dx, dy } = alongFibre(mark, 0.5)
    const angle = Math.atan2(dy, dx)
    const turn = angle > Math.PI / 2 ? angle - Math.PI : angle <= -Math.PI / 2 ? angle + Math.PI : angle
    hands.push({ x, y, turn, grip: 1, hold: { on: 'fibre', id: mark.fibre.id } })
  }
  for (const { node, x, y, radius, taken } of frame.nodes)
    if (taken) hands.push({ x, y: y - radius - 7, turn: 0, grip: 1, hold: { on: 'node', id: node.id } })
  hands.push({ x: width - PARKED.right, y: PARKED.top + 12, turn: 0, grip: 0, hold: { on: 'nothing' } })
  return hands
}

/** Whether the note beside Eve's waiting hand covers nothing. */
export const noteIsFree = (frame: MapFrame, width: number): boolean =>
  !frame.nodes.some(({ x, y }) => x > width - PARKED.right - 190 && y < PARKED.top + 52)

export const sameHold = (a: HandHold, b: HandHold): boolean =>
  a.on === b.on && (a.on === 'nothing' || (b.on !== 'nothing' && a.id === b.id))
