/** `run '<link>'`: what a shared link counts, the same as the page. */

import { Collector } from '../model/engine/collect'
import { expectationOf, expectedTally } from '../model/engine/expect'
import { judgedCounts } from '../model/engine/judged-bits'
import { compileLink } from '../model/engine/link-model'
import { type PhotonRow, rowOf } from '../model/engine/recording'
import { createScratch, digestOf, openBlock, planRun, runBlocks } from '../model/engine/run'
import {
  BASIS_COUNTS,
  basisCount,
  emptyTally,
  INTENSITY_COUNTS,
  intensityCount,
  type Tally,
} from '../model/engine/tally'
import { wilsonInterval } from '../model/math/wilson'
import { readLink, toFragment } from '../model/scenario/fields'
import type { Scenario } from '../model/scenario/scenario'
import { answerNetwork, networkLines } from './run-network'

export interface RunAnswer {
  readonly link: string
  readonly problems: readonly unknown[]
  readonly scenario: Scenario
  readonly counts: Readonly<Record<string, number>>
  readonly qber: {
    readonly value: number
    readonly low: number
    readonly high: number
    readonly compared: number
  } | null
  readonly expected: {
    readonly clicksPerPulse: number
    readonly keptPerPulse: number
    readonly qber: number | null
    readonly eveGuess: number | null
  }
  readonly digest: string
  readonly rows?: readonly PhotonRow[]
}

/** Every count by name, summed over intensities and bases. */
const countsOf = (tally: Tally): Record<string, number> =>
  Object.fromEntries([
    ...INTENSITY_COUNTS.map((name) => [name, intensityCount(tally, name)]),
    ...BASIS_COUNTS.map((name) => [name, basisCount(tally, name)]),
  ])

/** Runs a link to its end. `events`: how many of the first events to list, at most one block. */
export function answerRun(link: string, events: number): RunAnswer {
  const { place, problems, ...content } = readLink(link)
  const { scenario } = content
  const plan = planRun(scenario)
  const collector = new Collector(plan)
  const scratch = createScratch()
  for (const result of runBlocks(plan, scratch)) collector.add(result)
  const { cumulative, compared } = collector.recording(true)
  const tally = cumulative.at(-1) ?? emptyTally()
  const expected = expectationOf(expectedTally(compileLink(scenario), 0))
  const { compared: n, errors: k } = judgedCounts(tally)
  const band = wilsonInterval(k, n)
  const opened = events > 0 ? openBlock(plan, 0, 0, scratch) : null
  return {
    link: `#${toFragment(place, content)}`,
    problems,
    scenario,
    counts: countsOf(tally),
    qber: n > 0 ? { value: k / n, low: band.low, high: band.high, compared: n } : null,
    expected: {
      clicksPerPulse: expected.clicks,
      keptPerPulse: expected.kept,
      qber: expected.qber,
      eveGuess: expected.guessing,
    },
    digest: digestOf(tally, compared),
    ...(opened && {
      rows: Array.from({ length: Math.min(events, opened.pulse.length) }, (_, i) => rowOf(opened, plan.lights, i)),
    }),
  }
}

const percent = (x: number): string => `${(100 * x).toFixed(2)} %`

/** A link to the network: its rates, pairs and verdicts instead of the counts of one fibre. */
function runNetwork(link: string, json: boolean): void {
  const { problems, place, ...content } = readLink(link)
  const run = answerNetwork(content, json)
  if (json) {
    const answer = { link: `#${toFragment(place, content)}`, ...run, problems: [...problems, ...run.problems] }
    process.stdout.write(`${JSON.stringify(answer, null, 1)}\n`)
  } else process.stdout.write(`#${toFragment(place, content)}\n${networkLines(run).join('\n')}\n`)
}

export function runCommand(link: string, { json, events }: { json: boolean; events: number }): void {
  if (readLink(link).place === 'network') {
    runNetwork(link, json)
    return
  }
  const answer = answerRun(link, events)
  if (json) {
    process.stdout.write(`${JSON.stringify(answer, null, 1)}\n`)
    return
  }
  const { counts, qber, expected } = answer
  const lines = [
    answer.link,
    ...answer.problems.map((problem) => `problem: ${JSON.stringify(problem)}`),
    ...Object.entries(counts).map(([name, count]) => `${name.padEnd(16)} ${count}`),
    qber
      ? `QBER             ${percent(qber.value)} (95 % band ${percent(qber.low)} to ${percent(qber.high)}), ${qber.compared} bits compared`
      : 'QBER             no bit was compared',
    `expected QBER    ${expected.qber === null ? 'no bit is kept' : percent(expected.qber)}`,
    `digest           ${answer.digest}`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
