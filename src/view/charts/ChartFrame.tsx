import { CircleHelp, Download, Maximize, Table2 } from 'lucide-react'
import { type DragEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { ChartWords } from '../../locales/en/charts'
import { fill } from '../../locales/fill'
import { ChartTableView } from './ChartTableView'
import { Cursor, type CursorTrack } from './Cursor'
import type { ChartLayout } from './chart'
import { SaveMenu } from './SaveMenu'
import type { ChartTable } from './table'
import { type PlotSize, useSize } from './useSize'
import './chart.css'

/** What a chart draws at one size. */
export interface Drawing {
  /** Children of the plot's `<svg>`. */
  readonly marks: ReactNode
  /** Points the cursor can read; left out while there are none. */
  readonly track?: CursorTrack
  /** Points beside the curve, each with its own words. */
  readonly spots?: CursorTrack
}

export interface ChartFrameProps {
  /** For test ids: `QBER` gives `chart-QBER`. */
  readonly id: string
  readonly title: string
  readonly summary: string
  /** Second sentence, said aloud always and shown where there is room for it. */
  readonly aside?: string
  readonly layout: ChartLayout
  readonly words: ChartWords
  readonly draw: (size: PlotSize) => Drawing
  /** Stands in the plot's place where what is shown is no drawing, as a matrix of buttons. */
  readonly body?: ReactNode
  readonly table: ChartTable
  readonly explain: ReactNode
  /** Lines that every saved file carries. */
  readonly about: readonly string[]
  readonly fit?: { readonly on: boolean; readonly toggle: (on: boolean) => void }
  /** The chart's own buttons, at the end of its head. */
  readonly actions?: ReactNode
  /** Sentences under the plot. */
  readonly foot?: readonly string[]
  /** What has just come of something the visitor did; said aloud, and shown under the plot. */
  readonly status?: string
  /** Takes the text of a file that is dropped on the plot; null if it is too large to be read. */
  readonly onDropText?: (text: string | null) => void
}

/** Characters of a dropped file that are taken at all. */
const LARGEST_DROP = 5_000_000

/**
 * A question, a sentence, a plot. Beside the question the same numbers as a table, the reason behind them and
 * the ways to save them. The plot can be read point by point with the keyboard or a pointer.
 */
export function ChartFrame(props: ChartFrameProps) {
  const { id, title, summary, aside, foot = [], status, layout, words, draw, body, table, explain, about } = props
  const { fit, actions, onDropText } = props
  const names = useId()
  const [panel, setPanel] = useState<'plot' | 'data' | 'explain'>('plot')
  const [plot, size] = useSize<HTMLDivElement>()
  const svg = useRef<SVGSVGElement>(null)
  const drawing = size && draw(size)
  const sentence = aside ? `${summary} ${aside}` : summary
  const show = (other: 'data' | 'explain') => setPanel((now) => (now === other ? 'plot' : other))
  const back = useRef<HTMLElement>(null)
  useEffect(() => {
    if (panel !== 'plot') back.current?.focus({ preventScroll: true })
  }, [panel])

  return (
    <section className="chart" data-layout={layout} data-testid={`chart-${id}`} aria-labelledby={`${names}t`}>
      <h2 className="chart-title" id={`${names}t`}>
        {title}
      </h2>
      <p className="chart-summary">
        {summary}
        {aside && <span className="chart-aside"> {aside}</span>}
      </p>
      <div className="chart-tools">
        {actions}
        {fit && (
          <button type="button" aria-pressed={fit.on} title={words.frame.fitHint} onClick={() => fit.toggle(!fit.on)}>
            <Maximize aria-hidden="true" />
            <span>{words.frame.fit}</span>
          </button>
        )}
        <button type="button" aria-pressed={panel === 'data'} title={words.frame.data} onClick={() => show('data')}>
          <Table2 aria-hidden="true" />
          <span>{words.frame.data}</span>
        </button>
        <button
          type="button"
          aria-pressed={panel === 'explain'}
          title={words.frame.explain}
          onClick={() => show('explain')}
        >
          <CircleHelp aria-hidden="true" />
          <span>{words.frame.explain}</span>
        </button>
        <SaveMenu
          words={words}
          icon={<Download aria-hidden="true" />}
          table={table}
          about={about}
          name={`eavesdrop-${id.toLowerCase()}`}
          picture={{ title, summary: sentence, about }}
          drawing={panel === 'plot' && !body ? svg : null}
        />
      </div>
      <div
        className="chart-plot"
        ref={plot}
        {...(onDropText && {
          onDragOver: (event: DragEvent) => event.preventDefault(),
          onDrop: (event: DragEvent) => {
            event.preventDefault()
            const file = event.dataTransfer.files[0]
            if (!file) return
            if (file.size > LARGEST_DROP) onDropText(null)
            else file.text().then(onDropText, () => onDropText('')) // a folder has no text
          },
        })}
      >
        {panel === 'plot' && body}
        {panel === 'plot' && !body && size && drawing && (
          <>
            <svg
              ref={svg}
              role="img"
              aria-label={`${title} ${sentence}`}
              width={size.width}
              height={size.height}
              viewBox={`0 0 ${size.width} ${size.height}`}
            >
              {drawing.marks}
            </svg>
            {drawing.track && drawing.track.x.length > 0 && (
              <Cursor
                track={drawing.track}
                {...(drawing.spots ? { spots: drawing.spots } : {})}
                size={size}
                name={fill(words.frame.cursor, { title })}
              />
            )}
            {drawing.spots && drawing.spots.x.length > 0 && (
              <Cursor track={drawing.spots} size={size} name={fill(words.frame.spots, { title })} beside />
            )}
          </>
        )}
        {panel === 'data' && (
          <div
            className="chart-panel"
            ref={(element) => {
              back.current = element
            }}
            tabIndex={-1}
          >
            <ChartTableView table={table} words={words} />
          </div>
        )}
        {panel === 'explain' && (
          // It scrolls, so it must be reachable by keyboard.
          // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls with the arrow keys
          <section className="chart-panel chart-explain" ref={back} tabIndex={0} aria-label={words.frame.explain}>
            {explain}
          </section>
        )}
      </div>
      {(foot.length > 0 || status !== undefined) && (
        <div className="chart-foot">
          {foot.map((text) => (
            <p key={text}>{text}</p>
          ))}
          <p role="status" data-testid={`status-${id}`}>
            {status}
          </p>
        </div>
      )}
    </section>
  )
}
