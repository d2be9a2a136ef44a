import { fill } from '../../locales/fill'
import { selectAlarm } from '../../store/selectors'
import { useApp, useAppState } from '../useApp'
import { dayOf, longRunOf } from './day'
import './hardware.css'

/** What a day of this link gives: keys, and what they are good for. */
export function DayPanel() {
  const { words, format } = useApp()
  const scenario = useAppState((state) => state.scenario)
  const alarm = useAppState(selectAlarm)
  const day = dayOf(longRunOf(scenario, alarm))
  const { day: says } = words.lab
  const rows: readonly (readonly [string, string])[] = day
    ? [
        [says.oneKey, fill(says.every, { t: format.duration(day.secondsPerKey) })],
        [says.keys, format.count(day.keys)],
        [says.bits, format.inline(format.si(day.bits, 'bit'))],
        [says.speech, day.calls < 1 ? says.noCall : fill(says.calls, { n: format.count(Math.floor(day.calls)) })],
        [says.file, format.duration(day.secondsPerGigabyte)],
      ]
    : []
  return (
    <section className="day" aria-labelledby="day-title" data-testid="day">
      <h2 id="day-title">{says.title}</h2>
      {day ? (
        <>
          <dl>
            {rows.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <p>{says.note}</p>
        </>
      ) : (
        <p>{alarm.state === 'nokey' ? says.none : alarm.reason === 'no-arrivals' ? says.nothing : says.tooFar}</p>
      )}
    </section>
  )
}
