import { expect, it } from 'vitest'
import { publishedPoints } from './published-points'

const points = publishedPoints()
const of = (id: string) => points.filter(({ source }) => source.experiment.id === id)

it('has the links of the papers at the lengths and rates they print', () => {
  expect(of('boaron2018').map(({ lengthKm, bitsPerSecond }) => [lengthKm, bitsPerSecond])).toEqual([
    [405, 6.5],
    [421, 0.25],
  ])
  expect(of('liu2023')).toMatchObject([{ lengthKm: 1002, bitsPerSecond: 0.0034, station: true }])
})

it('knows what went through space', () => {
  expect(new Set([...of('liao2017'), ...of('yin2020')].map(({ through }) => through))).toEqual(new Set(['space']))
  expect(of('boaron2018').every(({ through }) => through === 'fibre')).toBe(true)
})

it('knows which have a station between the ends', () => {
  expect(of('dixon2008').every(({ station }) => !station)).toBe(true)
  expect(of('lu2025').every(({ station }) => station)).toBe(true)
})

it('never invents a clock', () => {
  expect(of('wang2019')[0]!.bitsPerPulse).toBeNull()
  expect(of('dixon2008')[0]!.bitsPerPulse).toBeCloseTo(1_020_000 / 1.036e9, 12)
})
