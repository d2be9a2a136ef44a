/** Puts the blocks of a run together, in order, into a recording that grows. */

import type { FilterState } from './click-filter'
import type { ComparedBits, EventBlock, Recording } from './recording'
import type { BlockResult, RunPlan } from './run'
import { addTally, emptyTally, type Tally } from './tally'

/** A recording under construction: what has been collected so far. */
export class Collector {
  private readonly plan: Pick<RunPlan, 'scenario' | 'edits' | 'eventKind' | 'blockPulses' | 'lights'>
  private readonly cumulative: Tally[] = []
  private readonly cumulativeEvents: number[] = []
  private readonly handedOn: (FilterState | undefined)[] = []
  private readonly event: number[] = []
  private readonly pulse: number[] = []
  private readonly error: number[] = []
  private readonly basis: number[] = []
  private readonly intensity: number[] = []
  private pulsesDone = 0

  constructor(plan: Pick<RunPlan, 'scenario' | 'edits' | 'eventKind' | 'blockPulses' | 'lights'>) {
    this.plan = plan
  }

  /** Adds the next block. @throws RangeError when a block comes out of order */
  add({ block, pulses, events, tally, compared, after }: BlockResult): void {
    if (block !== this.cumulative.length) throw new RangeError(`Collector.add: block ${block} comes out of order`)
    const before = this.cumulative.at(-1) ?? emptyTally()
    const sum = Float64Array.from(before)
    addTally(sum, tally)
    this.cumulative.push(sum)
    const firstEvent = this.cumulativeEvents.at(-1) ?? 0
    this.cumulativeEvents.push(firstEvent + events)
    const firstPulse = block * this.plan.blockPulses
    for (let k = 0; k < compared.event.length; k++) {
      this.event.push(firstEvent + compared.event[k]!)
      this.pulse.push(firstPulse + compared.pulse[k]!)
      this.error.push(compared.error[k]!)
      this.basis.push(compared.basis[k]!)
      this.intensity.push(compared.intensity[k]!)
    }
    this.pulsesDone += pulses
    this.handedOn.push(after)
  }

  get blocks(): number {
    return this.cumulative.length
  }

  /** First event of a block that has been added. */
  firstEvent(block: number): number {
    return block === 0 ? 0 : this.cumulativeEvents[block - 1]!
  }

  /** What the detectors handed to a block; undefined for the first, and where nothing is handed on. */
  before(block: number): FilterState | undefined {
    return this.handedOn[block - 1]
  }

  get compared(): ComparedBits {
    return {
      event: Float64Array.from(this.event),
      pulse: Float64Array.from(this.pulse),
      error: Uint8Array.from(this.error),
      basis: Uint8Array.from(this.basis),
      intensity: Uint8Array.from(this.intensity),
    }
  }

  /** What has been collected, as a value that will not change. */
  recording(finished: boolean, opened: ReadonlyMap<number, EventBlock> = new Map()): Recording {
    const { scenario, edits, eventKind, blockPulses, lights } = this.plan
    return {
      scenario,
      edits,
      eventKind,
      blockPulses,
      lights,
      pulsesDone: this.pulsesDone,
      finished,
      cumulative: this.cumulative.slice(),
      cumulativeEvents: this.cumulativeEvents.slice(),
      compared: this.compared,
      opened,
    }
  }
}
