/** Alarm icons, lock, eye and key store. */
import type { AlarmState } from '../../../model/engine/alarm'
import { circle, type Mark, px, roundedRectangle } from './shape'

const DOTS = 16

/** Icon of an alarm state in a square of 28 about the origin. */
export function alarmIcon(state: AlarmState): Mark {
  switch (state) {
    case 'few':
      // Dots by angle, so that the ring closes without a seam.
      return [
        {
          d: Array.from({ length: DOTS }, (_, i) => {
            const angle = (i / DOTS) * 2 * Math.PI
            return circle(1, 11.5 * Math.cos(angle), 11.5 * Math.sin(angle))
          }).join(''),
          fill: 'ink',
        },
      ]
    case 'ok':
      return [
        { d: circle(11.5), stroke: 'ink', width: 1.75 },
        { d: 'M-5 .5L-1.5 4L5-4', stroke: 'ink', width: 2.25 },
      ]
    case 'undecided':
      return [
        { d: circle(11.5), stroke: 'ink', width: 1.75 },
        {
          d: [-3, 3].map((y) => `M-6 ${y + 1}C-4 ${y - 3}-2 ${y - 2} 0 ${y}S4 ${y + 3} 6 ${y - 1}`).join(''),
          stroke: 'ink',
          width: 2,
        },
      ]
    case 'nokey':
      return [{ d: 'M0-11.5L12 9.5H-12Z', fill: 'error', stroke: 'ink', width: 1.75 }]
  }
}

/** Closed padlock, 16 high, about (x, 0). */
export const lock = (stroke: 'ink' | 'page' = 'ink', x = 0): Mark => [
  { d: roundedRectangle(x - 5.75, -1.5, 11.5, 9, 2), stroke },
  { d: `M${px(x - 3.25)} -1.5V-4.5A3.25 3.25 0 0 1 ${px(x + 3.25)} -4.5V-1.5`, stroke },
]

/** Open eye, 22 × 14: whoever can read the keys that pass. */
export const eye = (): Mark => [
  { d: 'M-11 0C-7-5-3.5-7 0-7S7-5 11 0C7 5 3.5 7 0 7S-7 5-11 0Z', fill: 'page', stroke: 'ink' },
  { d: circle(3.6), fill: 'ink' },
]

/**
 * Open vessel, 14 × 34, about the origin.
 *
 * @param level keys in store ÷ capacity, 0–1
 */
export function keyStore(level: number): Mark {
  const height = 28 * Math.min(1, Math.max(0, level))
  const vessel = 'M-7-17V13A4 4 0 0 0-3 17H3A4 4 0 0 0 7 13V-17'
  if (height === 0) return [{ d: vessel, stroke: 'ink' }]
  return [
    { d: roundedRectangle(-5, 15 - height, 10, height, 2), fill: 'ink' },
    { d: vessel, stroke: 'ink' },
  ]
}
