import { fill } from '../../locales/fill'
import { matchedShare } from '../../model/engine/link-settings-of'
import type { Scenario } from '../../model/scenario/scenario'
import type { ChartProps } from './chart'

/** A paragraph for a report: settings, formula, version, seed and link. */
export function methodsText(
  scenario: Scenario,
  bitsPerSecond: number,
  { words: { dist: w }, format, link, version }: Pick<ChartProps, 'words' | 'format' | 'link' | 'version'>,
): string {
  return fill(w.methodsText, {
    source: w.sources[scenario.source],
    att: format.decimal(scenario.lossDbPerKm, 2),
    ins: format.decimal(scenario.insertionLossDb, 1),
    eff: format.percent(scenario.detectorEfficiency, 0),
    dark: format.power(scenario.darkCountProbability),
    err: format.percent(scenario.misalignment),
    hz: format.inline(format.si(scenario.clockHz, 'Hz')),
    fec: format.decimal(scenario.errorCorrectionFactor, 2),
    sift: format.decimal(matchedShare(scenario.basisBias), 3),
    formula: w.formulas[scenario.source],
    d: `${format.decimal(scenario.distanceKm, Number.isInteger(scenario.distanceKm) ? 0 : 1)} km`,
    r: format.inline(format.rate(bitsPerSecond)),
    version,
    seed: String(scenario.seed),
    link,
  }).trim()
}
