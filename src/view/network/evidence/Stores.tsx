import { Pause, Play, RotateCcw } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { fill } from '../../../locales/fill'
import { paceOf } from '../../../model/network/keys/levels'
import { networkOf, PACES, type Pace } from '../../../store/network'
import { Button } from '../../ui/Button'
import { ICON } from '../../ui/icon'
import { Segmented } from '../../ui/Segmented'
import { useApp } from '../../useApp'
import { useLinkName } from '../useLinkName'
import { useNetwork, useNetworkTools } from '../useNetwork'
import { bitsShort, nameOf } from '../words'
import { Demands } from './Demands'
import type { EvidenceProps } from './evidence'
import { LineChart, type Series } from './LineChart'
import { StoreEvents } from './StoreEvents'
import { timeTicks } from './time-ticks'
import './stores.css'

/** Stores that are drawn: those of the chosen path and those of demands first. */
const MOST_LINES = 6

/** Bits in store, bits that come in, bits that demands go without. */
const SHOWS = ['level', 'refill', 'starved'] as const
type Show = (typeof SHOWS)[number]

/** What is in the stores over time, who uses it, and what happened. */
export default function StoresEvidence({ layout }: EvidenceProps) {
  const { words: all, format } = useApp()
  const words = all.network
  const w = words.stores
  const { live, network, path } = useNetwork(
    useShallow((state) => ({ live: state.live, network: networkOf(state), path: state.answer?.path })),
  )
  const [show, setShow] = useState<Show>('level')
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
  const linkName = useLinkName()
  const xs = levels?.seconds ?? []
  const whole = (values: readonly number[] | undefined) => (values ?? []).map((v) => (Number.isNaN(v) ? null : v))
  const ofLinks = (values: (link: string) => readonly (number | null)[]): Series[] =>
    wanted.map((store, i) => ({
      id: store.link,
      label: linkName(store),
      look: store.bold ? 'bold' : i % 2 === 0 ? 'plain' : 'thin',
      values: values(store.link),
      labelAt: 1 - (i % 3) * 0.3,
    }))
  const series: Series[] =
    show === 'level'
      ? ofLinks((link) => whole(levels?.stored.get(link)))
      : show === 'refill'
        ? ofLinks((link) => paceOf(levels?.made.get(link) ?? [], xs))
        : (live?.demands ?? []).slice(0, MOST_LINES).map(({ demand }, i) => ({
            id: demand.id,
            label: `${nameOf(network, demand.from)}–${nameOf(network, demand.to)}`,
            look: i === 0 ? 'bold' : i % 2 === 0 ? 'plain' : 'thin',
            values: paceOf(levels?.missed.get(demand.id) ?? [], xs),
            labelAt: 1 - (i % 3) * 0.3,
          }))
  const unit = show === 'level' ? bits : (n: number) => format.inline(format.rate(n))
  const top = Math.max(1000, ...series.flatMap(({ values }) => values.map((v) => v ?? 0)))
  const ceiling = show === 'level' ? Math.min(live?.capacityBits ?? 1e6, niceCeiling(top)) : niceCeiling(top)
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
        yTicks={[0, 0.25, 0.5, 0.75, 1].map((part) => ({ value: part * ceiling, text: unit(part * ceiling) }))}
        xTicks={timeTicks(xs.at(-1) ?? 1).map((value) => ({ value, text: format.decimal(value, 0) }))}
        axis={w.axis}
        series={series}
        made="simulated"
        {...(series.length === 0 && show === 'starved' ? { empty: w.noDemand } : {})}
        pointText={(i) =>
          fill(w.point, {
            t: seconds(xs[i] ?? 0),
            what: series
              .map(({ label, values }) => `${label} ${values[i] == null ? '–' : unit(values[i]!)}`)
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
      <div className="evidence-fields">
        <Segmented
          label={w.show}
          options={SHOWS.map((value) => ({ value, text: w.shows[value] }))}
          value={show}
          testId="stores-show"
          onChange={setShow}
        />
      </div>
      <Transport />
      <Demands states={live?.demands ?? []} />
      <StoreEvents />
    </div>
  )
}

const niceCeiling = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 4, 5, 10].find((s) => s * power >= value) ?? 10) * power
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
