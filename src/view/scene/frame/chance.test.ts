import { describe, expect, it } from 'vitest'
import { breidbartState, stateOf } from '../../../model/physics/link/states'
import { angleToZero, chanceOfZero } from './chance'

describe('the odds of an answer', () => {
  it('are cos² of the angle: 1 along, ½ at 45°, 0.854 at 22.5°, 0 across', () => {
    expect(chanceOfZero(stateOf('z', 0), 'z', 0)).toBe(1)
    expect(chanceOfZero(stateOf('z', 1), 'z', 0)).toBe(0)
    expect(chanceOfZero(stateOf('x', 1), 'z', 0)).toBe(0.5)
    expect(chanceOfZero(breidbartState(0), 'x', 0)).toBeCloseTo(0.8535533905932737, 12)
    for (const [state, degrees] of [
      [stateOf('z', 0), 0],
      [stateOf('x', 0), 45],
      [breidbartState(0), 22.5],
      [stateOf('z', 1), 90],
    ] as const)
      expect((angleToZero(state, 'z') * 180) / Math.PI).toBeCloseTo(degrees, 9)
  })

  it('misalignment sends its share to the wrong detector and leaves a coin toss a coin toss', () => {
    expect(chanceOfZero(stateOf('z', 0), 'z', 0.015)).toBeCloseTo(0.985, 12)
    expect(chanceOfZero(stateOf('x', 0), 'z', 0.015)).toBeCloseTo(0.5, 12)
  })
})
