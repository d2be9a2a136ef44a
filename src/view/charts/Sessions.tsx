import { useMemo } from 'react'
import { fill } from '../../locales/fill'
import type { Half } from '../../model/engine/halves'
import { attackAt } from '../../model/engine/recording'
import { middleAt, type Session } from '../../store/middle'
import { Button } from '../ui/Button'
import { AlarmMark } from '../ui/Marks'
import type { ChartProps } from './chart'

/** A woman in the middle, as those see her who may: how each of her sessions stands, and the key it makes. */
export function Sessions(props: ChartProps) {
  const { recording, withBob, shown, viewer, words, actions } = props
  const w = words.bench.sessions
  const sees = viewer === 'all' || viewer === 'eve'
  const sessions = useMemo(
    () => (sees && recording && withBob && shown > 0 ? middleAt(recording, withBob, shown) : null),
    [sees, recording, withBob, shown],
  )
  if (!sees || !recording) return null
  if (!sessions) {
    const { scenario, edits, pulsesDone } = recording
    const later = edits.length > 0 && attackAt(scenario, edits, Math.max(0, pulsesDone - 1)).attack === 'mitm'
    if (!later) return null
    const { setScenario } = actions
    return (
      <div className="bench-note" data-testid="bench-later">
        <p>{w.later}</p>
        {/* The same settings without what was done live. */}
        {setScenario && <Button onClick={() => setScenario({})}>{w.both}</Button>}
      </div>
    )
  }
  return (
    <section className="bench-panel bench-sessions" aria-label={w.title} data-testid="bench-sessions">
      <h3>{w.title}</h3>
      <ul>
        {(['alice', 'bob'] as const).map((half) => (
          <OneSession key={half} half={half} session={sessions[half]} {...props} />
        ))}
      </ul>
      <p className="bench-note">{noteOf(sessions, w)}</p>
    </section>
  )
}

type SessionWords = ChartProps['words']['bench']['sessions']

function OneSession({
  half,
  session: { alarm, qber, key },
  words,
  format,
}: ChartProps & { readonly half: Half; readonly session: Session }) {
  const w = words.bench.sessions
  const none = alarm.state === 'nokey'
  return (
    <li data-session={half} data-state={alarm.state}>
      <strong>{w[half]}</strong>
      <span className="bench-session-alarm">
        <AlarmMark state={alarm.state} size={18} />
        {words.alarm[alarm.reason]}
      </span>
      <span className="bench-session-figures">
        {qber ? fill(w.errors, { q: format.percent(qber.value) }) : w.noErrors}{' '}
        {qber && (
          <span className="bench-forecast">
            {fill(w.band, { a: format.percentValue(qber.band.low), b: format.percentValue(qber.band.high) })}
          </span>
        )}
        {!none && key && key.length > 0 && (
          <span className="bench-session-key">{fill(w.key, { bits: inFours(key) })}</span>
        )}
      </span>
    </li>
  )
}

/** "1011 0010": four bits, a space. */
const inFours = (bits: readonly number[]): string => bits.join('').replace(/(.{4})(?=.)/g, '$1\u00a0')

function noteOf({ alice, bob }: Readonly<Record<Half, Session>>, w: SessionWords): string {
  if (alice.alarm.reason === 'tags') return w.tags
  const [hers, his] = [alice.key?.join('') ?? '', bob.key?.join('') ?? '']
  const both = Math.min(hers.length, his.length)
  return both > 0 && hers.slice(0, both) !== his.slice(0, both) ? w.different : w.begins
}
