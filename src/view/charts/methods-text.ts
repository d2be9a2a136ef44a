import { fill } from '../../locales/fill'
import type { DistanceChartData } from '../../model/engine/distance-chart'
import { matchedShare } from '../../model/engine/link-settings-of'
import type { Recording } from '../../model/engine/recording'
import type { Scenario } from '../../model/scenario/scenario'
import type { ChartProps } from './chart'
import type { DistanceChoice } from './distance-choice'
import { finiteAssumptions, finiteSentence, kmText } from './distance-words'

type Speech = Pick<ChartProps, 'words' | 'format' | 'link' | 'version'>

/**
 * A paragraph for a report: settings, formula, version, seed, digest and link.
 *
 * @param digest of the run with this link; null while it has not come to its end
 */
export function methodsText(
  scenario: Scenario,
  chart: DistanceChartData,
  choice: Pick<DistanceChoice, 'blockBits' | 'secrecy'>,
  digest: string | null,
  { words, format, link, version }: Speech,
): string {
  const { dist: w } = words
  const channel =
    scenario.channel === 'space'
      ? fill(w.methodsSpace, { loss: format.decimal(chart.here.lossDb, 1) })
      : fill(w.methodsFibre, { att: format.decimal(scenario.lossDbPerKm, 2) })
  const finite = finiteSentence(chart, scenario, choice, { words, format })
  return fill(w.methodsText, {
    source: w.sources[scenario.source],
    channel,
    ins: format.decimal(scenario.insertionLossDb, 1),
    eff: format.percent(scenario.detectorEfficiency, 0),
    dark: format.power(scenario.darkCountProbability),
    err: format.percent(scenario.misalignment),
    mu: scenario.source === 'sp' ? '' : fill(w.methodsMean, { mu: format.decimal(scenario.meanPhotons, 2) }),
    hz: format.inline(format.si(scenario.clockHz, 'Hz')),
    fec: format.decimal(scenario.errorCorrectionFactor, 2),
    sift: format.decimal(matchedShare(scenario.basisBias), 3),
    formula: w.formulas[scenario.source],
    d: kmText(chart.here.lengthKm, { format }),
    r: format.inline(format.rate(chart.here.perSecond)),
    finite: [finite, chart.finite ? finiteAssumptions(chart, scenario, choice, { words, format }) : '']
      .filter((text) => text !== '')
      .join(' '),
    version,
    seed: String(scenario.seed),
    digest: digest === null ? w.methodsNoDigest : fill(w.methodsDigest, { digest }),
    link,
  }).trim()
}

/** SHA-256 over the counts of a finished run; null before its end or after an edit, which no link carries. */
async function digestOfRun(recording: Recording | null): Promise<string | null> {
  const tally = recording?.finished && recording.edits.length === 0 ? recording.cumulative.at(-1) : undefined
  if (!recording || !tally) return null
  const { digestOf } = await import('../../model/engine/run')
  return digestOf(tally, recording.compared)
}

/** Puts the paragraph on the clipboard. @returns what to say of it: the paragraph itself where there is no clipboard */
export async function copyMethods(
  scenario: Scenario,
  chart: DistanceChartData,
  choice: Pick<DistanceChoice, 'blockBits' | 'secrecy'>,
  props: ChartProps,
): Promise<string> {
  const { dist: w } = props.words
  const text = methodsText(scenario, chart, choice, await digestOfRun(props.recording), props)
  try {
    await navigator.clipboard.writeText(text)
    return w.methodsDone
  } catch {
    return `${w.methodsFailed} ${text}`
  }
}
