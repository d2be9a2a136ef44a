/**
 * `npm run -s bench -- [--json] [--only STAGE,…] [--quick] [--browser]`: how fast every stage is,
 * beside its baselines, on this machine. All stages run in turn, five rounds, each time in a fresh
 * process; a figure is the median over the processes. Progress goes to standard error.
 */
import { cpus, loadavg, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { stages } from './bench/index'
import { measureWith } from './bench/measure'
import { type Merged, merge } from './bench/merge'
import { inBrowser, inNode, isAvailable } from './bench/processes'
import type { Figures, PythonBaseline, Stage } from './bench/stage'
import { table } from './bench/table'

const ROUNDS = { full: 5, quick: 3 }

function describeMachine(browser: boolean): Record<string, string | number> {
  const [cpu] = cpus()
  return {
    runtime: browser ? 'Chromium worker' : `Node ${process.versions.node}`,
    system: `${process.platform} ${process.arch}`,
    processor: cpu?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
    loadAtStart: loadavg()[0] ?? 0,
  }
}

/** The child's part: one stage, once, its figures as JSON. */
async function runOneStage(name: string, quick: boolean): Promise<void> {
  const stage = stages.find((each) => each.name === name)
  if (!stage || !('run' in stage)) throw new RangeError(`bench: there is no stage "${name}"`)
  const cpu = (): number => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  }
  const measure = measureWith({ cpu, wall: () => performance.now() / 1000 }, quick)
  const heapBytes = (): number | null => {
    globalThis.gc?.()
    return globalThis.gc ? process.memoryUsage().heapUsed : null
  }
  process.stdout.write(JSON.stringify(await stage.run({ quick, measure, heapBytes })))
}

/** The stages asked for, after the baselines they are compared with, as far as this machine can run them. */
async function choose(only: readonly string[], browser: boolean): Promise<readonly (Stage | PythonBaseline)[]> {
  const wanted = new Set(only.length > 0 ? only : stages.map(({ name }) => name))
  for (const name of wanted)
    if (!stages.some((stage) => stage.name === name)) throw new RangeError(`bench: there is no stage "${name}"`)
  for (const stage of stages)
    if (wanted.has(stage.name) && 'against' in stage) for (const name of stage.against ?? []) wanted.add(name)
  const chosen = stages.filter(
    (stage) => wanted.has(stage.name) && !(browser && 'opensBrowser' in stage && stage.opensBrowser),
  )
  const available = await Promise.all(chosen.map(isAvailable))
  for (const { name } of chosen.filter((_, i) => !available[i])) console.error(`${name}: not on this machine, left out`)
  return chosen.filter((_, i) => available[i])
}

/** Ratios belong to a round: the machine was equally busy for both sides. */
function compared(stage: Stage | PythonBaseline, round: ReadonlyMap<string, Figures>): Figures | undefined {
  const own = round.get(stage.name)
  if (!own || !('compare' in stage) || !stage.compare) return own
  return stage.compare(own, Object.fromEntries(round))
}

interface Options {
  readonly only: readonly string[]
  readonly quick: boolean
  readonly browser: boolean
}

/** Results of the stages, then of the baselines; a stage that failed in any round is left out and named. */
async function bench({ only, quick, browser }: Options): Promise<Record<string, Merged>> {
  const chosen = await choose(only, browser)
  const runOnce = browser
    ? inBrowser(new URL('in-worker.mjs', import.meta.url))
    : inNode(fileURLToPath(import.meta.url))
  const rounds: Map<string, Figures>[] = []
  const failed = new Set<string>()
  for (let round = 0; round < (quick ? ROUNDS.quick : ROUNDS.full); round++) {
    const figures = new Map<string, Figures>()
    for (const stage of chosen.filter(({ name }) => !failed.has(name))) {
      console.error(`round ${round + 1}: ${stage.name}`)
      try {
        figures.set(stage.name, await runOnce(stage, quick))
      } catch (error) {
        failed.add(stage.name)
        console.error(`${stage.name} failed: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
    rounds.push(figures)
  }
  if (failed.size > 0) process.exitCode = 1
  const result = (stage: Stage | PythonBaseline): [string, Merged] => {
    const all = rounds.map((round) => compared(stage, round)).filter((figures) => figures !== undefined)
    return [stage.name, merge(all, stage.given)]
  }
  const finished = chosen.filter(({ name }) => !failed.has(name))
  const own = finished.filter(({ baseline }) => !baseline).map(result)
  const baselines = finished.filter(({ baseline }) => baseline).map(result)
  return { ...Object.fromEntries(own), baselines: Object.fromEntries(baselines) }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      quick: { type: 'boolean', default: false },
      browser: { type: 'boolean', default: false },
      stage: { type: 'string' },
    },
  })
  const { json, only, quick, browser, stage } = values
  if (stage !== undefined) return runOneStage(stage, quick)
  const machine = describeMachine(browser)
  const results = await bench({ only: only.split(',').filter(Boolean), quick, browser })
  if (json) return console.log(JSON.stringify({ machine, ...results }, null, 2))
  console.log(table(results))
  for (const { name, note } of stages) if (note && name in results) console.log(`\n${name}: ${note}`)
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
