/** The sifted bits of a run, gathered by drawing its blocks again: where clicks end and a key begins. */
import { type PackedBits, packBits } from '../math/packed-bits'
import { LARGEST_BLOCK_BITS } from '../postprocessing/privacy-amplification'
import type { IntensityPulses, SiftedBlock, SourceKind } from '../postprocessing/sifted-block'
import type { Scenario } from '../scenario/scenario'
import type { Collector } from './collect'
import { signalNumbers } from './effective-link'
import { intensitiesOf } from './intensities'
import { openBlock, type RunPlan, type Scratch } from './run'
import { emptyTally, intensityCount } from './tally'

/** Why a run has no bits to make a key of. */
export type SiftProblem = 'counted-in-batches' | 'too-many-bits'

/** What is known of the pulses, for the chain. */
export function chainSource(scenario: Scenario): { readonly source: SourceKind; readonly multiPhoton: number } {
  const multiPhoton = signalNumbers(scenario).reduce((sum, p, photons) => (photons > 1 ? sum + p : sum), 0)
  if (scenario.source === 'decoy') return { source: 'decoy', multiPhoton }
  return { source: multiPhoton === 0 ? 'single-photon' : 'multi-photon', multiPhoton }
}

/** Mean photon number of each intensity code. */
const meanOf = (scenario: Scenario, code: number): number =>
  code === 0 ? scenario.meanPhotons : code === 1 ? scenario.weakMeanPhotons : 0

/**
 * All kept bits of a run that has been counted, in the order of the pulses.
 * @param collector the counts of every block of the plan
 * @param onBlock called after each block, for progress
 */
export function siftRun(
  plan: RunPlan,
  collector: Collector,
  scratch: Scratch,
): { readonly block: SiftedBlock } | { readonly problem: SiftProblem } {
  if (plan.reading === 'counts') return { problem: 'counted-in-batches' }
  const columns = { alice: [] as number[], bob: [] as number[], compared: [] as number[], basis: [] as number[] }
  const known: number[] = []
  const intensity: number[] = []
  for (let block = 0; block < collector.blocks; block++) {
    const events = openBlock(plan, block, collector.firstEvent(block), scratch, collector.before(block))
    for (let i = 0; i < events.kept.length; i++) {
      if (events.kept[i] === 0) continue
      columns.alice.push(events.aliceBit[i]!)
      columns.bob.push(events.bobBit[i]!)
      columns.compared.push(events.compared[i]!)
      columns.basis.push(events.aliceBasis[i]!)
      known.push(events.eveCertain[i]!)
      intensity.push(events.intensity[i]!)
    }
    if (intensity.length > LARGEST_BLOCK_BITS) return { problem: 'too-many-bits' }
  }
  const tally = collector.recording(true).cumulative.at(-1) ?? emptyTally()
  const { scenario } = plan
  const { source, multiPhoton } = chainSource(scenario)
  const intensities = intensitiesOf(scenario).map(
    ({ code, share }): IntensityPulses => ({
      mean: meanOf(scenario, code),
      share,
      matched: intensityCount(tally, 'sentMatched', code),
    }),
  )
  const packed = Object.fromEntries(Object.entries(columns).map(([name, bits]) => [name, packBits(bits)])) as Record<
    keyof typeof columns,
    PackedBits
  >
  return {
    block: {
      ...packed,
      sent: intensityCount(tally, 'sent'),
      arrived: intensityCount(tally, 'clicked'),
      eveKnows: packBits(known),
      ...(source === 'decoy' && { intensity: Uint8Array.from(intensity), intensities }),
      ...(source === 'multi-photon' && { multiPhoton }),
    },
  }
}
