import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { answerCases, MODELS } from './answer-cases'

interface Tolerance {
  readonly rel: number
  readonly abs: number
}
interface PublishedCase {
  readonly id: string
  readonly model: string
  readonly inputs: Readonly<Record<string, unknown>>
  readonly expected: Readonly<Record<string, unknown>>
  readonly tolerance: Tolerance
  readonly tolerance_per_output?: Readonly<Record<string, Tolerance>>
}

const published = JSON.parse(readFileSync(new URL('./published-cases.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly PublishedCase[]
}
const { cases } = published
const answers = answerCases(published)

describe('published cases', () => {
  it('are all answered', () => {
    expect(answers.unknown).toEqual([])
    expect(answers.refused).toEqual([])
    expect(Object.keys(answers.cases)).toHaveLength(177)
    expect(new Set(cases.map(({ model }) => model)).size).toBe(MODELS.size)
  })

  it.each(cases.map((entry) => [entry.id, entry] as const))('%s', (id, entry) => {
    for (const [output, wanted] of Object.entries(entry.expected)) {
      const got = answers.cases[id]?.[output]
      if (typeof wanted !== 'number') expect(got, output).toEqual(wanted)
      else {
        const { rel, abs } = entry.tolerance_per_output?.[output] ?? entry.tolerance
        expect(typeof got, output).toBe('number')
        expect(Math.abs(Number(got) - wanted), output).toBeLessThanOrEqual(abs + rel * Math.abs(wanted))
      }
    }
  })
})

describe('answerCases', () => {
  const one = (model: string, inputs: unknown) => answerCases({ cases: [{ id: 'a', model, inputs }] })

  it('does not look at expected values', () => {
    const without = published.cases.map(({ id, model, inputs }) => ({ id, model, inputs }))
    expect(answerCases({ cases: without })).toEqual(answers)
  })
  it('names a model nobody knows, once', () => {
    const twice = [1, 2].map((n) => ({ id: `x${n}`, model: 'teleport', inputs: {} }))
    expect(answerCases({ cases: twice })).toEqual({ cases: {}, unknown: ['teleport'], refused: [] })
  })
  it('refuses inputs outside the domain with the reason, and goes on', () =>
    expect(one('fibre', { distance_km: -1, alpha_dB_per_km: 0.2 }).refused).toEqual([
      { id: 'a', model: 'fibre', reason: 'fibreTransmittance: lengthKm = -1 is not a finite number ≥ 0' },
    ]))
  it('refuses missing inputs by name', () =>
    expect(one('malus', {}).refused[0]?.reason).toBe('input angle_deg = undefined is not a number'))
  it.each([[null], [[]], [{ cases: 3 }], [{ cases: [4] }], [{ cases: [{ id: 'a' }] }]])(
    'rejects a file like %j',
    (file) => expect(() => answerCases(file)).toThrow(TypeError),
  )
  it('takes a file without cases', () => expect(answerCases({}).cases).toEqual({}))
})
