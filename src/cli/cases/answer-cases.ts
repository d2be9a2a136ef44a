import { attacks } from './attacks'
import { finiteKeys } from './finite-keys'
import type { CaseInputs, CaseOutputs, Model } from './inputs'
import { keyRates } from './key-rates'
import { postProcessing } from './post-processing'
import { statesAndChannel } from './states-and-channel'

/** Every model of the case format, by its name there. */
export const MODELS: ReadonlyMap<string, Model> = new Map(
  [statesAndChannel, attacks, postProcessing, keyRates, finiteKeys].flatMap((table) => Object.entries(table)),
)

/** A case that could not be answered although its model is known. */
export interface RefusedCase {
  readonly id: string
  readonly model: string
  /** What was wrong with the inputs. */
  readonly reason: string
}

export interface CaseAnswers {
  /** Outputs by case id. */
  readonly cases: Readonly<Record<string, CaseOutputs>>
  /** Names of models nobody here knows, each once, in the order of the file. */
  readonly unknown: readonly string[]
  /** Cases whose inputs are missing or outside the model's domain. */
  readonly refused: readonly RefusedCase[]
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Answers the cases of a file from their inputs alone; expected values are not looked at.
 *
 * @param file parsed JSON with `cases: [{ id, model, inputs }]`; a file without `cases` has none
 * @throws TypeError if the file does not have that form
 */
export function answerCases(file: unknown): CaseAnswers {
  if (!isRecord(file)) throw new TypeError('the case file is not an object')
  const list = file.cases ?? []
  if (!Array.isArray(list)) throw new TypeError('"cases" is not a list')
  const cases: Record<string, CaseOutputs> = {}
  const unknown = new Set<string>()
  const refused: RefusedCase[] = []
  for (const entry of list) {
    const { id, model, inputs } = caseOf(entry)
    const answer = MODELS.get(model)
    if (!answer) {
      unknown.add(model)
      continue
    }
    try {
      cases[id] = answer(inputs)
    } catch (error) {
      if (!(error instanceof RangeError || error instanceof TypeError)) throw error
      refused.push({ id, model, reason: error.message })
    }
  }
  return { cases, unknown: [...unknown], refused }
}

function caseOf(entry: unknown): { id: string; model: string; inputs: CaseInputs } {
  if (!isRecord(entry)) throw new TypeError('a case is not an object')
  const { id, model, inputs = {} } = entry
  if (typeof id !== 'string' || typeof model !== 'string' || !isRecord(inputs)) {
    throw new TypeError(`case ${JSON.stringify(id)} lacks an id, a model or inputs`)
  }
  return { id, model, inputs }
}
