/** `vectors FILE.json`: recomputes every vector it knows; what differs or is not known is named on standard error. */
import { readFileSync } from 'node:fs'
import { answerVectors } from './vectors/answer-vectors'

export function answerVectorFile(path: string): void {
  const { answers, unknown, refused, mismatches } = answerVectors(JSON.parse(readFileSync(path, 'utf8')))
  for (const name of unknown) process.stderr.write(`not known: ${name}\n`)
  for (const reason of refused) process.stderr.write(`cannot be computed: ${reason}\n`)
  for (const mismatch of mismatches) process.stderr.write(`mismatch: ${mismatch}\n`)
  process.stdout.write(`${JSON.stringify(answers)}\n`)
  if (refused.length > 0 || mismatches.length > 0) process.exitCode = 1
}
