import { describe, expect, it } from 'vitest'
import { curveBoxes, placeLabel } from './place-label'

const label = { width: 100, height: 20, right: 300, lineY: 100, top: 0, bottom: 200 }

describe('placeLabel', () => {
  it('stands on its own line where nothing else is', () =>
    expect(placeLabel(label, [])).toMatchObject({ y: 100, far: false, left: 200, right: 300 }))

  it('moves off a curve, and says so when it had to go far', () => {
    const flat = curveBoxes(
      [
        [0, 100],
        [400, 100],
      ],
      4,
    )
    const near = placeLabel(label, flat)
    expect(near.bottom).toBeLessThanOrEqual(96)
    expect(near.far).toBe(false)
    const thick = [{ left: 0, right: 400, top: 60, bottom: 150 }]
    expect(placeLabel(label, thick)).toMatchObject({ far: true, bottom: 60 })
  })

  it('does not mind what lies beside it', () =>
    expect(placeLabel(label, [{ left: 0, right: 199, top: 0, bottom: 200 }]).y).toBe(100))

  it('stays inside the plot when every place is taken', () => {
    const placed = placeLabel(label, [{ left: 0, right: 400, top: -50, bottom: 250 }])
    expect(placed.top >= 0 && placed.bottom <= 200).toBe(true)
  })
})

it('a curve becomes boxes that hold it', () => {
  const points = Array.from({ length: 100 }, (_, i) => [i * 3, 50 + 40 * Math.sin(i / 5)] as const)
  const boxes = curveBoxes(points, 2)
  for (const [x, y] of points) {
    expect(boxes.some((b) => b.left <= x && x <= b.right && b.top <= y - 2 && y + 2 <= b.bottom)).toBe(true)
  }
})
