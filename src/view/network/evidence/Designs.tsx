import { useDeferredValue, useMemo, useState } from 'react'
import { fill } from '../../../locales/fill'
import { linkSettingsOf } from '../../../model/engine/link-settings-of'
import { FORMULA_ONLY } from '../../../model/engine/network-links-limits'
import { demonstrations } from '../../../model/network/limits/demonstrations'
import { starDesigns } from '../../../model/network/limits/star-designs'
import { usersOf } from '../../../model/network/topology'
import { networkOf } from '../../../store/network'
import { Segmented } from '../../ui/Segmented'
import { useApp, useAppState } from '../../useApp'
import { useNetwork } from '../useNetwork'
import { kmWords } from '../words'
import type { EvidenceProps } from './evidence'
import { Field } from './Fields'
import { LineChart } from './LineChart'
import { decades, rateTicks } from './rate-ticks'
import { useMeasured } from './useMeasured'

/** Numbers of users at which the simulation is asked. */
const MEASURED_AT = [2, 4, 8, 16, 32, 64]
const NS = [2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 36, 40, 48, 56, 64]
/** Designs that are drawn together, by whether somebody in the middle must be trusted. */
const GROUPS = {
  untrusted: ['switch', 'entanglement', 'tf', 'mdi', 'mesh'],
  trusted: ['star', 'hub', 'turns', 'splitter-up', 'splitter-down'],
} as const
type Group = keyof typeof GROUPS
const LOOKS = {
  star: 'bold',
  hub: 'plain',
  turns: 'thin',
  switch: 'plain',
  mdi: 'dashed',
  tf: 'thin',
  entanglement: 'bold',
  'splitter-up': 'dotted',
  'splitter-down': 'dashed',
  mesh: 'dotted',
} as const

/** Key rate against the number of users for every way of joining them, with what experiments have shown. */
export default function DesignsEvidence({ layout }: EvidenceProps) {
  const { words: all, format } = useApp()
  const w = all.network.designs
  const scenario = useDeferredValue(useAppState((state) => state.scenario))
  const count = useNetwork((state) => usersOf(networkOf(state)).length)
  const [spoke, setSpoke] = useState(20)
  const [group, setGroup] = useState<Group>('untrusted')
  const users = Math.min(64, Math.max(2, count))
  const rates = useMemo(() => {
    const at = (distanceKm: number) => linkSettingsOf({ ...scenario, distanceKm, channel: 'fibre' })
    return new Map(starDesigns.map(({ id, bitsPerSecond }) => [id, NS.map((n) => bitsPerSecond(n, spoke, at))]))
  }, [scenario, spoke])
  const words = (bits: number) => (bits > 0 ? format.inline(format.rate(bits)) : all.network.map.noKey)
  const range = decades(
    GROUPS[group].flatMap((id) => rates.get(id) ?? []),
    7,
  )
  const at = NS.reduce((best, n, i) => (Math.abs(n - users) < Math.abs(NS[best]! - users) ? i : best), 0)
  const perPair = starDesigns.filter(({ of }) => of === 'pair')
  const best = perPair.reduce((a, b) => ((rates.get(a.id)?.[at] ?? 0) >= (rates.get(b.id)?.[at] ?? 0) ? a : b))
  const shown = GROUPS[group]
  const entangled = rates.get('entanglement') ?? []
  const measured = useMeasured({
    of: 'designs',
    scenario,
    spokeKm: spoke,
    designs: shown.filter((id) => !FORMULA_ONLY.includes(id)),
    users: MEASURED_AT,
  })
  const simulated = measured
    .filter(({ value }) => value >= range[0])
    .map(({ series, x, value, low, high }) => ({
      x,
      y: value,
      bar: [low, high] as const,
      text: fill(w.measured, { n: x, name: w.names[series as keyof typeof w.names], rate: words(value) }),
      look: 'ring' as const,
    }))
  return (
    <div className="evidence-with-fields">
      <LineChart
        id="DESIGNS"
        title={w.title}
        summary={`${fill(w.summary, { n: NS[at]!, km: kmWords(spoke, format), best: w.names[best.id] })} ${fill(
          w.demoLabel,
          {
            list: demonstrations.map((each) => String(each.users)).join(', '),
          },
        )}.`}
        layout={layout}
        x={NS}
        logX
        logY
        yRange={range}
        yTicks={rateTicks(range[0], range[1], format)}
        xTicks={[2, 4, 8, 16, 32, 64].map((value) => ({ value, text: String(value) }))}
        axis={fill(w.axis, { km: kmWords(spoke, format) })}
        series={shown.map((id, i) => ({
          id,
          label: w.names[id],
          look: LOOKS[id],
          values: rates.get(id) ?? [],
          labelAt: 1 - (i % 4) * 0.22,
        }))}
        spots={[
          ...simulated,
          ...demonstrations
            .filter(({ design }) => (design === 'splitter') === (group === 'trusted'))
            .map((each) => ({
              x: each.users,
              y:
                each.design === 'entanglement'
                  ? nearest(entangled, each.users)
                  : nearest(rates.get('splitter-up') ?? [], each.users),
              text: fill(w.demo, { n: each.users, year: each.year, source: each.source }),
              look: 'diamond' as const,
            })),
        ]}
        pointText={(i) =>
          fill(w.point, {
            n: NS[i]!,
            list: shown.map((id) => `${w.names[id]} ${words(rates.get(id)?.[i] ?? 0)}`).join(', '),
          })
        }
        table={{
          caption: w.tableCaption,
          columns: [
            { name: 'users', title: w.users, show: format.integer },
            ...starDesigns.map(({ id, of, trusted }) => ({
              name: id,
              title: `${w.names[id]} (${of === 'user' ? w.ofUser : w.ofPair}, ${trusted ? w.trusted : w.untrusted})`,
              show: (v: number) => format.integer(v),
            })),
          ],
          rows: NS.map((n, i) => [n, ...starDesigns.map(({ id }) => rates.get(id)?.[i] ?? null)]),
        }}
        explain={w.explain}
      />
      <div className="evidence-fields">
        <span>{w.group}</span>
        <Segmented
          label={w.group}
          options={(['untrusted', 'trusted'] as const).map((value) => ({ value, text: w.groups[value] }))}
          value={group}
          onChange={setGroup}
        />
        {shown.some((id) => FORMULA_ONLY.includes(id)) && <span>{w.formulaOnly}</span>}
        <Field label={w.spoke} unit="km" value={spoke} min={1} max={200} onChange={setSpoke} />
      </div>
    </div>
  )
}

/** The curve's value at the nearest number of users; null where it has no key. */
function nearest(values: readonly number[], users: number): number | null {
  const i = NS.reduce((best, n, k) => (Math.abs(n - users) < Math.abs(NS[best]! - users) ? k : best), 0)
  return (values[i] ?? 0) > 0 ? values[i]! : null
}
