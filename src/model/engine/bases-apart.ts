/**
 * The alarm for each basis apart. An Eve who always asks in the same basis hides half of her errors in an
 * average over both; judged apart, the worse basis speaks.
 */
import type { Basis } from '../physics/link/states'
import { type Alarm, type AlarmState, alarmOver } from './alarm'
import type { ComparedBits } from './recording'

export interface BasesApart {
  readonly z: Alarm
  readonly x: Alarm
  /** The basis that decides, and what it says. */
  readonly worse: Basis
  readonly state: AlarmState
}

/** From good to bad. */
const ORDER: readonly AlarmState[] = ['ok', 'few', 'undecided', 'nokey']

/** The compared bits of each basis, made once per recording. */
const parts = new WeakMap<ComparedBits, Readonly<Record<Basis, ComparedBits>>>()

function partsOf(bits: ComparedBits): Readonly<Record<Basis, ComparedBits>> {
  const known = parts.get(bits)
  if (known) return known
  const of = (code: number): ComparedBits => {
    const here = (_: number, i: number) => bits.basis[i] === code
    return {
      event: bits.event.filter(here),
      pulse: bits.pulse.filter(here),
      error: bits.error.filter(here),
      basis: bits.basis.filter(here),
      intensity: bits.intensity.filter(here),
    }
  }
  const made = { z: of(0), x: of(1) }
  parts.set(bits, made)
  return made
}

/**
 * Alarms of both bases when `landed` events of a run have landed.
 *
 * @param line no-key line of the scenario (`noKeyLine`)
 * @param arrived pulses with a click up to there
 */
export function basesApart(bits: ComparedBits, landed: number, line: number | null, arrived = Infinity): BasesApart {
  const { z, x } = partsOf(bits)
  const alarms = { z: alarmOver(z, landed, line, arrived), x: alarmOver(x, landed, line, arrived) }
  const rank = ({ state }: Alarm) => ORDER.indexOf(state)
  const rate = ({ errors, compared }: Alarm) => (compared > 0 ? errors / compared : 0)
  const [a, b] = [alarms.z, alarms.x]
  const worse: Basis = rank(a) !== rank(b) ? (rank(a) > rank(b) ? 'z' : 'x') : rate(b) > rate(a) ? 'x' : 'z'
  return { ...alarms, worse, state: alarms[worse].state }
}
