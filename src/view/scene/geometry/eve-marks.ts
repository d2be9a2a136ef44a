/** What Eve has in hand beside her basis tile: a jar, a copy, her probe, two keys. Drawn about their middle. */
import { arc, circle, type Mark, polyline, roundedRectangle, segment } from './shape'

/** A jar with a photon in it. */
export function jar(side: number, pen: number): Mark {
  const half = side / 2
  const line = { stroke: 'ink', width: pen } as const
  return [
    { d: roundedRectangle(-0.4 * side, -0.3 * side, 0.8 * side, 0.84 * side, 0.18 * side), fill: 'page', ...line },
    { d: roundedRectangle(-0.3 * side, -half, 0.6 * side, 0.2 * side, 0.05 * side), fill: 'eve', ...line },
    { d: circle(0.21 * side, 0, 0.14 * side), fill: 'page', ...line },
    { d: circle(0.06 * side, 0, 0.14 * side), fill: 'ink' },
  ]
}

/** Two photons over each other, the second one dashed. */
export function copy(side: number, pen: number): Mark {
  const r = 0.34 * side
  return [
    { d: circle(r, -0.14 * side), fill: 'page', stroke: 'ink', width: pen },
    { d: circle(r, 0.2 * side, 0.1 * side), fill: 'page', stroke: 'eve', width: pen, dash: [3, 3] },
  ]
}

/** A photon that comes back along an arrow. */
export function probe(side: number, pen: number): Mark {
  const y = 0.26 * side
  const line = { stroke: 'eve', width: pen } as const
  return [
    { d: arc(0.3 * side, -Math.PI / 2, Math.PI / 2, -0.1 * side, -0.04 * side), ...line },
    { d: segment(-0.1 * side, y, -0.44 * side, y), ...line },
    {
      d: polyline([
        [-0.3 * side, y - 0.14 * side],
        [-0.46 * side, y],
        [-0.3 * side, y + 0.14 * side],
      ]),
      ...line,
    },
    { d: circle(0.15 * side, -0.1 * side, -0.34 * side), fill: 'page', stroke: 'ink', width: pen },
  ]
}

/** One key, its bow to the left; `paint` tells whose. */
function key(side: number, pen: number, x: number, y: number): Mark {
  const r = 0.17 * side
  const line = { stroke: 'ink', width: pen * 1.3 } as const
  const end = x + 0.62 * side
  return [
    { d: segment(x + r, y, end, y), ...line },
    {
      d: segment(end, y, end, y + 0.14 * side) + segment(end - 0.16 * side, y, end - 0.16 * side, y + 0.11 * side),
      ...line,
    },
    { d: circle(r, x, y), fill: 'page', ...line },
  ]
}

/** Two keys that are not the same: one with Alice, one with Bob. */
export const twoKeys = (side: number, pen: number): Mark => [
  ...key(side, pen, -0.3 * side, -0.26 * side),
  ...key(side, pen, -0.3 * side, 0.22 * side).map((shape) => ({ ...shape, stroke: 'eve' as const })),
]

/** The gate of a detector as a bracket on the line of time, and the photon before or behind its middle. */
export function arrival(side: number, pen: number, when: 'early' | 'late'): Mark {
  const [half, foot] = [0.5 * side, 0.3 * side]
  const line = { stroke: 'ink', width: pen } as const
  const gate = [-1, 1].map((end) => segment(end * half, foot - 0.5 * side, end * half, foot)).join('')
  return [
    { d: gate + segment(-half, foot, half, foot), ...line },
    { d: segment(0, foot - 0.16 * side, 0, foot), stroke: 'line', width: pen },
    { d: circle(0.17 * side, (when === 'early' ? -1 : 1) * 0.27 * side, foot - 0.3 * side), fill: 'eve', ...line },
  ]
}

/** Rays about a detector on which bright light lies. */
export function glare(radius: number, pen: number): Mark {
  const rays = Array.from({ length: 12 }, (_, i) => {
    const angle = (i * Math.PI) / 6
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    const reach = radius < 20 ? 7 : 14
    const [from, to] = [radius + 0.36 * reach, radius + (i % 2 === 0 ? reach : 0.7 * reach)]
    return segment(from * cos, from * sin, to * cos, to * sin)
  })
  return [{ d: rays.join(''), stroke: 'eve', width: pen * 1.4 }]
}

/** Two strokes across a fibre that carries nothing. */
export const cut = (thickness: number, pen: number): Mark => {
  const h = thickness * 1.1
  return [-5, 5].map((x) => ({ d: segment(x + 4, -h, x - 4, h), stroke: 'eve' as const, width: pen * 1.6 }))
}
