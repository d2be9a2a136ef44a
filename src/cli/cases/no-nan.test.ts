import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { MODELS } from './answer-cases'

interface Case {
  readonly model: string
  readonly inputs: Readonly<Record<string, unknown>>
}
const { cases } = JSON.parse(readFileSync(new URL('./published-cases.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly Case[]
}
const first = new Map(cases.map((entry) => [entry.model, entry] as const).reverse())

const EDGES = [0, 1, 0.5, 2, 1e-300, 1e-12, 1e4, 1e15, 1e300, -1, Number.NaN, Infinity]

/** The inputs with one number, or one entry of a list, replaced by each edge in turn. */
function* variants(inputs: Case['inputs']): Generator<Case['inputs']> {
  for (const [name, value] of Object.entries(inputs)) {
    for (const edge of EDGES) {
      if (typeof value === 'number') yield { ...inputs, [name]: edge }
      if (Array.isArray(value) && value.every((entry) => typeof entry === 'number')) {
        for (let i = 0; i < value.length; i++) yield { ...inputs, [name]: value.with(i, edge) }
      }
    }
  }
}

it.each([...first.values()].map((entry) => [entry.model, entry] as const))(
  '%s never answers NaN: at the edges of every input it answers or refuses by name',
  (name, { inputs }) => {
    const model = MODELS.get(name)!
    for (const changed of variants(inputs)) {
      let outputs: Record<string, unknown> = {}
      try {
        outputs = { ...model(changed) }
      } catch (error) {
        expect(error, JSON.stringify(changed)).toBeInstanceOf(RangeError)
        // By the name of the function, and with a value that is wrong.
        expect((error as RangeError).message).toMatch(/^\w+: .*(\d|NaN|Infinity|null|undefined)/)
      }
      for (const [output, value] of Object.entries(outputs)) {
        expect(Number.isNaN(value), `${output} of ${JSON.stringify(changed)}`).toBe(false)
      }
    }
  },
)
