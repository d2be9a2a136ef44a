/** `run '<link>'`: what a shared link counts, the same as the page. */

import { obstacleOf } from '../model/engine/bench'
import { Collector } from '../model/engine/collect'
import { expectationOf, expectedTally } from '../model/engine/expect'
import { hasHalves } from '../model/engine/halves'
import { judgedCounts } from '../model/engine/judged-bits'
import { compileLink } from '../model/engine/link-model'
import { planHalf } from '../model/engine/man-in-the-middle'
import { type EventBlock, type PhotonRow, rowOf } from '../model/engine/recording'
import { createScratch, digestOf, openBlock, planRun, type RunPlan, runBlocks, type Scratch } from '../model/engine/run'
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
import { type KeyAnswer, keyLines, keyOfRun } from './run-key'
import { answerNetwork, networkLines } from './run-network'

/** What one run counted. */
interface Counted {
  readonly counts: Readonly<Record<string, number>>
  readonly qber: {
    readonly value: number
    readonly low: number
    readonly high: number
    readonly compared: number
  } | null
  readonly digest: string
}

export interface RunAnswer extends Counted {
  readonly link: string
  readonly problems: readonly unknown[]
  /** Why the attack cannot be made with these settings; then the run is the one with Eve off. */
  readonly impossible?: string
  readonly scenario: Scenario
  readonly expected: {
    readonly clicksPerPulse: number
    readonly keptPerPulse: number
    readonly qber: number | null
    readonly eveGuess: number | null
  }
  /** A woman in the middle: the counts above are of her session with Alice, these of the one with Bob. */
  readonly withBob?: Counted
  /** First kept bits, not told in public, of Alice and of Bob; only with her, and where single bits are drawn. */
  readonly keysBegin?: { readonly alice: string; readonly bob: string }
  /** The key that the run leaves; with a woman in the middle the one that Alice shares with her. */
  readonly key: KeyAnswer
  readonly rows?: readonly PhotonRow[]
}

/** Every count by name, summed over intensities and bases. */
const countsOf = (tally: Tally): Record<string, number> =>
  Object.fromEntries([
    ...INTENSITY_COUNTS.map((name) => [name, intensityCount(tally, name)]),
    ...BASIS_COUNTS.map((name) => [name, basisCount(tally, name)]),
  ])

function collectRun(plan: RunPlan, scratch: Scratch): Collector {
  const collector = new Collector(plan)
  for (const result of runBlocks(plan, scratch)) collector.add(result)
  return collector
}

function countedBy(collector: Collector): Counted {
  const { cumulative, compared } = collector.recording(true)
  const tally = cumulative.at(-1) ?? emptyTally()
  const { compared: n, errors: k } = judgedCounts(tally)
  const band = wilsonInterval(k, n)
  return {
    counts: countsOf(tally),
    qber: n > 0 ? { value: k / n, low: band.low, high: band.high, compared: n } : null,
    digest: digestOf(tally, compared),
  }
}

const KEY_BITS = 32

const keyBegin = ({ kept, compared }: EventBlock, bits: Uint8Array): string =>
  Array.from(bits.filter((_, i) => kept[i] === 1 && compared[i] === 0).subarray(0, KEY_BITS)).join('')

/** Her session with Bob, and how both keys begin. */
function middleOf(scenario: Scenario, alice: RunPlan, scratch: Scratch): Pick<RunAnswer, 'withBob' | 'keysBegin'> {
  const bob = planHalf('bob', scenario)
  const { counts, ...rest } = countedBy(collectRun(bob, scratch))
  // What she knows of bits that she chose herself is no count.
  const own = Object.entries(counts).filter(([name]) => !name.startsWith('eve'))
  const withBob = { ...rest, counts: Object.fromEntries(own) }
  if (bob.reading === 'counts') return { withBob }
  const [hers, his] = [openBlock(alice, 0, 0, scratch), openBlock(bob, 0, 0, scratch)]
  return { withBob, keysBegin: { alice: keyBegin(hers, hers.aliceBit), bob: keyBegin(his, his.bobBit) } }
}

/** Runs a link to its end. `events`: how many of the first events to list, at most one block. */
export function answerRun(link: string, events: number): RunAnswer {
  const { place, problems, ...content } = readLink(link)
  const { scenario } = content
  const plan = planRun(scenario)
  const obstacle = obstacleOf(scenario)
  const scratch = createScratch()
  const expected = expectationOf(expectedTally(compileLink(scenario), 0))
  const opened = events > 0 ? openBlock(plan, 0, 0, scratch) : null
  const collector = collectRun(plan, scratch)
  return {
    link: `#${toFragment(place, content)}`,
    problems,
    ...(obstacle && { impossible: obstacle.obstacle }),
    scenario,
    ...countedBy(collector),
    key: keyOfRun(plan, collector, scratch),
    ...(hasHalves(scenario, []) && middleOf(scenario, plan, scratch)),
    expected: {
      clicksPerPulse: expected.clicks,
      keptPerPulse: expected.kept,
      qber: expected.qber,
      eveGuess: expected.guessing,
    },
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

const countLines = ({ counts, qber }: Counted): string[] => [
  ...Object.entries(counts).map(([name, count]) => `${name.padEnd(16)} ${count}`),
  qber
    ? `QBER             ${percent(qber.value)} (95 % band ${percent(qber.low)} to ${percent(qber.high)}), ${qber.compared} bits compared`
    : 'QBER             no bit was compared',
]

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
  const { withBob, keysBegin, expected } = answer
  const lines = [
    answer.link,
    ...answer.problems.map((problem) => `problem: ${JSON.stringify(problem)}`),
    ...(answer.impossible ? [`the attack cannot be made here (${answer.impossible}): Eve is off`] : []),
    ...(withBob ? ['', 'Alice and Eve'] : []),
    ...countLines(answer),
    ...(withBob ? ['', 'Eve and Bob', ...countLines(withBob), ''] : []),
    ...(keysBegin ? [`Alice’s key      ${keysBegin.alice} …`, `Bob’s key        ${keysBegin.bob} …`] : []),
    `expected QBER    ${expected.qber === null ? 'no bit is kept' : percent(expected.qber)}`,
    ...keyLines(answer.key),
    `digest           ${answer.digest}`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
