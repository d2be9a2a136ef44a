import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { fill } from '../../locales/fill'
import type { Format } from '../format'
import { MarkSvg } from '../ui/MarkSvg'
import { alice, bob } from './geometry/figures'
import { lock } from './geometry/marks'
import type { Mark } from './geometry/shape'
import { flowPath, type RibbonBox, type RibbonStage, ribbonBoxes, type StageCount } from './ribbon-shape'
import type { SceneWords } from './words'
import './ribbon.css'

interface Props {
  /** From sent to the last stage that is known. */
  readonly stages: readonly StageCount[]
  /** Counts of one second of the hardware; otherwise of the run so far. */
  readonly perSecond: boolean
  readonly words: SceneWords
  readonly format: Format
  /** Opens a few pulses of a stage at zoom 2; without it the stages are no buttons. */
  readonly onStage?: (stage: RibbonStage) => void
}

const HEIGHT = 296
const AXIS = 126
const BOX = 54
/** Where the factors stand when the flows are too short for them. */
const CHANGES_BELOW = 274
/** Below this width people and reasons give way. */
const NARROW = 640

/** From a certain size on a count is written with a prefix. */
const shortCount = (n: number, format: Format): string =>
  n < 10_000 ? format.integer(n) : format.inline(format.si(n, ''))

function changeText(box: RibbonBox, words: SceneWords, format: Format): string {
  if (!box.change) return ''
  const { kind, by } = box.change
  if (kind === 'less') return fill(words.ribbon.less, { share: format.percent(by, by < 0.1 ? 1 : 0) })
  const factor = by < 10 ? Number(by.toPrecision(2)) : Number(by.toPrecision(3))
  return fill(words.ribbon.divided, {
    factor: Number.isInteger(factor) ? format.count(factor) : format.decimal(factor, 1),
  })
}

/** One person at an end of the ribbon, standing on a line of their own. */
const Person = ({ mark, x, name }: { readonly mark: Mark; readonly x: number; readonly name: string }) => (
  <div className="ribbon-person" style={{ left: x - 44, top: AXIS - 20 }}>
    <MarkSvg
      mark={[...mark, { d: 'M-50 0H50', stroke: 'ink', width: 1.5 / 0.9 }]}
      width={92}
      height={178}
      scale={0.9}
    />
    <span>{name}</span>
  </div>
)

/**
 * Zoom 4 and 5: where the bits go, from the pulses sent to the last stage that is known. Heights
 * are logarithmic; the factors between the boxes say it in numbers.
 */
export function Ribbon({ stages, perSecond, words, format, onStage }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = host.current
    if (!element) return
    const measure = () => setWidth(element.clientWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const narrow = width < NARROW
  const margin = narrow ? 34 : 150
  const boxWidth = narrow ? 34 : BOX
  const boxes = ribbonBoxes(stages, margin, Math.max(margin, width - margin))
  const says = words.ribbon
  const units = perSecond ? says.unitPerSecond : says.unit

  const figure = (box: RibbonBox): ReactNode => (
    <>
      <span className="ribbon-name">{says.stage[box.key]}</span>
      <strong>{shortCount(box.count, format)}</strong>
      {!narrow && <span className="ribbon-name">{units[box.key]}</span>}
    </>
  )
  return (
    <div ref={host} className="ribbon" style={{ height: HEIGHT }}>
      <p className="ribbon-scale">{perSecond ? says.perSecond : says.soFar}</p>
      {width > 0 && (
        <>
          {!narrow && <Person mark={alice(0.9, 1.5)} x={44} name={words.alice} />}
          <svg className="ribbon-flow" width={width} height={HEIGHT} aria-hidden="true">
            {boxes.slice(1).map((box, i) => {
              const { area, edges } = flowPath(boxes[i]!, box, boxWidth, AXIS)
              return (
                <g key={box.key}>
                  <path className="ribbon-area" d={area} />
                  <path className="ribbon-edge" d={edges} />
                </g>
              )
            })}
            {!narrow && (
              <path
                className="ribbon-beam"
                d={`M88 ${AXIS}H${margin - boxWidth / 2}M${width - margin + boxWidth / 2} ${AXIS}H${width - 88}`}
              />
            )}
            {boxes.map(({ key, x, height }) => (
              <rect
                key={key}
                className={key === 'secret' ? 'ribbon-box ribbon-secret' : 'ribbon-box'}
                x={x - boxWidth / 2}
                y={AXIS - height / 2}
                width={boxWidth}
                height={height}
                rx={4}
              />
            ))}
            {boxes.map(({ key, x, height }) =>
              key === 'secret' && height >= 22 ? (
                <g key={key} className="ribbon-lock" transform={`translate(${x} ${AXIS})`}>
                  {lock('page').map(({ d }) => (
                    <path key={d} d={d} />
                  ))}
                </g>
              ) : null,
            )}
          </svg>
          {boxes.slice(1).map((box, i) => {
            const left = boxes[i]!
            const change = changeText(box, words, format)
            if (change === '') return null
            const inside = !narrow && Math.min(left.height, box.height) >= 46 && left.height > 90
            return (
              <p
                key={box.key}
                className="ribbon-change"
                style={{ left: (left.x + box.x) / 2, top: narrow ? CHANGES_BELOW : AXIS }}
              >
                <strong>{change}</strong>
                {!narrow && (
                  <span
                    className={inside ? 'ribbon-reason' : 'ribbon-reason ribbon-below'}
                    style={inside ? {} : { marginTop: Math.max(0, Math.max(left.height, box.height) / 2 - 14 + 8) }}
                  >
                    {says.reason[box.key]}
                  </span>
                )}
              </p>
            )
          })}
          <ol className="ribbon-figures" aria-label={says.name}>
            {boxes.map((box) => (
              <li key={box.key} style={{ left: box.x }}>
                {onStage ? (
                  <button
                    type="button"
                    aria-label={fill(says.part, { stage: says.stage[box.key] })}
                    onClick={() => onStage(box.key)}
                  >
                    {figure(box)}
                  </button>
                ) : (
                  figure(box)
                )}
              </li>
            ))}
          </ol>
          {!narrow && <Person mark={bob(0.9, 1.5)} x={width - 44} name={words.bob} />}
        </>
      )}
    </div>
  )
}
