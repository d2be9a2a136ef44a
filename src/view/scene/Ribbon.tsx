import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { fill } from '../../locales/fill'
import type { Format } from '../format'
import { MarkSvg } from '../ui/MarkSvg'
import { textWidth } from '../ui/text-width'
import { useMedia } from '../ui/useMedia'
import { alice, bob } from './geometry/figures'
import { lock } from './geometry/marks'
import type { Mark } from './geometry/shape'
import { flowPath, type RibbonBox, type RibbonStage, ribbonBoxes, type StageCount, TALLEST } from './ribbon-shape'
import type { SceneWords } from './words'
import './ribbon.css'

interface Props {
  /** From sent to the last stage that is known. */
  readonly stages: readonly StageCount[]
  /** Counts of one second of the hardware; otherwise of the run so far. */
  readonly perSecond: boolean
  readonly words: SceneWords
  readonly format: Format
  /** Nothing has been sent: the stages are what to expect with Eve off, and this is said beside them. */
  readonly forecast?: string
  /** Opens a few pulses of a stage at zoom 2; without it the stages are no buttons. */
  readonly onStage?: (stage: RibbonStage) => void
}

const BOX = 54
/** Below this width people, reasons and the box of what was checked give way. */
const NARROW = 640
/** Below this width boxes are slimmer, so that the factors fit between them. */
const CLOSE = 1000

/** Where everything stands, from the top. */
interface Grid {
  readonly height: number
  readonly axis: number
  readonly tallest: number
  readonly figures: number
  /** Where the factors stand when the flows are too short for them. */
  readonly changes: number
}

const ROOMY: Grid = { height: 296, axis: 126, tallest: TALLEST, figures: 210, changes: 274 }
/** Large letters, as on the projector. */
const LARGE: Grid = { height: 304, axis: 112, tallest: 122, figures: 204, changes: 282 }
/** Letters of this size on are large, px. */
const LARGE_FROM = 17
/** A phone on its side. */
const LOW: Grid = { height: 226, axis: 97, tallest: 86, figures: 148, changes: 208 }
const LOW_SCREEN = '(max-height: 30em)'
/** Height of a line, and how far a factor begins above the axis, in letters. */
const LINE = 1.45
const ABOVE = 0.75
/** Between a reason and what it must not touch, px. */
const GAP = 6

/** From a certain size on a count is written with a prefix. */
const shortCount = (n: number, format: Format): string =>
  n < 10_000 ? format.integer(n) : format.inline(format.si(n, ''))

function changeText(box: RibbonBox, words: SceneWords, format: Format): string {
  if (!box.change) return ''
  const { kind, by } = box.change
  if (kind === 'less') return fill(words.ribbon.less, { share: format.percent(by, by < 0.1 ? 1 : 0) })
  if (by >= 1e6) return fill(words.ribbon.divided, { factor: shortCount(by, format) })
  const factor = by < 10 ? Number(by.toPrecision(2)) : Number(by.toPrecision(3))
  return fill(words.ribbon.divided, {
    factor: Number.isInteger(factor) ? format.count(factor) : format.decimal(factor, 1),
  })
}

