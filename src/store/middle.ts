/** A woman in the middle: both of her sessions at the moment playback has reached. */
import type { Alarm } from '../model/engine/alarm'
import type { Half } from '../model/engine/halves'
import type { Recording } from '../model/engine/recording'
import type { Bit } from '../model/physics/link/states'
import { headlineAt, type QberFigure } from './selectors'
import type { State } from './state'
import { tallyAt } from './tally-at'

/** How one session stands. */
export interface Session {
  readonly alarm: Alarm
  readonly qber: QberFigure | null
  /** Bits that Alice (in Eve’s session with Bob: Bob) keeps and has not told, the first of them; null while they are not open. */
  readonly key: readonly Bit[] | null
}

/** Bits of a key that are enough to see that two are not the same. */
const KEY_BITS = 16

/** Events of a recording of pulses before `pulses`, exact as far as compared bits go. */
function landedBefore(recording: Recording, pulses: number): number {
  const { compared, eventKind, pulsesDone, cumulativeEvents } = recording
  if (pulses >= pulsesDone) return cumulativeEvents.at(-1) ?? 0
  if (eventKind !== 'clicks') return pulses
  const next = compared.pulse.findIndex((pulse) => pulse >= pulses)
  const last = next < 0 ? compared.event.length - 1 : next - 1
  return last < 0 ? 0 : compared.event[last]! + 1
}

function keyOf({ opened }: Recording, owner: Half, pulses: number): readonly Bit[] | null {
  const block = opened.get(0)
  if (!block) return null
  const bits = owner === 'alice' ? block.aliceBit : block.bobBit
  const key: Bit[] = []
  for (let i = 0; i < bits.length && key.length < KEY_BITS && block.pulse[i]! < pulses; i++)
    if (block.kept[i] === 1 && block.compared[i] === 0) key.push(bits[i]! as Bit)
  return key
}

/**
 * @param recording of her session with Alice
 * @param withBob of that with Bob
 * @param landed events of the first that have landed
 */
export function middleAt(recording: Recording, withBob: Recording, landed: number): Readonly<Record<Half, Session>> {
  const { pulses } = tallyAt(recording, landed)
  const session = (of: Recording, half: Half, events: number): Session => {
    const { alarm, qber } = headlineAt(of, events, 'all')
    return { alarm, qber, key: keyOf(of, half, pulses) }
  }
  return {
    alice: session(recording, 'alice', landed),
    bob: session(withBob, 'bob', landedBefore(withBob, pulses)),
  }
}

const standing = new WeakMap<Recording, { of: Recording; landed: number; session: Session }>()

/** How Eve’s session with Bob stands now, for those who may see it; null where there is none. */
export function selectWithBob({ run: { recording, withBob }, playback, viewing }: State): Session | null {
  if (!recording || !withBob || (viewing.viewer !== 'all' && viewing.viewer !== 'eve')) return null
  const { shown } = playback
  if (shown <= 0) return null
  const last = standing.get(withBob)
  if (last && last.of === recording && last.landed === shown) return last.session
  const session = middleAt(recording, withBob, shown).bob
  standing.set(withBob, { of: recording, landed: shown, session })
  return session
}
