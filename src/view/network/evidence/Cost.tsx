import { useMemo, useState } from 'react'
import { fill } from '../../../locales/fill'
import {
  type AssumptionId,
  assumptions,
  breakEven,
  costDesigns,
  costOf,
  type Prices,
  usualPrices,
} from '../../../model/network/limits/cost'
import { usersOf } from '../../../model/network/topology'
import { networkOf } from '../../../store/network'
import { useApp } from '../../useApp'
import { useNetwork } from '../useNetwork'
import type { EvidenceProps } from './evidence'
import { Field } from './Fields'
import { LineChart } from './LineChart'
import { decades } from './rate-ticks'

const NS = [2, 3, 4, 5, 6, 8, 10, 14, 20, 30, 40, 50, 70, 100, 150, 200, 300, 500, 700, 1000, 2000, 5000, 10_000]
const DRAWN = costDesigns.filter((id) => id !== 'software')
const LOOKS = { mesh: 'bold', star: 'plain', switch: 'thin', hybrid: 'dashed' } as const

/** What joining n users costs; every price is an assumption to be changed. */
export default function CostEvidence({ layout }: EvidenceProps) {
  const { words: all, format } = useApp()
  const w = all.network.cost
  const network = useNetwork(networkOf)
  const [prices, setPrices] = useState<Prices>(usualPrices)
  const users = Math.max(2, usersOf(network).length)
  const costs = useMemo(() => new Map(DRAWN.map((id) => [id, NS.map((n) => costOf(id, n, prices))])), [prices])
  const even = useMemo(() => breakEven('hybrid', 'star', prices), [prices])
  const usd = (value: number) => {
    const { value: text, unit } = format.si(value, '')
    return `${text}${unit === '' ? '' : `\u00a0${unit}`}\u00a0USD`
  }
  const range = decades([...costs.values()].flat(), 9)
  const ticks = []
  for (let power = Math.log10(range[1]); power >= Math.log10(range[0]) - 1e-9; power -= 1)
    ticks.push({ value: 10 ** Math.round(power), text: usd(10 ** Math.round(power)).replace(/\.0+/, '') })
  return (
    <div className="evidence-with-fields">
      <LineChart
        id="COST"
        title={w.title}
        summary={`${fill(w.summary, {
          n: format.integer(users),
          mesh: usd(costOf('mesh', users, prices)),
          star: usd(costOf('star', users, prices)),
          hybrid: usd(costOf('hybrid', users, prices)),
          hubs: format.integer(prices.hubs),
        })} ${w.assumed}`}
        layout={layout}
        x={NS}
        logX
        logY
        yRange={range}
        yTicks={ticks.length > 7 ? ticks.filter((_, i) => i % 2 === 0) : ticks}
        xTicks={[2, 10, 100, 1000, 10_000].map((value) => ({ value, text: format.integer(value) }))}
        axis={w.axis}
        series={DRAWN.map((id, i) => ({
          id,
          label: w.designs[id],
          look: LOOKS[id],
          values: costs.get(id)!,
          labelAt: 1 - i * 0.15,
        }))}
        here={{ x: Math.min(users, NS.at(-1)!), text: '', series: ['mesh', 'star'] }}
        pointText={(i) =>
          fill(w.point, {
            n: format.integer(NS[i]!),
            list: DRAWN.map((id) => `${w.designs[id]} ${usd(costs.get(id)![i]!)}`).join(', '),
          })
        }
        table={{
          caption: w.tableCaption,
          columns: [
            { name: 'users', title: w.users, show: format.integer },
            ...DRAWN.map((id) => ({ name: `${id}_usd`, title: w.designs[id], show: (v: number) => format.integer(v) })),
          ],
          rows: NS.map((n, i) => [n, ...DRAWN.map((id) => costs.get(id)![i]!)]),
        }}
        explain={[...w.explain, w.softwareNote]}
      />
      <details>
        <summary className="evidence-fields">{w.assumptions}</summary>
        <div className="evidence-fields">
          {assumptions.map(({ id, unit, low, high }) => (
            <Field
              key={id}
              label={w.names[id]}
              value={prices[id]}
              suffix={w.units[unit]}
              min={low / 100}
              max={high * 100}
              step={id === 'chip' ? 0.1 : 1}
              onChange={(value) => setPrices((old) => ({ ...old, [id satisfies AssumptionId]: value }))}
            />
          ))}
        </div>
      </details>
      {even !== null && <p className="evidence-fields">{fill(w.breakEven, { n: format.integer(even) })}</p>}
    </div>
  )
}
