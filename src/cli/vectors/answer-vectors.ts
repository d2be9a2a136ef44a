/** Recomputes every vector of a file in the format of the project's test vectors. */
import { network } from './network'
import { type AnswerSection, isFields } from './section'

/** Every section that can be recomputed, by its name in the file. */
const sections: Readonly<Record<string, AnswerSection>> = { network }

/** Told by every file, computed by none. */
const NOT_A_SECTION = 'meta'

export interface VectorAnswers {
  /** Computed sections, in the shape of the file. */
  readonly answers: Readonly<Record<string, unknown>>
  /** Sections, and lists inside them, that nobody here knows. */
  readonly unknown: readonly string[]
  /** Sections that are malformed, cases whose inputs mean nothing, and why. */
  readonly refused: readonly string[]
  /** Values of the file that are not what was computed. */
  readonly mismatches: readonly string[]
}

/**
 * Relative. Both sides compute in doubles; a file that subtracts a transmittance of 10⁻⁸ from 1 before it
 * takes the logarithm keeps eight digits (plobBound does not lose them).
 */
const TOLERANCE = 1e-7

const close = (computed: number, given: number): boolean =>
  computed === given || Math.abs(computed - given) <= TOLERANCE * Math.max(Math.abs(computed), Math.abs(given))

/** Where a value of the file differs from the computed one; values that the file leaves out are not compared. */
function differences(path: string, computed: unknown, given: unknown): string[] {
  if (given === undefined) return []
  if (Array.isArray(computed) && Array.isArray(given))
    return computed.flatMap((value, i) => differences(`${path}[${i}]`, value, given[i]))
  if (isFields(computed) && isFields(given))
    return Object.entries(computed).flatMap(([key, value]) => differences(`${path}.${key}`, value, given[key]))
  const same = typeof computed === 'number' && typeof given === 'number' ? close(computed, given) : computed === given
  return same ? [] : [`${path}: computed ${JSON.stringify(computed)}, the file has ${JSON.stringify(given)}`]
}

/** Values of a section that the file has and nobody computed. */
function missing(path: string, computed: unknown, given: unknown): string[] {
  if (Array.isArray(computed) && Array.isArray(given))
    return given.flatMap((value, i) => missing(`${path}[${i}]`, computed[i], value))
  if (isFields(computed) && isFields(given))
    return Object.entries(given).flatMap(([key, value]) =>
      Object.hasOwn(computed, key) ? missing(`${path}.${key}`, computed[key], value) : [`${path}.${key}`],
    )
  return []
}

/**
 * Answers a parsed vector file from its inputs alone; expected values are only compared afterwards.
 *
 * @throws TypeError if the file is not an object
 */
export function answerVectors(file: unknown): VectorAnswers {
  if (!isFields(file)) throw new TypeError('the vector file is not an object')
  const answers: Record<string, unknown> = {}
  const unknown: string[] = []
  const refused: string[] = []
  const mismatches: string[] = []
  for (const [name, given] of Object.entries(file)) {
    if (name === NOT_A_SECTION) continue
    const section = Object.hasOwn(sections, name) ? sections[name]! : null
    if (!section) {
      unknown.push(name)
      continue
    }
    try {
      const { answer, unknown: lists, refused: cases } = section(given)
      refused.push(...cases.map((each) => `${name}.${each}`))
      answers[name] = answer
      const untold = missing(name, answer, given)
      unknown.push(...new Set([...lists.map((list) => `${name}.${list}`), ...untold]))
      mismatches.push(...differences(name, answer, given))
    } catch (error) {
      if (!(error instanceof RangeError || error instanceof TypeError)) throw error
      refused.push(`${name}: ${error.message}`)
    }
  }
  return { answers, unknown, refused, mismatches }
}
