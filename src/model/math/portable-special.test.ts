import { expect, it } from 'vitest'
import { errorFunction, sinDegrees } from './portable-special'

// Values with 60 digits, rounded (Taylor series in decimal arithmetic).
const sines: readonly (readonly [number, number])[] = [
  [15, 0.25881904510252074],
  [20.5, 0.3502073812594675],
  [30, 0.5],
  [44.9, 0.705871570678681],
  [45, 0.7071067811865476],
  [45.1, 0.7083398377245289],
  [60, 0.8660254037844386],
  [77.3, 0.9755345439458566],
  [89.9, 0.9999984769132877],
]
const errors: readonly (readonly [number, number])[] = [
  [1e-6, 1.1283791670951364e-6],
  [0.01, 0.011283415555849618],
  [0.3, 0.3286267594591274],
  [0.5, 0.5204998778130465],
  [1, 0.8427007929497149],
  [1.5, 0.9661051464753108],
  [2, 0.9953222650189527],
  [3, 0.9999779095030014],
  [4.5, 0.9999999998033839],
]

it.each(sines)('sin %d° = %d', (degrees, value) => {
  expect(Math.abs(sinDegrees(degrees) - value)).toBeLessThanOrEqual(4e-16 * Math.max(value, 1e-3))
})

it.each(errors)('erf %d = %d', (x, value) => {
  expect(Math.abs(errorFunction(x) - value)).toBeLessThanOrEqual(6e-16 * Math.max(value, 1e-3))
})

it('has exact ends', () => {
  expect([sinDegrees(0), sinDegrees(90), errorFunction(0), errorFunction(40)]).toEqual([0, 1, 0, 1])
})
