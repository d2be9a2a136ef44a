import { Pause, Play, RotateCcw, Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { fill } from '../../../locales/fill'
import type { Demand, DemandState } from '../../../model/network/keys/demand'
import { networkOf, PACES, type Pace, setDemandList } from '../../../store/network'
import { Button } from '../../ui/Button'
import { ICON } from '../../ui/icon'
import { Segmented } from '../../ui/Segmented'
import { Select } from '../../ui/Select'
import { useApp } from '../../useApp'
import { useNetwork, useNetworkTools } from '../useNetwork'
import { bitsShort, nameOf, networkProblemWords } from '../words'
import type { EvidenceProps } from './evidence'
import { Field } from './Fields'
import { LineChart, type Series } from './LineChart'
import './stores.css'

/** Stores that are drawn: those of the chosen path and those of demands first. */
const MOST_LINES = 6
const MOST_DEMANDS = 12
const MOST_EVENTS = 12

/** What is in the stores over time, who uses it, and what happened. */
export default function StoresEvidence({ layout }: EvidenceProps) {
  const { words: all, format } = useApp()
  const words = all.network
  const w = words.stores
  const { live, network, path } = useNetwork(
    useShallow((state) => ({ live: state.live, network: networkOf(state), path: state.answer?.path })),
  )
  const bits = (n: number) => `${bitsShort(n, format)}`
  const seconds = (t: number) => fill(w.seconds, { t: format.decimal(t, t < 100 ? 1 : 0) })
  const levels = live?.levels
  const wanted = useMemo(() => {
    const first = new Set([
      ...(path?.plan.routes.flatMap(({ links }) => links) ?? []),
      ...(live?.demands.flatMap(({ plan }) => plan?.routes.flatMap(({ links }) => links) ?? []) ?? []),
    ])
    return [...(live?.stores ?? [])]
      .sort((a, b) => Number(first.has(b.link)) - Number(first.has(a.link)) || a.storedBits - b.storedBits)
      .slice(0, MOST_LINES)
      .map((store, i) => ({ ...store, bold: first.size > 0 ? first.has(store.link) && i === 0 : i === 0 }))
  }, [live, path])
  const linkName = (link: { a: string; b: string }) => `${nameOf(network, link.a)}–${nameOf(network, link.b)}`
  const xs = levels?.seconds ?? []
  const series: Series[] = wanted.map((store, i) => ({
    id: store.link,
    label: linkName(store),
    look: store.bold ? 'bold' : i % 2 === 0 ? 'plain' : 'thin',
    values: (levels?.stored.get(store.link) ?? []).map((v) => (Number.isNaN(v) ? null : v)),
    labelAt: 1 - (i % 3) * 0.3,
  }))
  const top = Math.max(1000, ...series.flatMap(({ values }) => values.map((v) => v ?? 0)))
  const ceiling = Math.min(live?.capacityBits ?? 1e6, niceCeiling(top))
  const served = live?.demands.filter(({ status }) => status === 'served').length ?? 0
  const demands = live?.demands.length ?? 0
  const fullest = Math.max(0, ...(live?.stores.map(({ storedBits }) => storedBits) ?? []))
  const t = seconds(live?.seconds ?? 0)
  return (
    <div className="evidence-with-fields stores">
      <LineChart
        id="STORES"
        title={w.title}
        summary={
          demands > 0
            ? fill(w.summary, { t, n: format.integer(served), m: format.integer(demands) })
            : fill(w.summaryNone, { t, full: `${bits(fullest)} bit` })
        }
        layout={layout}
        x={xs}
        yRange={[0, ceiling]}
        yTicks={[0, 0.25, 0.5, 0.75, 1].map((part) => ({ value: part * ceiling, text: bits(part * ceiling) }))}
        xTicks={timeTicks(xs.at(-1) ?? 1).map((value) => ({ value, text: format.decimal(value, 0) }))}
        axis={w.axis}
        series={series}
        made="simulated"
        pointText={(i) =>
          fill(w.point, {
            t: seconds(xs[i] ?? 0),
            what: series
              .map(({ label, values }) => `${label} ${values[i] == null ? '–' : bits(values[i]!)}`)
              .join(', '),
          })
        }
        table={{
          caption: w.tableCaption,
          columns: [
            { name: 'seconds', title: w.time, show: (v) => format.decimal(v, 1) },
            ...[...(levels?.stored.keys() ?? [])].map((id) => {
              const store = live?.stores.find(({ link }) => link === id)
              return { name: id, title: store ? linkName(store) : id, show: format.integer }
            }),
          ],
          rows: xs.map((s, i) => [
            s,
            ...[...(levels?.stored.values() ?? [])].map((column) => {
              const value = column[i]
              return value === undefined || Number.isNaN(value) ? null : value
            }),
          ]),
        }}
        explain={w.explain}
      />
      <Transport />
      <Demands states={live?.demands ?? []} />
      <Events />
    </div>
  )
}

const niceCeiling = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 4, 5, 10].find((s) => s * power >= value) ?? 10) * power
}

function timeTicks(last: number): number[] {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, last)))
  const step = [0.2, 0.5, 1, 2].find((s) => last / (s * power) <= 6) ?? 2
  const by = Math.max(1, step * power)
  return Array.from({ length: Math.floor(last / by) + 1 }, (_, i) => i * by)
}

