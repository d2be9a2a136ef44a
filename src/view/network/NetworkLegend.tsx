import type { ReactNode } from 'react'
import { keyStore } from '../scene/geometry/marks'
import { type Mark, segment } from '../scene/geometry/shape'
import { MarkSvg } from '../ui/MarkSvg'
import { useApp } from '../useApp'
import { openEye } from './glyphs'
import { useNetwork } from './useNetwork'
import '../panels/legend.css'

const tube = (half: number, dash?: readonly number[]): Mark => [
  { d: segment(-14, -half, 14, -half), stroke: 'ink', ...(dash ? { dash } : {}) },
  { d: segment(-14, half, 14, half), stroke: 'ink', ...(dash ? { dash } : {}) },
]
const none: Mark = [{ d: segment(-32, 0, 32, 0), stroke: 'line', width: 2, dash: [2, 6] }]
const path: Mark = [{ d: segment(-30, 0, 30, 0), stroke: 'ink', width: 9 }]

function Entry({ marks, text }: { readonly marks: ReactNode; readonly text: string }) {
  return (
    <li>
      <span className="legend-marks">{marks}</span>
      <span>{text}</span>
    </li>
  )
}

/** The marks of the map, each with its meaning. */
export function NetworkLegend() {
  const { words: all } = useApp()
  const { legend } = all.network
  const invented = useNetwork(({ history }) => history.present.network.fibres.some(({ verified }) => !verified))
  return (
    <section className="legend" aria-labelledby="network-legend">
      <h2 id="network-legend">{legend.title}</h2>
      <ul>
        <Entry
          marks={
            <>
              <MarkSvg mark={tube(5.5)} width={32} height={16} />
              <MarkSvg mark={tube(2.5)} width={32} height={16} />
            </>
          }
          text={legend.width}
        />
        <Entry marks={<MarkSvg mark={path} width={68} height={14} />} text={legend.path} />
        <Entry marks={<MarkSvg mark={none} width={68} height={8} />} text={legend.none} />
        {invented && (
          <Entry marks={<MarkSvg mark={tube(4, [6, 4])} width={32} height={16} />} text={legend.unverified} />
        )}
        <Entry marks={<MarkSvg mark={keyStore(0.5)} width={18} height={38} />} text={legend.store} />
        <Entry marks={<MarkSvg mark={openEye(26)} width={30} height={20} scale={26 / 22} />} text={legend.eye} />
      </ul>
    </section>
  )
}
