/** A link through space: the beam that widens on its way, and the satellite it comes from. */
import { type Mark, PEN, px, roundedRectangle, segment } from './shape'

/**
 * A beam about a level axis, narrow at the satellite and wide at the telescope. How wide is drawn,
 * not measured: a real spot is a thousand times wider than the beam that left.
 */
export function beam(from: number, to: number, axis: number, narrow: number, wide: number, pen = PEN): Mark {
  const [a, b] = [px(axis - narrow), px(axis + narrow)]
  const [c, d] = [px(axis - wide), px(axis + wide)]
  return [
    { d: `M${px(from)} ${a}L${px(to)} ${c}V${d}L${px(from)} ${b}Z`, fill: 'core' },
    {
      d: segment(from, axis - narrow, to, axis - wide) + segment(from, axis + narrow, to, axis + wide),
      stroke: 'line',
      width: pen,
      dash: [1, 4],
    },
  ]
}

/** A satellite about its middle: a box between two panels, 46 wide at scale 1. */
export function satellite(pen = PEN): Mark {
  const panel = (x: number) => roundedRectangle(x, -5, 14, 10, 1)
  return [
    { d: segment(-9, 0, 9, 0), stroke: 'ink', width: pen },
    { d: panel(-23) + panel(9), fill: 'page', stroke: 'ink', width: pen },
    { d: segment(-16, -5, -16, 5) + segment(16, -5, 16, 5), stroke: 'ink', width: pen },
    { d: roundedRectangle(-6, -7, 12, 14, 2), fill: 'page', stroke: 'ink', width: pen },
    { d: 'M-5 12Q0 7 5 12', stroke: 'ink', width: pen },
  ]
}
