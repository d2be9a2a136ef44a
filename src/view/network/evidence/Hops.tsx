import { useMemo, useState } from 'react'
import { fill } from '../../../locales/fill'
import { linkSettingsOf } from '../../../model/engine/link-settings-of'
import { bestSpacing, spacings } from '../../../model/network/limits/relay-chain'
import { longRunRate } from '../../../model/physics/link-settings'
import { useApp, useAppState } from '../../useApp'
import { kmWords } from '../words'
import type { EvidenceProps } from './evidence'
import { Field } from './Fields'
import { LineChart } from './LineChart'
import { decades, rateTicks } from './rate-ticks'
import { useMeasured } from './useMeasured'

const MOST_HOPS = 40
/** Numbers of hops at which the simulation is asked. */
const MEASURED_AT = [1, 2, 3, 4, 5, 6, 8, 10, 14, 20, 30, 40]

/** Over one distance: many short hops or few long ones, and what a bit of key costs. */
export default function HopsEvidence({ layout }: EvidenceProps) {
  const { words: all, format } = useApp()
  const w = all.network.hops
  const scenario = useAppState((state) => state.scenario)
  const [distance, setDistance] = useState(400)
  const [perHop, setPerHop] = useState(60_000)
  const [perKm, setPerKm] = useState(300)
  const { list, best } = useMemo(() => {
    const rateAt = (distanceKm: number) =>
      longRunRate(linkSettingsOf({ ...scenario, distanceKm, channel: 'fibre' })).perSecond
    const found = spacings(distance, rateAt, { perHop, perKm }, MOST_HOPS)
    return { list: found, best: bestSpacing(found) }
  }, [scenario, distance, perHop, perKm])
  const hops = Array.from({ length: MOST_HOPS }, (_, i) => i + 1)
  const measured = useMeasured({ of: 'hops', scenario, distanceKm: distance, hops: MEASURED_AT })
  const of = (n: number) => list.find((each) => each.hops === n) ?? null
  const rates = hops.map((n) => of(n)?.bitsPerSecond ?? null)
  const range = decades(rates, 9)
  // Prices on the same log axis, moved so that the cheapest stands two decades above the foot.
  const foot = best ? (range[0] * 100) / best.costPerBit : 1
  const prices = hops.map((n) => {
    const price = of(n)?.costPerBit
    return price === undefined ? null : Math.min(range[1], price * foot)
  })
  const rate = (bits: number) => format.inline(format.rate(bits))
  const km = kmWords(distance, format)
  return (
    <div className="evidence-with-fields">
      <LineChart
        id="HOPS"
        title={w.title}
        summary={
          best
            ? fill(w.summary, {
                km,
                hops: best.hops,
                spacing: kmWords(best.spacingKm, format),
                rate: rate(best.bitsPerSecond),
                relays: best.hops - 1,
              })
            : fill(w.summaryNone, { km })
        }
        layout={layout}
        x={hops}
        logY
        yRange={range}
        yTicks={rateTicks(range[0], range[1], format)}
        xTicks={[1, 5, 10, 15, 20, 25, 30, 35, 40].map((value) => ({ value, text: String(value) }))}
        axis={fill(w.axis, { km })}
        series={[
          { id: 'rate', label: w.rate, look: 'bold', values: rates },
          { id: 'cost', label: w.cost, look: 'dashed', values: prices, labelAt: 0.75 },
        ]}
        {...(best
          ? { here: { x: best.hops, text: fill(w.best, { n: best.hops }), series: ['rate', 'cost'] } }
          : { empty: fill(w.summaryNone, { km }) })}
        spots={measured
          .filter(({ value }) => value >= range[0])
          .map(({ x, value, low, high }) => ({
            x,
            y: value,
            bar: [low, high] as const,
            text: fill(w.measured, { n: x, rate: rate(value) }),
            look: 'ring' as const,
          }))}
        pointText={(i) => {
          const found = of(hops[i]!)
          return fill(w.point, {
            n: hops[i]!,
            km: kmWords(distance / hops[i]!, format),
            rate: found ? rate(found.bitsPerSecond) : all.network.map.noKey,
          })
        }}
        table={{
          caption: w.tableCaption,
          columns: [
            { name: 'hops', title: w.columns.hops, show: format.integer },
            { name: 'spacing_km', title: w.columns.spacing, show: (v) => format.decimal(v, 1) },
            { name: 'bits_per_second', title: w.columns.rate, show: (v) => format.decimal(v, v < 100 ? 1 : 0) },
            { name: 'price', title: w.columns.cost, show: (v) => format.power(Number(v.toPrecision(3))) },
          ],
          rows: list.map((each) => [each.hops, each.spacingKm, each.bitsPerSecond, each.costPerBit]),
        }}
        explain={w.explain}
      />
      <div className="evidence-fields">
        <Field
          label={w.distance}
          unit="km"
          value={distance}
          min={10}
          max={5000}
          onChange={setDistance}
          testId="hops-km"
        />
        <Field label={w.perHop} suffix={w.usd} value={perHop} min={0} max={1e7} whole onChange={setPerHop} />
        <Field label={w.perKm} suffix={w.usd} value={perKm} min={0} max={1e5} whole onChange={setPerKm} />
        <span>{w.assumed}</span>
      </div>
    </div>
  )
}
