/** Basis tiles and the double-headed arrow of a polarisation. */
import type { Basis, Bit, Bloch } from '../../../model/physics/link/states'
import { type Mark, PEN, polyline, segment, square } from './shape'

/** A basis a tile can show: + , × , or Eve's basis half way between. */
export type TileBasis = Basis | 'between'

const EIGHTH = Math.PI / 8

/** Tile without its sign, as it lies under the disc of a photon. */
export function tileGround(basis: TileBasis, side: number, pen = PEN): Mark {
  const corner = 0.13 * side
  if (basis === 'z') return [{ d: square(side, corner), fill: 'plus', stroke: 'ink', width: pen }]
  if (basis === 'x') return [{ d: square(0.92 * side, corner, 2 * EIGHTH), fill: 'cross', stroke: 'ink', width: pen }]
  return [{ d: square(0.96 * side, corner, EIGHTH), fill: 'hairline', stroke: 'ink', width: pen }]
}

/** Blue square with +, amber diamond with ×; grey and half turned for the basis between. */
export function tile(basis: TileBasis, side: number, pen = PEN): Mark {
  const arm = basis === 'z' ? 0.23 * side : basis === 'x' ? 0.18 * side : 0.21 * side
  const width = Math.max(2, 0.075 * side)
  const stroke = basis === 'z' ? 'onPlus' : basis === 'x' ? 'onCross' : 'ink'
  const strokes =
    basis === 'z'
      ? [segment(-arm, 0, arm, 0), segment(0, -arm, 0, arm)]
      : basis === 'x'
        ? [segment(-arm * 0.9, -arm * 0.9, arm * 0.9, arm * 0.9), segment(-arm * 0.9, arm * 0.9, arm * 0.9, -arm * 0.9)]
        : [0, 2].map((quarter) => {
            const angle = -EIGHTH + quarter * 2 * EIGHTH
            const [x, y] = [arm * Math.cos(angle), arm * Math.sin(angle)]
            return segment(-x, -y, x, y)
          })
  return [...tileGround(basis, side, pen), { d: strokes.join(''), stroke, width }]
}

/** A tile whose basis the viewer does not know. */
export const unknownTile = (side: number, pen = PEN): Mark => [
  { d: square(side, 0.13 * side), fill: 'page', stroke: 'line', width: pen, dash: [1, 4] },
  { ...questionMark(side / 34)[0]!, opacity: 0.8 },
]

/** A question mark about 12 high at scale 1: a path, so that it needs no font. */
export const questionMark = (scale: number, stroke: 'ink' | 'muted' = 'ink'): Mark => {
  const p = (x: number) => Math.round(x * scale * 100) / 100
  return [
    {
      d:
        `M${p(-2.8)} ${p(-2.6)}C${p(-2.8)} ${p(-4.6)} ${p(-1.5)} ${p(-5.4)} 0 ${p(-5.4)}` +
        `C${p(1.7)} ${p(-5.4)} ${p(2.9)} ${p(-4.4)} ${p(2.9)} ${p(-2.8)}` +
        `C${p(2.9)} ${p(-0.7)} 0 ${p(-0.6)} 0 ${p(1.7)}M0 ${p(5.2)}V${p(5.3)}`,
      stroke,
      width: Math.max(1.4, 2 * Math.sqrt(scale)),
    },
  ]
}

/** Angle of the double-headed arrow, radians counter-clockwise from level; half the Bloch angle. */
export function arrowAngle([x, , z]: Bloch): number {
  const angle = Math.atan2(x, z) / 2
  return angle < 0 ? angle + Math.PI : angle
}

/** 0° and 45° are bit 0, 90° and 135° are bit 1. */
export const bitAngle = (basis: Basis, bit: Bit): number => (basis === 'z' ? 0 : Math.PI / 4) + (bit * Math.PI) / 2

/** Tile a photon in a state lies on: the basis its arrow belongs to. */
export function tileOfState(state: Bloch): TileBasis {
  if (Math.abs(state[0]) < 1e-9) return 'z'
  return Math.abs(state[2]) < 1e-9 ? 'x' : 'between'
}

/**
 * Double-headed arrow about the origin.
 *
 * @param angle radians counter-clockwise from level
 */
export function arrow(angle: number, length = 17, width = 2, head = 4): Mark {
  const cos = Math.cos(angle)
  const sin = -Math.sin(angle)
  const at = (x: number, y: number): [number, number] => [x * cos - y * sin, x * sin + y * cos]
  const tip = length / 2
  const headAt = (side: 1 | -1) =>
    polyline([at(side * (tip - head), -head), at(side * tip, 0), at(side * (tip - head), head)])
  const shaft = polyline([at(-tip, 0), at(tip, 0)])
  return [{ d: shaft + headAt(1) + headAt(-1), stroke: 'ink', width }]
}
