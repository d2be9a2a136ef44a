import type { ReactNode } from 'react'
import { click, detector, die } from '../scene/geometry/apparatus'
import { bar, brackets, type ColumnSize, columnHeight, hatch, slot } from '../scene/geometry/columns'
import { packet } from '../scene/geometry/photon'
import type { Mark } from '../scene/geometry/shape'
import { circle } from '../scene/geometry/shape'
import { MarkSvg } from '../ui/MarkSvg'
import { ArrowMark, TileMark } from '../ui/Marks'
import { useApp, useAppState } from '../useApp'
import { seesEve } from './state-words'
import { shownZoom } from './zoom'
import './legend.css'

/** Columns of the strips, small enough for a line of text. */
const SIZE: ColumnSize = { bar: 8, pitch: 12, full: 13, gap: 4 }

const pair = (bit: 0 | 1): Mark => [{ d: bar(SIZE, 'alice', bit, 0) + bar(SIZE, 'bob', bit, 0), fill: 'ink' }]

const wrong: Mark = [
  { d: hatch(SIZE, 'alice', 1, 0) + hatch(SIZE, 'bob', 0, 0), stroke: 'error', width: 2.6 },
  { d: bar(SIZE, 'alice', 1, 0, 8, 0.75) + bar(SIZE, 'bob', 0, 0, 8, 0.75), stroke: 'error' },
]

const thrown: Mark = [{ d: slot(SIZE, 0, 8), stroke: 'line', width: 1.25, dash: [1.5, 2.6] }]

const spent: Mark = [...pair(1), { d: brackets(SIZE, 0), stroke: 'ink' }]

const Column = ({ mark }: { readonly mark: Mark }) => (
  <MarkSvg mark={mark} width={8} height={38} origin={[-4, -columnHeight(SIZE) / 2]} />
)

function Entry({ marks, text }: { readonly marks: ReactNode; readonly text: string }) {
  return (
    <li>
      <span className="legend-marks">{marks}</span>
      <span>{text}</span>
    </li>
  )
}

/** The marks that are on the bench now, each with its meaning. */
export function Legend() {
  const { words } = useApp()
  const eve = useAppState(({ scenario, edits }) => scenario.attack !== 'off' || edits.length > 0)
  const viewer = useAppState(({ viewing }) => viewing.viewer)
  const level = useAppState(({ viewing }) => shownZoom(viewing))
  const { legend } = words.lab
  return (
    <section className="legend" aria-labelledby="legend-title">
      <h2 id="legend-title">{legend.title}</h2>
      <ul>
        <Entry
          marks={
            <>
              <TileMark basis="z" />
              <TileMark basis="x" />
            </>
          }
          text={legend.bases}
        />
        <Entry
          marks={
            <>
              <ArrowMark basis="z" bit={0} />
              <ArrowMark basis="x" bit={0} />
            </>
          }
          text={legend.zero}
        />
        <Entry
          marks={
            <>
              <ArrowMark basis="z" bit={1} />
              <ArrowMark basis="x" bit={1} />
            </>
          }
          text={legend.one}
        />
        {level > 3 ? null : level === 1 ? (
          <Entry
            marks={
              <>
                <MarkSvg mark={die(20, 4)} width={25} />
                <MarkSvg mark={[...detector(10), ...click(10)]} width={28} scale={0.9} />
              </>
            }
            text={legend.chance}
          />
        ) : (
          <>
            <Entry
              marks={
                <>
                  <Column mark={pair(1)} />
                  <Column mark={pair(0)} />
                  <Column mark={wrong} />
                  <Column mark={thrown} />
                </>
              }
              text={legend.strips}
            />
            <Entry marks={<Column mark={spent} />} text={legend.compared} />
          </>
        )}
        {level > 3 ? null : seesEve(viewer) ? (
          eve && (
            <>
              <Entry
                marks={
                  <MarkSvg
                    mark={packet({ radius: 10, state: { tile: 'z', angle: 0 }, resent: true, photons: 1 })}
                    width={28}
                  />
                }
                text={legend.notch}
              />
              <Entry marks={<MarkSvg mark={[{ d: circle(2.5), fill: 'eve' }]} width={14} />} text={legend.eveKnows} />
            </>
          )
        ) : (
          <Entry
            marks={<MarkSvg mark={packet({ radius: 11, state: null, resent: false, photons: 1 })} width={28} />}
            text={legend.unknown}
          />
        )}
      </ul>
    </section>
  )
}
