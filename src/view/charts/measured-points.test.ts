import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { charts as words } from '../../locales/en/charts'
import { createFormat } from '../format'
import { readingOf, readMeasured } from './measured-points'

describe('readMeasured', () => {
  it('reads length, rate and error rate, with or without a heading', () => {
    const points = [
      { lengthKm: 20, bitsPerSecond: 8.1e5, qber: 0.015 },
      { lengthKm: 100, bitsPerSecond: 19_800, qber: 0.0162 },
    ]
    expect(readMeasured('km,bit/s,QBER\n20,8.1e5,0.015\n100,19800,1.62\n')).toEqual({ points, unread: 0 })
    expect(readMeasured('20,8.1e5,1.5 %\r\n100,19800,0.0162').points).toEqual(points)
  })

  it('reads what a spreadsheet with decimal commas writes', () =>
    expect(readMeasured('km;Rate\n12,5;3,2e3\n').points).toEqual([{ lengthKm: 12.5, bitsPerSecond: 3200, qber: null }]))

  it('counts the lines it does not understand and keeps the rest', () =>
    expect(readMeasured('km,rate\n10,5\nten,five\n-1,2\n20,nan\n# note\n\n30,1')).toEqual({
      points: [
        { lengthKm: 10, bitsPerSecond: 5, qber: null },
        { lengthKm: 30, bitsPerSecond: 1, qber: null },
      ],
      unread: 3,
    }))

  it('never throws and never hands out a number that is none, whatever it is given', () =>
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const { lengthKm, bitsPerSecond, qber } of readMeasured(text).points) {
          expect(Number.isFinite(lengthKm) && Number.isFinite(bitsPerSecond) && (qber === null || qber <= 1)).toBe(true)
        }
      }),
    ))

  it('is not slowed by a huge file', () => expect(readMeasured('1,2\n'.repeat(2_000_000)).points.length).toBe(500))
})

it('says of a file what was found in it, and of a wrong one that nothing has changed', () => {
  const speech = { words, format: createFormat() }
  expect(readingOf('km,rate\n1,2\n', speech)).toEqual({ any: true, said: 'Points read: 1.' })
  expect(readingOf('1,2\nno,3\n', speech)).toEqual({ any: true, said: 'Points read: 1. Lines not understood: 1.' })
  for (const text of [null, '', '\u0089PNG', '{"km":1}']) {
    const { any, said } = readingOf(text, speech)
    expect(any).toBe(false)
    expect(said).toMatch(/nothing/)
  }
})
