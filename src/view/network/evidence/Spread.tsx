import { useMemo, useState } from 'react'
import { fill } from '../../../locales/fill'
import { linkSettingsOf } from '../../../model/engine/link-settings-of'
import { meshLinks } from '../../../model/network/limits/links-needed'
import { starDesigns } from '../../../model/network/limits/star-designs'
import { usersOf } from '../../../model/network/topology'
import { longRunRate } from '../../../model/physics/link-settings'
import { networkOf } from '../../../store/network'
import { useApp, useAppState } from '../../useApp'
import { useNetwork } from '../useNetwork'
import { kmWords } from '../words'
import type { EvidenceProps } from './evidence'
import { Field } from './Fields'
import { LineChart } from './LineChart'
import { decades, rateTicks } from './rate-ticks'
import { useMeasured } from './useMeasured'

const MOST = 50
const design = (id: 'hub' | 'turns') => starDesigns.find((each) => each.id === id)!

/** Numbers of users at which the simulation is asked. */
const MEASURED_AT = [2, 5, 10, 20, 40, 60, 100, 300]

/** How thin the key of one device spreads over n users: per user through a hub, and per pair in turn. */
export default function SpreadEvidence({ layout }: EvidenceProps) {
  const { words: all, format } = useApp()
  const w = all.network.spread
  const scenario = useAppState((state) => state.scenario)
  const count = useNetwork((state) => usersOf(networkOf(state)).length)
  const [spoke, setSpoke] = useState(25)
  const users = Math.max(2, count)
  const { ns, hub, turns, rate } = useMemo(() => {
    const at = (distanceKm: number) => linkSettingsOf({ ...scenario, distanceKm, channel: 'fibre' })
    const last = Math.max(MOST, users)
    const counts = Array.from({ length: last - 1 }, (_, i) => i + 2)
    const of = (id: 'hub' | 'turns') => counts.map((n) => design(id).bitsPerSecond(n, spoke, at))
    return { ns: counts, hub: of('hub'), turns: of('turns'), rate: longRunRate(at(spoke)).perSecond }
  }, [scenario, spoke, users])
  const measured = useMeasured({
    of: 'designs',
    scenario,
    spokeKm: spoke,
    designs: ['hub', 'turns'],
    users: MEASURED_AT.filter((n) => n <= ns.at(-1)!),
  })
  const words = (bits: number) => format.inline(format.rate(bits))
  const i = users - 2
  const range = decades([...hub, ...turns])
  const short = layout === 'phone'
  return (
    <div className="evidence-with-fields">
      <LineChart
        id="SPREAD"
        title={w.title}
        summary={fill(w.summary, {
          n: format.integer(users),
          hub: words(hub[i] ?? 0),
          turns: words(turns[i] ?? 0),
        })}
        layout={layout}
        x={ns}
        logY
        yRange={range}
        yTicks={rateTicks(range[0], range[1], format)}
        xTicks={[2, 10, 20, 30, 40, 50, 100, 200, 500]
          .filter((n) => n <= ns.at(-1)!)
          .map((n) => ({ value: n, text: String(n) }))}
        axis={fill(w.axis, { km: kmWords(spoke, format), rate: words(rate) })}
        spots={measured
          .filter(({ value }) => value >= range[0])
          .map(({ series, x, value, low, high }) => ({
            x,
            y: value,
            bar: [low, high] as const,
            text: fill(w.measured, { n: x, what: series === 'hub' ? w.hubShort : w.turnsShort, rate: words(value) }),
            look: 'ring' as const,
          }))}
        series={[
          { id: 'turns', label: short ? w.turnsShort : w.turns, look: 'bold', values: turns },
          { id: 'hub', label: short ? w.hubShort : w.hub, look: 'thin', values: hub },
        ]}
        here={{
          x: users,
          text: fill(w.here, { n: format.integer(users), m: format.integer(meshLinks(users)) }),
          series: ['turns', 'hub'],
        }}
        pointText={(at) => fill(w.point, { n: ns[at]!, hub: words(hub[at]!), turns: words(turns[at]!) })}
        table={{
          caption: w.tableCaption,
          columns: [
            { name: 'users', title: w.columns.n, show: format.integer },
            { name: 'per_user_bits_per_second', title: w.columns.hub, show: (v) => format.integer(v) },
            { name: 'per_pair_bits_per_second', title: w.columns.turns, show: (v) => format.integer(v) },
          ],
          rows: ns.map((n, at) => [n, hub[at]!, turns[at]!]),
        }}
        explain={w.explain}
      />
      <div className="evidence-fields">
        <Field label={all.network.designs.spoke} unit="km" value={spoke} min={1} max={300} onChange={setSpoke} />
      </div>
    </div>
  )
}
