/** Every exported formula refuses what is no number, by its own name and with the value, before it becomes NaN further on. */
import { describe, expect, it } from 'vitest'

type Formula = (...args: readonly unknown[]) => unknown

const modules = import.meta.glob<Readonly<Record<string, unknown>>>(
  // What decides a run reads settings that a scenario has clamped; tables of published figures have no arguments.
  [
    './**/*.ts',
    '!./**/*.test.ts',
    '!./link/**',
    '!./experiments/**',
    '!./experiments.ts',
    '!./anchors/**',
    '!./anchors.ts',
    '!./domain.ts',
  ],
  { eager: true },
)

const formulas = Object.entries(modules).flatMap(([path, module]) =>
  Object.entries(module)
    .filter((entry): entry is [string, Formula] => typeof entry[1] === 'function')
    .map(([name, formula]) => [`${path.slice(2, -3)}: ${name}`, name, formula] as const),
)

/** An object all of whose fields are no number. */
const noField: unknown = new Proxy({}, { get: () => Number.NaN })

/** Counts of so many intensities, one of them no number. */
const counts = (intensities: number) => {
  const each = (value: number) => Array<number>(intensities).fill(value)
  return {
    means: [0.5, 0.1, 0].slice(0, intensities),
    probabilities: intensities === 2 ? [0.7, 0.3] : [0.7, 0.2, 0.1],
    keyDetections: each(1000).with(1, Number.NaN),
    keyErrors: each(10),
    testDetections: each(1000),
    testErrors: each(10),
    secrecy: 1e-9,
    correctness: 1e-15,
    errorCorrectionFactor: 1.16,
  }
}

const link = {
  efficiency: 0.1,
  darkCountProbability: 1e-6,
  misalignment: 0.01,
  errorCorrectionFactor: 1.16,
  siftingFactor: 0.5,
}

/** Lists, for formulas that take or hold some. */
const GIVEN: Readonly<Record<string, readonly unknown[]>> = {
  shannonEntropy: [[0.5, Number.NaN]],
  combineErrors: [[0.1, Number.NaN]],
  symmetricEigenvalues: [[[Number.NaN]]],
  finiteOneDecoy: [counts(2)],
  finiteTwoDecoy: [counts(3)],
  rateTagged: [{ ...link, photonNumbers: [0, Number.NaN] }],
  bornProbability: [
    [Number.NaN, 0, 0],
    [1, 0, 0],
  ],
}

/** They check nothing because they compute nothing that could become NaN, or are the check itself. */
const NO_FORMULAS: ReadonlySet<string> = new Set([
  'curveSetup',
  'withIntensities',
  'reusesSubBlocks',
  'thresholds',
  'requireCounts',
  'requireDetectionModel',
  // Steps of formulas that have looked at their counts with `requireCounts`.
  'total',
  'photonShare',
  'rescaled',
])

/** What the arguments may look like: numbers, objects, or one of them first. */
function* attempts(name: string, { length }: Formula): Generator<readonly unknown[]> {
  const given = GIVEN[name]
  if (given) return yield given
  const count = Math.max(1, length)
  yield Array<unknown>(count).fill(Number.NaN)
  yield Array<unknown>(count).fill(noField)
  yield [Number.NaN, ...Array<unknown>(count).fill(noField)]
  yield [noField, ...Array<unknown>(count).fill(Number.NaN)]
}

describe('out of their domain', () => {
  it('there are formulas to ask', () => expect(formulas.length).toBeGreaterThan(110))

  it.each(formulas.filter(([, name]) => !NO_FORMULAS.has(name)))('%s', (_, name, formula) => {
    const answers: string[] = []
    for (const args of attempts(name, formula)) {
      try {
        answers.push(`returns ${String(formula(...args))}`)
      } catch (error) {
        answers.push(error instanceof RangeError ? error.message : `throws ${String(error)}`)
      }
    }
    expect(
      answers.some((answer) => /^\w+: .*\b(NaN|undefined)\b/.test(answer)),
      answers.join(' | '),
    ).toBe(true)
  })
})
