import { useMemo, useState } from 'react'
import { fill } from '../../../locales/fill'
import { lineLoad, linkLoads, ringLoad, starLoad } from '../../../model/network/limits/busiest-link'
import { meshLinks, ringLinks, starLinks, treeLinks } from '../../../model/network/limits/links-needed'
import { graphOf } from '../../../model/network/pairs'
import { usersOf } from '../../../model/network/topology'
import { networkOf } from '../../../store/network'
import { Segmented } from '../../ui/Segmented'
import { useApp } from '../../useApp'
import { useNetwork } from '../useNetwork'
import type { EvidenceProps } from './evidence'
import { LineChart } from './LineChart'
import { useMeasured } from './useMeasured'

const NS = [...Array.from({ length: 29 }, (_, i) => i + 2), 40, 50, 60, 80, 100, 150, 200, 300, 500, 700, 1000]
/** Numbers of users for which a network is run with every pair asking for all it can get. */
const LOAD = { of: 'load', users: [3, 4, 6, 8, 12, 16] } as const
/** Larger networks are not loaded pair by pair here. */
const MOST_LOADED = 200

/** Links that different ways of joining need, and how many pairs share the busiest of them. */
export default function LinksEvidence({ layout }: EvidenceProps) {
  const { words: all, format } = useApp()
  const w = all.network.links
  const count = useNetwork((state) => usersOf(networkOf(state)).length)
  const answer = useNetwork((state) => state.answer)
  const [show, setShow] = useState<'links' | 'load'>('links')
  const users = Math.max(2, count)
  const load = useMemo(() => {
    if (!answer || answer.network.nodes.length > MOST_LOADED) return null
    const loads = linkLoads(
      graphOf(answer.network, answer.links),
      usersOf(answer.network).map(({ id }) => id),
    )
    return loads.length > 0 ? Math.max(...loads) : 0
  }, [answer])
  const measured = useMeasured(LOAD)
  const counts = {
    mesh: NS.map(meshLinks),
    star: NS.map(starLinks),
    ring: NS.map(ringLinks),
    tree: NS.map(treeLinks),
  }
  const loads = { star: NS.map(starLoad), ring: NS.map(ringLoad), line: NS.map(lineLoad) }
  const n = (value: number | null | undefined) => format.integer(value ?? 0)
  const links = show === 'links'
  return (
    <div className="evidence-with-fields">
      <LineChart
        id="LINKS"
        title={w.title}
        summary={
          links || load === null
            ? fill(w.summary, { n: n(users), mesh: n(meshLinks(users)), star: n(starLinks(users)) })
            : fill(w.summaryLoad, { n: n(users), load: format.decimal(load, Number.isInteger(load) ? 0 : 1) })
        }
        layout={layout}
        x={NS}
        logX
        logY
        yRange={[1, 1e6]}
        yTicks={[1, 10, 100, 1000, 1e4, 1e5, 1e6].map((value) => ({ value, text: format.count(value) }))}
        xTicks={[2, 5, 10, 20, 50, 100, 200, 500, 1000].map((value) => ({ value, text: format.integer(value) }))}
        axis={w.axis}
        series={
          links
            ? [
                { id: 'mesh', label: w.mesh, look: 'bold', values: counts.mesh },
                { id: 'star', label: w.star, look: 'plain', values: counts.star, labelAt: 0.75 },
                { id: 'tree', label: w.tree, look: 'thin', values: counts.tree, labelAt: 0.5 },
              ]
            : [
                { id: 'line', label: w.loadLine, look: 'bold', values: loads.line },
                { id: 'ring', label: w.loadRing, look: 'plain', values: loads.ring, labelAt: 0.8 },
                { id: 'star', label: w.loadStar, look: 'thin', values: loads.star, labelAt: 0.6 },
              ]
        }
        here={{
          x: users,
          text: fill(all.network.spread.here, { n: n(users), m: n(meshLinks(users)) }),
          series: links ? ['mesh', 'star'] : [],
        }}
        spots={
          links
            ? []
            : [
                ...measured.map(({ series, x, value }) => ({
                  x,
                  y: value,
                  text: fill(w.measured, {
                    n: n(x),
                    shape: w.shapes[series as keyof typeof w.shapes],
                    load: format.decimal(value, 1),
                  }),
                  look: 'ring' as const,
                })),
                ...(load !== null && load > 0
                  ? [
                      {
                        x: users,
                        y: load,
                        text: fill(w.loadNow, { n: format.decimal(load, Number.isInteger(load) ? 0 : 1) }),
                        look: 'disc' as const,
                      },
                    ]
                  : []),
              ]
        }
        pointText={(i) =>
          links
            ? fill(w.point, { n: n(NS[i]), mesh: n(counts.mesh[i]), star: n(counts.star[i]), tree: n(counts.tree[i]) })
            : fill(w.pointLoad, { n: n(NS[i]), line: n(loads.line[i]), ring: n(loads.ring[i]), star: n(loads.star[i]) })
        }
        table={{
          caption: w.tableCaption,
          columns: [
            { name: 'users', title: w.columns.n, show: format.integer },
            { name: 'mesh_links', title: w.columns.mesh, show: format.integer },
            { name: 'star_links', title: w.columns.star, show: format.integer },
            { name: 'ring_links', title: w.columns.ring, show: format.integer },
            { name: 'tree_links', title: w.columns.tree, show: format.integer },
            { name: 'star_load', title: w.columns.loadStar, show: format.integer },
            {
              name: 'ring_load',
              title: w.columns.loadRing,
              show: (v) => format.decimal(v, Number.isInteger(v) ? 0 : 1),
            },
            { name: 'line_load', title: w.columns.loadLine, show: format.integer },
          ],
          rows: NS.map((value, i) => [
            value,
            counts.mesh[i]!,
            counts.star[i]!,
            counts.ring[i]!,
            counts.tree[i]!,
            loads.star[i]!,
            loads.ring[i] ?? null,
            loads.line[i]!,
          ]),
        }}
        explain={w.explain}
      />
      <div className="evidence-fields">
        <Segmented
          label={w.show}
          options={(['links', 'load'] as const).map((value) => ({ value, text: w.choices[value] }))}
          value={show}
          testId="links-show"
          onChange={setShow}
        />
      </div>
    </div>
  )
}
