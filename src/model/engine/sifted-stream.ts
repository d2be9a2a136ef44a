/**
 * Sifted bits that come block after block while the link goes on: every block has the same number of bits, and
 * what a block leaves over begins the next.
 */
import { LARGEST_BLOCK_BITS } from '../postprocessing/privacy-amplification'
import type { SiftedBlock } from '../postprocessing/sifted-block'
import type { Scenario } from '../scenario/scenario'
import type { FilterState } from './click-filter'
import { pulsesPerSecond } from './effective-link'
import { expectHonest } from './expect'
import { createScratch, planRun, type RunPlan } from './run'
import { describeBlock } from './sifted'
import { keptBits } from './sifted-kept'
import { SiftedStrings } from './sifted-strings'

/** Why no stream can begin. */
export type StreamProblem =
  /** Not one bit is to be expected. */
  | 'nothing-kept'
  /** One block alone holds more clicks, or pulses, than are drawn one by one. */
  | 'block-too-long'
  /** More than 2²² bits to a block. */
  | 'too-many-bits'

/** Clicks, expected with Eve off, that a stream may have; and pulses, all of which are whole numbers in floating point. */
const MOST_CLICKS = 9.9e7
const MOST_PULSES = 1e15
/** So many standard deviations of the bits expected is the link watched longer, for blocks that come late. */
const PATIENCE = 8

/** Bits to plan for where so many are wanted: dead time, if any, only makes clicks more even. */
const planned = (bits: number): number => bits + PATIENCE * Math.sqrt(bits) + PATIENCE * PATIENCE

export interface StreamPlan {
  readonly run: RunPlan
  /** Kept bits to a block. */
  readonly blockBits: number
  /** Blocks that will come, if Eve lets them: perhaps fewer than asked for. */
  readonly blocks: number
  /** Seconds of the hardware's clock to a block with Eve off. */
  readonly secondsPerBlock: number
}

/**
 * @param blockBits kept bits to a block, ≥ 1
 * @param blocks most blocks, ≥ 1
 * @param comparedShare of the kept bits, 0–½
 */
export function planStream(
  scenario: Scenario,
  blockBits: number,
  blocks: number,
  comparedShare: number,
): StreamPlan | { readonly problem: StreamProblem } {
  if (blockBits > LARGEST_BLOCK_BITS) return { problem: 'too-many-bits' }
  const { kept, clicks } = expectHonest(scenario)
  if (!(kept > 0)) return { problem: 'nothing-kept' }
  const most = Math.min(MOST_PULSES, MOST_CLICKS / clicks)
  if (planned(blockBits) > most * kept) return { problem: 'block-too-long' }
  let fit = Math.min(blocks, Math.floor((most * kept) / blockBits))
  while (planned(fit * blockBits) > most * kept) fit--
  const pulses = Math.ceil(planned(fit * blockBits) / kept)
  return {
    // Always from click to click: nobody looks at the pulses between.
    run: planRun({ ...scenario, pulses, comparedBits: comparedShare * pulses * kept }, [], 'clicks'),
    blockBits,
    blocks: fit,
    secondsPerBlock: blockBits / kept / pulsesPerSecond(scenario),
  }
}

/** A stream as it is drawn, one block of pulses after another. */
export class SiftedStream {
  /** Pulses behind the last bit that was handed out. */
  pulses = 0
  private readonly plan: StreamPlan
  private readonly scratch = createScratch()
  private readonly strings = new SiftedStrings()
  private next = 0
  private before: FilterState | undefined
  /** Clicks and pulses up to the end of what has been drawn, and up to the last bit handed out. */
  private clicksDrawn = 0
  private clicksHandedOut = 0

  constructor(plan: StreamPlan) {
    this.plan = plan
  }

  /** Whether every pulse has been drawn. */
  get over(): boolean {
    return this.next >= this.plan.run.blocks
  }

  /** Draws the next pulses. @returns the blocks of bits that they complete */
  draw(): SiftedBlock[] {
    const { run, blockBits } = this.plan
    const { strings, scratch } = this
    const block = this.next++
    const kept = keptBits(run, block, scratch, this.before)
    this.before = kept.after
    const complete: SiftedBlock[] = []
    let from = 0
    while (from < kept.count) {
      const end = Math.min(kept.count, from + blockBits - strings.bits)
      strings.add(kept, from, end)
      from = end
      if (strings.bits < blockBits) break
      const pulses = block * run.blockPulses + kept.pulse[end - 1]! + 1
      const clicks = this.clicksDrawn + kept.clicks[end - 1]!
      complete.push(describeBlock(run.scenario, strings.take(), pulses - this.pulses, clicks - this.clicksHandedOut))
      this.pulses = pulses
      this.clicksHandedOut = clicks
    }
    this.clicksDrawn += kept.allClicks
    return complete
  }
}
