/** The engine from a terminal: `run`, `sweep`, `cases`. Answers go to standard output, everything else to standard error. */
import { parseArgs } from 'node:util'
import { answerCaseFile } from './cases-command'
import { runCommand } from './run-command'
import { sweepCommand } from './sweep-command'

const USAGE = `Usage:
  npm run -s cli -- run '<link>' [--json] [--events 200]
  npm run -s cli -- sweep '<link>' --over km=0:300:10 [--csv]
  npm run -s cli -- cases FILE.json`

/** A mistake of whoever called: a sentence, no stack. */
class UsageError extends Error {}

function main(args: readonly string[]): void {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      csv: { type: 'boolean', default: false },
      events: { type: 'string', default: '0' },
      over: { type: 'string' },
    },
  })
  const [command, subject] = positionals
  if (subject === undefined) throw new UsageError(USAGE)
  switch (command) {
    case 'run':
      return runCommand(subject, { json: values.json, events: Number(values.events) })
    case 'sweep':
      if (values.over === undefined) throw new UsageError(USAGE)
      return sweepCommand(subject, values.over, { csv: values.csv })
    case 'cases':
      return answerCaseFile(subject)
    default:
      throw new UsageError(`eavesdrop: there is no command "${command}".\n${USAGE}`)
  }
}

try {
  main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
