/**
 * One section of a vector file: recomputes what it says from its inputs. The answer has the shape of
 * the section, with inputs as they were and every output computed.
 */
export type AnswerSection = (given: unknown) => {
  readonly answer: unknown
  readonly unknown: readonly string[]
  /** Cases with inputs that mean nothing, and why; in the answer they have no outputs. */
  readonly refused: readonly string[]
}

export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A number among the inputs of a case. @throws TypeError if it is missing or something else */
export function numberOf(fields: Fields, key: string): number {
  const value = fields[key]
  if (typeof value !== 'number') throw new TypeError(`"${key}" is not a number`)
  return value
}

/** A list of cases of one kind: which fields are inputs, and the outputs that follow from them. */
export interface CaseList {
  readonly inputs: readonly string[]
  readonly outputs: (fields: Fields) => Fields
}

/** A section that is made of lists of cases, by name. @throws TypeError if a list or a case is malformed */
export const sectionOfLists =
  (lists: Readonly<Record<string, CaseList>>): AnswerSection =>
  (given) => {
    if (!isFields(given)) throw new TypeError('the section is not an object')
    const answer: Record<string, unknown> = {}
    const unknown: string[] = []
    const refused: string[] = []
    for (const [name, cases] of Object.entries(given)) {
      const list = Object.hasOwn(lists, name) ? lists[name]! : null
      if (!list) {
        unknown.push(name)
        continue
      }
      if (!Array.isArray(cases)) throw new TypeError(`"${name}" is not a list`)
      answer[name] = cases.map((fields: unknown, index) => {
        if (!isFields(fields)) throw new TypeError(`a case of "${name}" is not an object`)
        const inputs = Object.fromEntries(list.inputs.map((key) => [key, numberOf(fields, key)]))
        try {
          return { ...inputs, ...list.outputs(inputs) }
        } catch (error) {
          if (!(error instanceof RangeError)) throw error
          refused.push(`${name}[${index}]: ${error.message}`)
          return inputs
        }
      })
    }
    return { answer, unknown, refused }
  }
