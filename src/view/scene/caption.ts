/** The one sentence under the fibre: what is lost, and what is only sampled. */
import { fill } from '../../locales/fill'
import { eventCount, type Recording } from '../../model/engine/recording'
import type { Scenario } from '../../model/scenario/scenario'
import type { Format } from '../format'
import type { BenchKind } from './frame/layout'
import { roundUp, type Sampling } from './frame/sampling'
import { lineOf } from './line'
import type { SceneWords } from './words'

/** Two figures, for "1 in …". */
const rounded = (n: number): number => (n < 100 ? Math.round(n) : Number(n.toPrecision(2)))

/** Above this share "1 of n" says too little. */
const MANY = 0.3

function spaceSentence(scenario: Scenario, { caption }: SceneWords, format: Format): string {
  const { lengthKm, lossDb, transmittance } = lineOf(scenario)
  const values = {
    km: format.integer(lengthKm),
    elevation: format.decimal(scenario.elevationDegrees, Number.isInteger(scenario.elevationDegrees) ? 0 : 1),
    db: format.decimal(lossDb, 1),
  }
  return transmittance > MANY
    ? fill(caption.spaceLittle, { ...values, percent: format.percent(transmittance, 0) })
    : fill(caption.space, { ...values, n: format.count(rounded(1 / transmittance)) })
}

/** The same where there is room for a few words. */
function spaceShort(scenario: Scenario, flying: number, { caption }: SceneWords, format: Format): string {
  const { lengthKm, lossDb } = lineOf(scenario)
  const db = format.decimal(lossDb, 1)
  return flying > 1
    ? fill(caption.spaceSampled, { db, n: format.count(flying) })
    : fill(caption.spaceShort, { db, km: format.integer(lengthKm) })
}

function lossSentence(scenario: Scenario, words: SceneWords, format: Format): string {
  const { distanceKm, lossDbPerKm } = scenario
  if (scenario.channel === 'space') return spaceSentence(scenario, words, format)
  const km = format.decimal(distanceKm, Number.isInteger(distanceKm) ? 0 : 1)
  if (distanceKm === 0) return words.caption.none
  const left = 10 ** ((-distanceKm * lossDbPerKm) / 10)
  if (left === 1) return fill(words.caption.perfect, { km })
  const lost = Math.round((1 - left) * 10)
  if (lost === 0) return fill(words.caption.oneLost, { km, n: format.count(rounded(1 / (1 - left))) })
  if (lost === 10) return fill(words.caption.oneLeft, { km, n: format.count(rounded(1 / left)) })
  return fill(words.caption.someLost, { km, lost })
}

export interface CaptionOf {
  readonly scenario: Scenario
  readonly recording: Recording | null
  readonly sampling: Sampling
  /** One event in how many the bench can follow at all. */
  readonly oneIn?: number
  /** One photon is shown large: its own words say the rest. */
  readonly single: boolean
  readonly kind: BenchKind
  readonly words: SceneWords
  readonly format: Format
}

export function captionOf(of: CaptionOf): string {
  const { scenario, recording, single, kind, words, format } = of
  const oneIn = roundUp(of.oneIn ?? 1)
  const sampling = oneIn > 1 ? { flying: oneIn * of.sampling.flying, strips: oneIn * of.sampling.flying } : of.sampling
  const km = format.decimal(scenario.distanceKm, Number.isInteger(scenario.distanceKm) ? 0 : 1)
  const { flying, strips } = sampling
  if (single) return flying > 1 ? fill(words.caption.sampled, { n: format.count(flying) }) : ''
  if (kind === 'phone' && scenario.channel === 'space') return spaceShort(scenario, flying, words, format)
  if (kind === 'phone')
    return flying > 1
      ? fill(words.caption.shortSampled, { km, n: format.count(flying) })
      : fill(words.caption.short, { km })
  const parts = [lossSentence(scenario, words, format)]
  const events = recording ? eventCount(recording) : 0
  if (recording?.eventKind === 'clicks' && events > 0 && kind === 'wide') {
    const n = rounded(recording.pulsesDone / events)
    if (n > 1) parts.push(fill(words.caption.clicksOnly, { n: format.count(n) }))
  }
  const { sampled, flyingBeam, flying: onFibre } = words.caption
  const drawn = scenario.channel === 'space' ? flyingBeam : onFibre
  // Of a run shorter than that nobody would see one.
  if (flying > scenario.pulses) parts.push(words.caption.tooFast)
  else if (flying > 1) parts.push(fill(strips === flying ? sampled : drawn, { n: format.count(flying) }))
  return parts.join(' ')
}
