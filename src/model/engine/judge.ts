/**
 * The alarm with all that Alice and Bob watch: the error rate of both bases together or of the worse one, and
 * what pulse statistics, monitors and tags say, even where the error rate is fine.
 */
import type { Basis } from '../physics/link/states'
import { noKeyLine } from '../physics/no-key-line'
import type { Scenario } from '../scenario/scenario'
import { type Alarm, alarmOver } from './alarm'
import { basesApart } from './bases-apart'
import { judgedBits } from './judged-bits'
import { linkSettingsOf } from './link-settings-of'
import type { Recording } from './recording'
import { intensityCount } from './tally'
import { watchAlarm } from './watch-alarm'

const lines = new WeakMap<Scenario, number | null>()

/** QBER from which no key can be made with a scenario's settings; null when there is none at any error rate. */
export function lineOf(scenario: Scenario): number | null {
  const known = lines.get(scenario)
  if (known !== undefined) return known
  const line = noKeyLine(linkSettingsOf(scenario))
  lines.set(scenario, line)
  return line
}

export interface Judgement {
  readonly alarm: Alarm
  /** The bases are tested apart and this one decides: the alarm is of it alone. */
  readonly basis: Basis | null
}

/** A moment of a recording. */
export interface Moment {
  /** Events that have landed, pulses sent and pulses with a click up to there. */
  readonly landed: number
  readonly pulses: number
  readonly arrived: number
}

/** The last moment of a recording. */
function endOf({ cumulative, cumulativeEvents, pulsesDone }: Recording): Moment {
  const tally = cumulative.at(-1)
  return {
    landed: cumulativeEvents.at(-1) ?? 0,
    pulses: pulsesDone,
    arrived: tally ? intensityCount(tally, 'clicked') : 0,
  }
}

/** What is said at a moment of a recording; left out: at its end. */
export function judge(recording: Recording, { landed, pulses, arrived } = endOf(recording)): Judgement {
  const { scenario } = recording
  const compared = judgedBits(recording.compared)
  const line = lineOf(scenario)
  const together = alarmOver(compared, landed, line, arrived)
  const watched = together.state === 'nokey' ? null : watchAlarm(recording, landed, pulses)
  if (watched) return { alarm: { ...together, state: 'nokey', reason: watched }, basis: null }
  if (line === null || !scenario.countermeasures.includes('bases')) return { alarm: together, basis: null }
  const apart = basesApart(compared, landed, line, arrived)
  // The worse basis speaks, unless all is well, or both bases together know more than it alone.
  const speaks = apart.state === 'nokey' || (together.state !== 'nokey' && apart.state !== 'ok')
  return speaks ? { alarm: apart[apart.worse], basis: apart.worse } : { alarm: together, basis: null }
}