/** Play and pause of the stores, how fast, and from the beginning. */
function Transport() {
  const { words: all } = useApp()
  const w = all.network.stores
  const { network: store, runs } = useNetworkTools()
  const { playing, pace } = useNetwork(useShallow(({ playing, pace }) => ({ playing, pace })))
  return (
    <div className="evidence-fields">
      <Button data-testid="live-play" aria-pressed={playing} onClick={() => store.setState({ playing: !playing })}>
        {playing ? <Pause {...ICON} size={18} /> : <Play {...ICON} size={18} />}
        {playing ? w.pause : w.play}
      </Button>
      <Segmented
        label={w.pace}
        options={PACES.map((value) => ({ value: String(value), text: w.paces[value] }))}
        value={String(pace)}
        testId="live-pace"
        onChange={(value) => store.setState({ pace: Number(value) as Pace })}
      />
      <Button kind="icon" aria-label={w.restart} onClick={() => runs.restart()}>
        <RotateCcw {...ICON} />
      </Button>
    </div>
  )
}

/** Who uses keys: a stream, or keys of a length now and then; each with why it is not served. */
function Demands({ states }: { readonly states: readonly DemandState[] }) {
  const { words: all, format } = useApp()
  const words = all.network
  const w = words.stores
  const { network: store } = useNetworkTools()
  const { demands, pair, users, network, choice } = useNetwork(
    useShallow((state) => ({
      demands: state.scene.demands,
      pair: state.scene.pair,
      users: state.answer?.pairs.users,
      network: networkOf(state),
      choice: state.scene.choice,
    })),
  )
  const [next, setNext] = useState(1)
  const add = () => {
    const ends = pair ?? (users && users.length > 1 ? ([users[0]!.id, users[1]!.id] as const) : null)
    if (!ends) return
    const id = `${next}-${demands.length}`
    setNext(next + 1)
    const demand: Demand = { id, from: ends[0], to: ends[1], want: { kind: 'stream', bitsPerSecond: 100_000 }, choice }
    setDemandList(store, [...demands, demand])
  }
  const change = (id: string, patch: Partial<Demand>) =>
    setDemandList(
      store,
      demands.map((demand) => (demand.id === id ? { ...demand, ...patch } : demand)),
    )
  return (
    <section className="stores-demands" aria-label={w.demands}>
      <h3>{w.demands}</h3>
      <ul>
        {demands.map((demand) => {
          const state = states.find((each) => each.demand.id === demand.id)
          const { want } = demand
          return (
            <li key={demand.id} data-testid="demand" data-status={state?.status}>
              <strong>
                {nameOf(network, demand.from)}–{nameOf(network, demand.to)}
              </strong>
              <Select
                label={w.kind}
                options={[
                  { value: 'stream', text: w.stream },
                  { value: 'keys', text: w.keys },
                ]}
                value={want.kind}
                onChange={(kind) =>
                  change(demand.id, {
                    want:
                      kind === 'stream'
                        ? { kind: 'stream', bitsPerSecond: 100_000 }
                        : { kind: 'keys', bits: 256, perSecond: 10 },
                  })
                }
              />
              {want.kind === 'stream' ? (
                <Field
                  label={w.bitsPerSecond}
                  value={want.bitsPerSecond}
                  min={0}
                  max={1e9}
                  whole
                  testId="demand-rate"
                  onChange={(bitsPerSecond) => change(demand.id, { want: { ...want, bitsPerSecond } })}
                />
              ) : (
                <>
                  <Field
                    label={w.bits}
                    value={want.bits}
                    min={1}
                    max={65_536}
                    whole
                    onChange={(bits) => change(demand.id, { want: { ...want, bits } })}
                  />
                  <Field
                    label={w.perSecond}
                    value={want.perSecond}
                    min={0}
                    max={10_000}
                    step={0.1}
                    onChange={(perSecond) => change(demand.id, { want: { ...want, perSecond } })}
                  />
                </>
              )}
              {state && (
                <span className="stores-status">
                  {w[state.status]}, {fill(w.delivered, { n: bitsShort(state.deliveredBits, format) })}
                  {state.missedBits > 0 && `, ${fill(w.missed, { n: bitsShort(state.missedBits, format) })}`}
                  {state.waitingKeys > 0 && `, ${fill(w.waiting, { n: format.integer(state.waitingKeys) })}`}
                  {state.reason && ` · ${networkProblemWords(state.reason, words, format, network)}`}
                </span>
              )}
              <Button
                kind="icon"
                aria-label={`${w.remove} ${nameOf(network, demand.from)}–${nameOf(network, demand.to)}`}
                onClick={() =>
                  setDemandList(
                    store,
                    demands.filter(({ id }) => id !== demand.id),
                  )
                }
              >
                <Trash2 {...ICON} size={16} />
              </Button>
            </li>
          )
        })}
      </ul>
      <Button
        kind="link"
        data-testid="add-demand"
        disabled={!users || users.length < 2 || demands.length >= MOST_DEMANDS}
        onClick={add}
      >
        {w.add}
      </Button>
    </section>
  )
}

/** Changes of demands and alarms, the newest first. */
function Events() {
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
