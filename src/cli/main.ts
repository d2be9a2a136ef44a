/** The engine from a terminal: `run`, `sweep`, `cases`, `vectors`, `matrix`. Answers go to standard output, everything else to standard error. */
import { parseArgs } from 'node:util'
import { answerCaseFile } from './cases-command'
import { matrixCommand } from './matrix-command'
import { runCommand } from './run-command'
import { sweepCommand } from './sweep-command'
import { answerVectorFile } from './vectors-command'

const USAGE = `Usage:
  npm run -s cli -- run '<link>' [--json] [--events 200]
  npm run -s cli -- sweep '<link>' --over km=0:300:10 [--csv]
  npm run -s cli -- cases FILE.json
  npm run -s cli -- vectors FILE.json
  npm run -s cli -- matrix [--json]`

/** A mistake of whoever called: a sentence, no stack. */
class UsageError extends Error {}

interface Options {
  readonly json: boolean
  readonly csv: boolean
  readonly events: string
  readonly over?: string | undefined
}

/** Commands that take no argument. */
const ALONE: readonly string[] = ['matrix']

/** Every command: what it does with its one argument. A new one is a line here and a line of the usage. */
const commands: Readonly<Record<string, (subject: string, options: Options) => void>> = {
  run: (link, { json, events }) => runCommand(link, { json, events: Number(events) }),
  sweep(link, { over, csv }) {
    if (over === undefined) throw new UsageError(USAGE)
    sweepCommand(link, over, { csv })
  },
  cases: answerCaseFile,
  vectors: answerVectorFile,
  matrix: (_, options) => matrixCommand(options),
}

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
  const [command = '', subject = ALONE.includes(command) ? '' : undefined] = positionals
  const run = Object.hasOwn(commands, command) ? commands[command] : undefined
  if (!run || subject === undefined)
    throw new UsageError(run ? USAGE : `eavesdrop: there is no command "${command}".\n${USAGE}`)
  run(subject, values)
}

try {
  main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
