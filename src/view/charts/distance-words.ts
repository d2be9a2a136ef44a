/** The sentences of the distance chart. */
import { fill } from '../../locales/fill'
import type { DistanceChartData } from '../../model/engine/distance-chart'
import { timeFor256Bits } from '../../model/physics/distance-curves'
import { quantities, type Scenario } from '../../model/scenario/scenario'
import type { ChartProps } from './chart'
import type { DistanceChoice } from './distance-choice'

type Speech = Pick<ChartProps, 'words' | 'format'>

/** Whether listening costs the key, as far as this viewer may know. */
export type Taken = 'no' | 'part' | 'all'

/** What a run has shown so far, beside the formula. */
export interface Standing {
  readonly taken: Taken
  /** Why no key is made though the formula has one; null where one is, or where listening alone explains it. */
  readonly barred: 'errors' | 'alarm' | 'no-arrivals' | null
  /** Eve has the whole key, and nobody who could notice does. */
  readonly known: boolean
}

/** `20 km`, `563.2 km`. */
export const kmText = (km: number, { format }: Pick<ChartProps, 'format'>): string =>
  `${format.decimal(km, Number.isInteger(km) || km >= 1000 ? 0 : 1)} km`

const BARRED = { errors: 'summaryErrors', alarm: 'summaryAlarm', 'no-arrivals': 'summaryDark' } as const

/** The sentence under the question. */
export function distanceSentence(
  { own, here, missing }: DistanceChartData,
  scenario: Scenario,
  { taken, barred, known }: Standing,
  { words: { dist: w }, format }: Speech,
): string {
  const rate = (bitsPerSecond: number) => format.inline(format.rate(bitsPerSecond))
  const said = { d: kmText(here.lengthKm, { format }), r: rate(here.perSecond) }
  const key = format.duration(timeFor256Bits(here.perSecond))
  if (taken === 'all') return fill(barred === null ? w.summaryTaken : w[BARRED[barred]], said)
  const m = own.lastKm === null ? null : format.integer(Math.floor(own.lastKm))
  if (here.perPulse === 0) {
    if (own.lastKm !== 0) return fill(w.summaryOver, { ...said, m: m ?? '' })
    return `${fill(w.summaryNever, said)} ${missingSentence(missing ?? [], scenario, { words: { dist: w }, format })}`
  }
  if (taken === 'part') {
    const r = rate(here.tappedPerSecond)
    if (m === null) return fill(w.summaryPartEndless, { d: said.d, r, r0: said.r })
    return fill(w.summaryPart, { d: said.d, r, r0: said.r, m })
  }
  const whose = known ? ` ${w.summaryKnown}` : ''
  if (m !== null) return fill(w.summary, { ...said, m, t: key }) + whose
  const endless = fill(w.summaryEndless, { ...said, t: key }) + whose
  return scenario.channel === 'fibre' && scenario.lossDbPerKm === 0 ? `${endless} ${w.endless}` : endless
}

/** Which quantity costs the whole key. */
function missingSentence(
  missing: NonNullable<DistanceChartData['missing']>,
  scenario: Scenario,
  {
    words: { dist: w },
    format,
  }: { readonly words: Pick<ChartProps['words'], 'dist'>; readonly format: Speech['format'] },
): string {
  if (missing.length === 0) return w.missingSeveral
  const shown = (name: 'misalignment' | 'depolarisation' | 'meanPhotons' | 'darkCountProbability' | 'background') =>
    format.inline(format.quantity(quantities[name], scenario[name]))
  const value = {
    'brightness-of-pulses': shown('meanPhotons'),
    misalignment: shown('misalignment'),
    depolarisation: shown('depolarisation'),
    'dark-counts': shown('darkCountProbability'),
    background: shown('background'),
    efficiency: format.inline(format.quantity(quantities.detectorEfficiency, scenario.detectorEfficiency)),
    'channel-loss': '',
    'error-correction': format.decimal(scenario.errorCorrectionFactor, 2),
    'photon-numbers': '',
  }
  return fill(w.missingOne, {
    list: missing
      .slice(0, 2)
      .map((id) => fill(w.missing[id], { x: value[id] }))
      .join(w.or),
  })
}

/** The line about keys of a finite size, under the plot. */
export function finiteSentence(
  { finite, own }: DistanceChartData,
  { source }: Scenario,
  { blockBits }: Pick<DistanceChoice, 'blockBits'>,
  { words: { dist: w }, format }: Speech,
): string {
  if (!finite) return fill(w.finiteNoBound, { source: w.sources[source] })
  if (own.lastKm === 0) return ''
  const { here, shortest } = finite
  const said = {
    n: format.power(blockBits),
    t: format.duration(here.seconds),
    k: format.inline(format.si(here.secretBits, 'bit')),
    s: shortest ? format.duration(shortest.seconds) : '',
    b: shortest ? format.power(Number(shortest.blockBits.toPrecision(2))) : '',
  }
  if (!shortest) return w.finiteNever
  return fill(here.secretBits > 0 ? w.finite : w.finiteNone, said)
}

/** What the finite keys assume: whose bound, and with which settings. */
export function finiteAssumptions(
  { finite }: DistanceChartData,
  { shares, basisBias, errorCorrectionFactor }: Scenario,
  { secrecy }: Pick<DistanceChoice, 'secrecy'>,
  { words: { dist: w }, format }: Speech,
): string {
  if (!finite) return w.finiteAssumedNone
  const parts = [shares.signal, shares.weak, shares.vacuum].map((share) => format.percentValue(share, 0)).join('-')
  return fill(w.finiteAssumed, {
    bound: fill(w.bounds[finite.bound], { shares: parts }),
    e: format.power(secrecy),
    bias: format.percent(basisBias, 0),
    fec: format.decimal(errorCorrectionFactor, 2),
  })
}
