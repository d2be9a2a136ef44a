import { useMemo, useState } from 'react'
import { fill } from '../../../locales/fill'
import { availability, leakProbability } from '../../../model/network/limits/leak'
import { measuredLeaks } from '../../../model/network/limits/measured'
import { useApp } from '../../useApp'
import type { EvidenceProps } from './evidence'
import { Field } from './Fields'
import { LineChart, type Spot } from './LineChart'

const KS = Array.from({ length: 20 }, (_, i) => i + 1)
const PATHS = [1, 2, 3] as const
const TRIALS = 4000

/** Chance that traitors read a key, against relays on a path, for one path and for shares on several. */
export default function LeakEvidence({ layout }: EvidenceProps) {
  const { words: all, format } = useApp()
  const w = all.network.leak
  const [p, setP] = useState(0.05)
  const [q, setQ] = useState(0.01)
  const [relays, setRelays] = useState(4)
  const [paths, setPaths] = useState(2)
  const curves = useMemo(() => PATHS.map((m) => KS.map((k) => leakProbability(p, k, m))), [p])
  const up = useMemo(() => KS.map((k) => availability(q, k, paths)), [q, paths])
  const thrown = useMemo(() => PATHS.map((m) => ({ m, leaks: measuredLeaks(p, relays, m, TRIALS, 1984) })), [p, relays])
  const percent = (value: number) =>
    value > 0 && value < 0.0005 ? format.power(Number(value.toPrecision(2))) : format.percent(value)
  const name = (m: number) => (m === 1 ? w.one : fill(w.paths, { n: m }))
  const spots: Spot[] = thrown
    .filter(({ leaks }) => leaks > 0)
    .map(({ m, leaks }) => ({
      x: relays,
      y: leaks / TRIALS,
      text: `${name(m)}: ${fill(w.measured, { n: format.integer(TRIALS), k: format.integer(leaks) })}`,
      look: 'ring',
    }))
  return (
    <div className="evidence-with-fields">
      <LineChart
        id="LEAK"
        title={w.title}
        summary={fill(w.summary, {
          relays,
          paths,
          p: percent(p),
          leak: percent(leakProbability(p, relays, paths)),
          up: percent(availability(q, relays, paths)),
        })}
        layout={layout}
        x={KS}
        logY
        yRange={[1e-6, 1]}
        yTicks={[1, 0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6].map((value) => ({
          value,
          text: value >= 0.01 ? format.percent(value, 0) : format.power(value),
        }))}
        xTicks={[1, 5, 10, 15, 20].map((value) => ({ value, text: String(value) }))}
        axis={w.axis}
        series={PATHS.map((m, i) => ({
          id: String(m),
          label: name(m),
          look: m === paths ? 'bold' : 'plain',
          values: curves[i]!,
        }))}
        here={{ x: relays, text: '', series: [String(paths)] }}
        spots={spots}
        pointText={(i) =>
          fill(w.point, { k: KS[i]!, list: PATHS.map((m, j) => `${name(m)} ${percent(curves[j]![i]!)}`).join(', ') })
        }
        table={{
          caption: w.tableCaption,
          columns: [
            { name: 'relays', title: w.columns.k, show: format.integer },
            ...PATHS.map((m) => ({ name: `leaks_${m}_paths`, title: fill(w.columns.leak, { m }), show: percent })),
            { name: 'arrives', title: fill(w.columns.up, { m: paths }), show: percent },
          ],
          rows: KS.map((k, i) => [k, ...PATHS.map((_, j) => curves[j]![i]!), up[i]!]),
        }}
        explain={w.explain}
        made="formula"
      />
      <div className="evidence-fields">
        <Field label={w.p} percent value={p} min={0.001} max={0.5} step={0.001} onChange={setP} />
        <Field label={w.q} percent value={q} min={0} max={0.5} step={0.001} onChange={setQ} />
        <Field label={w.k} value={relays} min={1} max={20} whole onChange={setRelays} />
        <Field label={w.m} value={paths} min={1} max={3} whole onChange={setPaths} />
      </div>
    </div>
  )
}
