/**
 * What else raises the alarm beside the error rate: pulse statistics, monitors of the detectors, tags. Like
 * the rest of the alarm it stays, and it depends on nothing but what has landed.
 *
 * The readings are looked at when the first, second, fourth … block has landed and at the end. Every look spends
 * a part of the false alarms that are allowed, so that together they are at most `FALSE_ALARMS` for each reading.
 */
import type { AlarmReason } from './alarm'
import { FALSE_ALARMS, type Observable, type ObservableId, observe } from './observables'
import type { Recording } from './recording'
import type { Tally } from './tally'

export type WatchReason = Extract<AlarmReason, 'pulses' | 'power' | 'timing' | 'asleep' | 'tags'>

/** Readings that raise the alarm by themselves; the error rates do it through the band of the compared bits. */
const REASONS: readonly (readonly [ObservableId, WatchReason])[] = [
  ['power', 'power'],
  ['asleep', 'asleep'],
  ['early', 'timing'],
  ['late', 'timing'],
  ['decoys', 'pulses'],
]

/** A block and the part of the allowed false alarms that its look may spend. */
interface Look {
  readonly block: number
  readonly spends: number
}

/** Half for the end of the run, a quarter for the last look before it, an eighth for the one before that, … */
export function looksOf(blocks: number): readonly Look[] {
  const looks: Look[] = [{ block: blocks - 1, spends: 0.5 }]
  let spends = 0.25
  const earlier: number[] = []
  for (let block = 1; block < blocks; block *= 2) earlier.push(block - 1)
  for (const block of earlier.reverse()) {
    looks.push({ block, spends })
    spends /= 2
  }
  return looks.reverse()
}

/** Made once for the counts at the end of a block. */
const seen = new WeakMap<Tally, readonly Observable[]>()

function readingsAt({ scenario, cumulative }: Recording, block: number): readonly Observable[] {
  const tally = cumulative[block]!
  const known = seen.get(tally)
  if (known) return known
  const readings = observe(scenario, tally)
  seen.set(tally, readings)
  return readings
}

/** Whether there is anything to look at beside error rate and tags. */
const watches = ({ source, countermeasures }: Recording['scenario']): boolean =>
  source === 'decoy' || countermeasures.includes('mon') || countermeasures.includes('eff')

/** Messages are tagged, and somebody without the key to it has answered one. */
function tagsFail({ scenario, edits }: Recording, landed: number, pulses: number): boolean {
  const since = [{ attack: scenario.attack, pulse: 0 }, ...edits].find(({ attack }) => attack === 'mitm')
  if (!scenario.authenticated || !since || landed <= 0) return false
  return since.pulse === 0 || since.pulse < pulses
}

/**
 * The first reading that raised the alarm when `landed` events had landed; null when none has.
 *
 * @param pulses pulses sent up to there
 */
export function watchAlarm(recording: Recording, landed: number, pulses: number): WatchReason | null {
  if (tagsFail(recording, landed, pulses)) return 'tags'
  const { scenario, blockPulses, cumulativeEvents } = recording
  if (!watches(scenario)) return null
  for (const { block, spends } of looksOf(Math.ceil(scenario.pulses / blockPulses))) {
    const events = cumulativeEvents[block]
    if (events === undefined || landed <= 0 || landed < events) return null
    const readings = readingsAt(recording, block)
    const found = REASONS.find(([id]) =>
      readings.some((reading) => reading.id === id && reading.watched && reading.pValue <= FALSE_ALARMS * spends),
    )
    if (found) return found[1]
  }
  return null
}
