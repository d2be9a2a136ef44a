/** The sifted bits of a run, gathered by drawing its blocks again: where clicks end and a key begins. */
import { LARGEST_BLOCK_BITS } from '../postprocessing/privacy-amplification'
import type { IntensityPulses, SiftedBlock, SourceKind } from '../postprocessing/sifted-block'
import type { Scenario } from '../scenario/scenario'
import type { Collector } from './collect'
import { signalNumbers } from './effective-link'
import { matchedShare } from './link-settings-of'
import type { RunPlan, Scratch } from './run'
import { keptBits } from './sifted-kept'
import { SiftedStrings } from './sifted-strings'
import { basisCount, emptyTally, intensityCount } from './tally'

/** Why a run has no bits to make a key of. */
export type SiftProblem = 'counted-in-batches' | 'too-many-bits'

/** What is known of the pulses, for the chain. */
export function chainSource(scenario: Scenario): { readonly source: SourceKind; readonly multiPhoton: number } {
  const multiPhoton = signalNumbers(scenario).reduce((sum, p, photons) => (photons > 1 ? sum + p : sum), 0)
  if (scenario.source === 'decoy') return { source: 'decoy', multiPhoton }
  return { source: multiPhoton === 0 ? 'single-photon' : 'multi-photon', multiPhoton }
}

/**
 * What Alice knows of her intensities, signal, weak decoy and vacuum, with the pulses whose bases matched.
 *
 * @param matched of each
 */
export function intensityPulses(scenario: Scenario, matched: (code: 0 | 1 | 2) => number): IntensityPulses[] {
  const { source, meanPhotons, weakMeanPhotons, shares } = scenario
  const signal = { mean: meanPhotons, share: source === 'decoy' ? shares.signal : 1, matched: matched(0) }
  if (source !== 'decoy') return [signal]
  return [
    signal,
    { mean: weakMeanPhotons, share: shares.weak, matched: matched(1) },
    { mean: 0, share: shares.vacuum, matched: matched(2) },
  ]
}

/** What the chain is told of pulses sent, of which so many were counted. */
export function describeBlock(
  scenario: Scenario,
  strings: ReturnType<SiftedStrings['take']>,
  sent: number,
  arrived: number,
  matched?: (code: 0 | 1 | 2) => number,
): SiftedBlock {
  const { source, multiPhoton } = chainSource(scenario)
  // Where nobody counted them one by one: as many as the bases make likely.
  const intensities = intensityPulses(scenario, (code) => matched?.(code) ?? 0).map((each) =>
    matched ? each : { ...each, matched: sent * each.share * matchedShare(scenario.basisBias) },
  )
  const { intensity, ...bits } = strings
  return {
    ...bits,
    sent,
    arrived,
    basisBias: scenario.basisBias,
    ...(source === 'decoy' && { intensity, intensities }),
    ...(source === 'multi-photon' && { multiPhoton, intensities }),
  }
}

/**
 * Kept bits of a run that has been counted, in the order of the pulses.
 *
 * @param collector the counts of every block of the plan
 * @param most only so many bits, from the first pulse on; null: all
 */
export function siftRun(
  plan: RunPlan,
  collector: Collector,
  scratch: Scratch,
  most: number | null = null,
): { readonly block: SiftedBlock } | { readonly problem: SiftProblem } {
  if (plan.reading === 'counts') return { problem: 'counted-in-batches' }
  const { scenario } = plan
  const tally = collector.recording(true).cumulative.at(-1) ?? emptyTally()
  if (Math.min(basisCount(tally, 'kept'), most ?? Number.POSITIVE_INFINITY) > LARGEST_BLOCK_BITS)
    return { problem: 'too-many-bits' }
  const strings = new SiftedStrings()
  let clicks = 0
  for (let block = 0; block < collector.blocks; block++) {
    const kept = keptBits(plan, block, scratch, collector.before(block))
    const missing = most === null ? kept.count : most - strings.bits
    if (missing < kept.count) {
      // The block ends with the pulse of its last bit.
      strings.add(kept, 0, missing)
      const last = missing - 1
      const sent = block * plan.blockPulses + (last < 0 ? 0 : kept.pulse[last]! + 1)
      const arrived = clicks + (last < 0 ? 0 : kept.clicks[last]!)
      return { block: describeBlock(scenario, strings.take(), sent, arrived) }
    }
    strings.add(kept, 0, kept.count)
    clicks += kept.allClicks
  }
  const sent = intensityCount(tally, 'sent')
  const arrived = intensityCount(tally, 'clicked')
  const matched = (code: 0 | 1 | 2) => intensityCount(tally, 'sentMatched', code)
  return { block: describeBlock(scenario, strings.take(), sent, arrived, matched) }
}
