/** `cases FILE.json`: answers every case it knows; what it does not know is named on standard error. */
import { readFileSync } from 'node:fs'
import { answerCases } from './cases/answer-cases'
import { answerMonteCarlo } from './cases/monte-carlo'

export function answerCaseFile(path: string): void {
  const file: unknown = JSON.parse(readFileSync(path, 'utf8'))
  const { cases, unknown, refused } = answerCases(file)
  const given = (file as { readonly monte_carlo_cases?: unknown }).monte_carlo_cases
  const carlo = answerMonteCarlo(Array.isArray(given) ? given : [])
  for (const model of unknown) process.stderr.write(`unknown model: ${model}\n`)
  for (const { id, model, reason } of refused) process.stderr.write(`${id} (${model}): ${reason}\n`)
  for (const id of carlo.unknown) process.stderr.write(`no such attack in the engine yet: ${id}\n`)
  process.stdout.write(`${JSON.stringify({ cases, monte_carlo: carlo.answers })}\n`)
}