/** One person at an end of the ribbon, standing on a line of their own. */
const Person = ({
  mark,
  x,
  y,
  name,
}: {
  readonly mark: Mark
  readonly x: number
  readonly y: number
  readonly name: string
}) => (
  <div className="ribbon-person" style={{ left: x - 44, top: y - 20 }}>
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
export function Ribbon({ stages, perSecond, words, format, forecast, onStage }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const [{ width, note, body }, setSize] = useState({ width: 0, note: 14, body: 16 })
  useLayoutEffect(() => {
    const element = host.current
    if (!element) return
    const letters = (of: Element) => Number.parseFloat(getComputedStyle(of).fontSize)
    const measure = () => setSize({ width: element.clientWidth, note: letters(element), body: letters(document.body) })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const narrow = width < NARROW
  const close = width < CLOSE
  const margin = narrow ? 34 : close ? 128 : 150
  const boxWidth = narrow ? 34 : close ? 44 : BOX
  const low = useMedia(LOW_SCREEN)
  const { height: tall, axis, tallest, figures, changes } = low ? LOW : note >= LARGE_FROM ? LARGE : ROOMY
  const shown = narrow ? stages.filter(({ key }) => key !== 'checked') : stages
  const boxes = ribbonBoxes(shown, margin, Math.max(margin, width - margin), tallest)
  const says = words.ribbon
  const byFormula = stages.some(({ key }) => key === 'secret')
  const units = perSecond ? says.unitPerSecond : says.unit

  const scale = forecast
    ? `${perSecond ? says.forecastPerSecond : says.forecast} ${forecast}`
    : `${narrow ? (perSecond ? says.perSecondShort : says.soFarShort) : perSecond ? says.perSecond : says.soFar}${
        byFormula ? ` ${says.formula}` : ''
      }`

  const belowFigure = ({ key, taken }: RibbonBox): string =>
    taken !== undefined && (key === 'checked' || key === 'corrected')
      ? fill(says.taken[key], { n: shortCount(taken, format) })
      : units[key]
  const figure = (box: RibbonBox): ReactNode => (
    <>
      <span className="ribbon-name">{says.stage[box.key]}</span>
      <strong>{shortCount(box.count, format)}</strong>
      {!narrow && <span className="ribbon-name">{belowFigure(box)}</span>}
    </>
  )
  return (
    <div ref={host} className={forecast ? 'ribbon ribbon-forecast' : 'ribbon'} style={{ height: tall }}>
      <p className="ribbon-scale">{scale}</p>
      {width > 0 && (
        <>
          {!narrow && <Person mark={alice(0.9, 1.5)} x={44} y={axis} name={words.alice} />}
          <svg className="ribbon-flow" width={width} height={tall} aria-hidden="true">
            {boxes.slice(1).map((box, i) => {
              const { area, edges } = flowPath(boxes[i]!, box, boxWidth, axis)
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
                d={`M88 ${axis}H${margin - boxWidth / 2}M${width - margin + boxWidth / 2} ${axis}H${width - 88}`}
              />
            )}
            {boxes.map(({ key, x, height }) => (
              <rect
                key={key}
                className={key === 'secret' ? 'ribbon-box ribbon-secret' : 'ribbon-box'}
                x={x - boxWidth / 2}
                y={axis - height / 2}
                width={boxWidth}
                height={height}
                rx={4}
              />
            ))}
            {boxes.map(({ key, x, height }) =>
              key === 'secret' && height >= 22 ? (
                <g key={key} className="ribbon-lock" transform={`translate(${x} ${axis})`}>
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
            // A reason stands in its flow where it has room there, else below; a wide one below the boxes at its sides too.
            const reason = says.reason[box.key]
            const fits = textWidth(reason, note) + 2 * GAP <= box.x - left.x - boxWidth
            const flow = (left.height + box.height) / 4
            const under = body * LINE - note * ABOVE
            const inside = fits && flow >= under + note * LINE
            const below = (fits ? flow : Math.max(left.height, box.height) / 2) + GAP - under
            return (
              <p
                key={box.key}
                className="ribbon-change"
                style={{ left: (left.x + box.x) / 2, top: narrow ? changes : axis }}
              >
                <strong>{change}</strong>
                {!narrow && (
                  <span
                    className={inside ? 'ribbon-reason' : 'ribbon-reason ribbon-below'}
                    style={inside ? {} : { marginTop: Math.max(0, below) }}
                  >
                    {reason}
                  </span>
                )}
              </p>
            )
          })}
          <ol className="ribbon-figures" style={{ top: figures }} aria-label={says.name}>
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
          {!narrow && <Person mark={bob(0.9, 1.5)} x={width - 44} y={axis} name={words.bob} />}
        </>
      )}
    </div>
  )
}
