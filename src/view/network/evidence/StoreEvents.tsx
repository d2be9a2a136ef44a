import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { fill } from '../../../locales/fill'
import { networkOf } from '../../../store/network'
import { useApp } from '../../useApp'
import { useNetwork } from '../useNetwork'
import { nameOf, networkProblemWords } from '../words'

const MOST_EVENTS = 12

/** Changes of demands and alarms, the newest first. */
export function StoreEvents() {
  const { words: all, format } = useApp()
  const words = all.network
  const w = words.stores
  const { live, network } = useNetwork(useShallow((state) => ({ live: state.live, network: networkOf(state) })))
  const events = useMemo(() => {
    if (!live) return []
    const perTick = live.tick > 0 ? live.seconds / live.tick : 0.1
    const at = (tick: number) => fill(w.seconds, { t: format.decimal(tick * perTick, 1) })
    const list: { tick: number; text: string }[] = []
    for (const { demand, changes } of live.demands)
      for (const { tick, status, reason } of changes) {
        const about = { t: at(tick), a: nameOf(network, demand.from), b: nameOf(network, demand.to), status: w[status] }
        list.push({
          tick,
          text: reason
            ? fill(w.eventWhy, { ...about, why: networkProblemWords(reason, words, format, network) })
            : fill(w.eventDemand, about),
        })
      }
    for (const { a, b, alarms } of live.stores)
      for (const { tick, alarm } of alarms.slice(1))
        list.push({
          tick,
          text: fill(w.eventAlarm, {
            t: at(tick),
            link: `${nameOf(network, a)}–${nameOf(network, b)}`,
            alarm: words.setup.alarm[alarm],
          }),
        })
    return list.sort((p, q) => q.tick - p.tick).slice(0, MOST_EVENTS)
  }, [live, network, words, w, format])
  return (
    <section className="stores-events" aria-label={w.events}>
      <h3>{w.events}</h3>
      {events.length === 0 ? (
        <p>{w.nothing}</p>
      ) : (
        <ol>
          {events.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ol>
      )}
    </section>
  )
}
