/** The engine from a terminal: `run`, `sweep`, `cases`, `vectors`. Answers go to standard output, everything else to standard error. */
import { parseArgs } from 'node:util'
import { answerCaseFile } from './cases-command'
import { runCommand } from './run-command'

const USAGE = `Usage:
  npm run -s cli -- run '<link>' [--json]
  npm run -s cli -- cases FILE.json`

/** A mistake of whoever called: a sentence, no stack. */
export class UsageError extends Error {}

async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, events: { type: 'string' } },
  })
  const [command, subject] = positionals
  if (subject === undefined) throw new UsageError(USAGE)
  switch (command) {
    case 'run':
      return runCommand(subject, { json: values.json, events: Number(values.events ?? 0) })
    case 'cases':
      return answerCaseFile(subject)
    default:
      throw new UsageError(`eavesdrop: there is no command "${command}".\n${USAGE}`)
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
