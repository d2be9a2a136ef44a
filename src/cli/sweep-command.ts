/**
 * `sweep '<link>' --over km=0:300:10`: one setting walked through a range, simulated beside expected. `kept` and
 * `errors` count all pulses, `qber` is the error rate of signal pulses, by which a link is judged.
 */
import { expectScenario } from '../model/engine/expect'
import { createScratch } from '../model/engine/run'
import { readRange, runPoint, sweepScenarios } from '../model/engine/sweep'
import { basisCount, intensityCount } from '../model/engine/tally'
import { shownValue } from '../model/math/quantity'
import { readLink } from '../model/scenario/fields'
import { quantities } from '../model/scenario/scenario'

const COLUMNS = ['sent', 'clicked', 'kept', 'errors', 'qber', 'qberSigma', 'expectedClicks', 'expectedQber'] as const
type Point = Readonly<Record<(typeof COLUMNS)[number], number | null>> & { readonly value: number }

export function sweepCommand(link: string, over: string, { csv }: { csv: boolean }): void {
  const range = readRange(over)
  const { scenario, problems } = readLink(link)
  for (const problem of problems) process.stderr.write(`problem: ${JSON.stringify(problem)}\n`)
  const scratch = createScratch()
  const { key } = quantities[range.name]
  const points = sweepScenarios(scenario, range).map((each, k): Point => {
    const tally = runPoint(each, scratch)
    const expected = expectScenario(each)
    const signal = basisCount(tally, 'kept', { intensity: 0 })
    const qber = signal > 0 ? basisCount(tally, 'errors', { intensity: 0 }) / signal : null
    return {
      value: shownValue(quantities[range.name], range.values[k]!),
      sent: intensityCount(tally, 'sent'),
      clicked: intensityCount(tally, 'clicked'),
      kept: basisCount(tally, 'kept'),
      errors: basisCount(tally, 'errors'),
      qber,
      qberSigma: qber === null ? null : Math.sqrt((qber * (1 - qber)) / signal),
      expectedClicks: expected.clicks * each.pulses,
      expectedQber: expected.qber,
    }
  })
  if (csv) {
    const lines = points.map((point) => [point.value, ...COLUMNS.map((name) => point[name] ?? '')].join())
    process.stdout.write(`${[[key, ...COLUMNS].join(), ...lines].join('\n')}\n`)
  } else process.stdout.write(`${JSON.stringify({ over: key, points }, null, 1)}\n`)
}
