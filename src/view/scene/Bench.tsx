import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { fill } from '../../locales/fill'
import type { Recording } from '../../model/engine/recording'
import type { Scenario } from '../../model/scenario/scenario'
import type { Viewer, ZoomLevel } from '../../model/scenario/viewing'
import type { PlaybackClock } from '../../store/controls'
import type { Format } from '../format'
import './bench.css'
import { type BenchLoop, type BenchState, startBenchLoop } from './bench-loop'
import { captionOf } from './caption'
import { type FrameOptions, frameAt, seesEve } from './frame/frame'
import { type BenchKind, handPlace, kindFor, layoutFor } from './frame/layout'
import { HandControl } from './HandControl'
import { aliceLabel, bobLabel, eveLines, heldLines, type LabelContext, verdict } from './paint/labels'
import { StripControl } from './StripControl'
import type { SceneWords } from './words'

export interface BenchProps {
  readonly recording: Recording | null
  readonly scenario: Scenario
  readonly status: 'idle' | 'running' | 'done' | 'failed'
  readonly viewer: Viewer
  /** 1 shows one photon, 2 a handful, 3 a stream. */
  readonly zoom: ZoomLevel
  /** Speed of playback, 0 when the visitor steps. */
  readonly eventsPerSecond: number
  readonly playing: boolean
  /** Events that have landed, as the page shows them. */
  readonly shown: number
  readonly selected: number | null
  /** Eve's hand is on the fibre, and how many of the photons she touches then. */
  readonly eveOn: boolean
  readonly eveShare: number
  readonly clock: PlaybackClock
  readonly reducedMotion: boolean
  /** Light, dark or projector: the colours are read again when it changes. */
  readonly theme: string
  /** Left out: as the width asks. */
  readonly kind?: BenchKind
  /** A sentence in place of the caption, as in the opening. */
  readonly caption?: ReactNode
  /** Eve's hand draws the eye once. */
  readonly invites?: boolean
  /** Sentence for the strip's place before the first photon; left out in the opening. */
  readonly emptyText?: string
  readonly words: SceneWords
  readonly format: Format
  readonly onEve: (on: boolean) => void
  readonly onSelect: (event: number | null) => void
  /** Opens one event at zoom 1. */
  readonly onInspect: (event: number) => void
  readonly onShowError: () => void
}

/** The bench: one canvas, drawn by one loop, and over it the things that can be touched. */
export function Bench(props: BenchProps) {
  const { recording, scenario, viewer, zoom, shown, selected, words, format, clock, theme, eveOn } = props
  const host = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const loop = useRef<BenchLoop | null>(null)
  const [width, setWidth] = useState(0)
  const [at, setAt] = useState(0.5)
  const [held, setHeld] = useState<number | null>(null)

  const kind = props.kind ?? kindFor(width, theme)
  const layout = layoutFor(kind, zoom, width)
  const labels: LabelContext = { words, format, share: props.eveShare, misalignment: scenario.misalignment }
  const speedMs = props.eventsPerSecond > 0 ? 1000 / props.eventsPerSecond : Number.POSITIVE_INFINITY

  const state: BenchState = {
    recording,
    viewer,
    zoom,
    layout,
    playing: props.playing,
    speedMs,
    selected,
    eveOn,
    reducedMotion: props.reducedMotion,
    lengthKm: scenario.distanceKm,
    labels,
    theme,
  }
  const latest = useRef(state)
  useLayoutEffect(() => {
    latest.current = state
    loop.current?.redraw()
  })

  useLayoutEffect(() => {
    const element = host.current
    if (!element) return
    const measure = () => setWidth(Math.floor(element.clientWidth))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const measured = width > 0
  useEffect(() => {
    if (!canvas.current || !measured) return
    const running = startBenchLoop(canvas.current, clock, () => latest.current, setHeld)
    loop.current = running
    return () => {
      running.stop()
      loop.current = null
    }
  }, [measured, clock])

  const moveHand = useCallback((to: number) => {
    setAt(to)
    loop.current?.moveHand(to)
  }, [])

  // What stands still is described in words, for the number of events the page shows.
  const still: FrameOptions = {
    viewer,
    zoom,
    layout,
    flightSpan: Math.max(1e-3, clock.flightSpan()),
    msPerEvent: props.playing ? speedMs : Number.POSITIVE_INFINITY,
    speedMs,
    sinceLanding: Number.POSITIVE_INFINITY,
    moving: false,
    reducedMotion: true,
    selected,
    handAt: handPlace(layout, at),
    hand: eveOn ? 1 : 0,
  }
  const frame = frameAt(recording, shown, still)
  const heldFrame = held === null ? null : (loop.current?.frame()?.held ?? frame.held)
  const caption = props.caption ?? captionOf({ scenario, recording, sampling: frame.sampling, kind, words, format })
  const empty = shown === 0 && !props.playing && props.emptyText !== undefined
  const { counts } = frame
  const [before, after] = fill(words.keptOf, { landed: format.integer(counts.landed) }).split('{kept}')

  return (
    <div
      ref={host}
      className={`bench bench-${kind}${props.status === 'failed' ? ' bench-failed' : ''}`}
      style={{ height: layout.height }}
    >
      {measured && (
        <>
          <canvas ref={canvas} style={{ width: layout.width, height: layout.height }} />
          <p className="visually-hidden">
            {words.alice} {frame.alice ? aliceLabel(frame.alice, labels, false) : ''}
          </p>
          {seesEve(viewer) && (zoom !== 1 || eveOn) && (
            <HandControl
              layout={layout}
              lengthKm={scenario.distanceKm}
              on={eveOn}
              at={at}
              onAt={moveHand}
              onEve={props.onEve}
              loop={() => loop.current}
              invites={props.invites === true}
              words={words}
              format={format}
            />
          )}
          {frame.eve && eveOn && (
            <p className="visually-hidden">
              {words.eve}{' '}
              {Object.values(eveLines(frame.eve, labels, false))
                .filter(Boolean)
                .join(', ')}
            </p>
          )}
          <p className="visually-hidden">
            {words.bob} {frame.bob ? bobLabel(frame.bob, labels) : ''}
          </p>
          <p
            className="bench-caption"
            style={{
              top: layout.caption,
              left: layout.kind === 'phone' ? 48 : 24,
              right: layout.kind === 'phone' ? 48 : 24,
            }}
            hidden={layout.single && props.caption === undefined && kind !== 'phone'}
          >
            {layout.single && kind === 'phone' && heldFrame && props.caption === undefined
              ? verdict(heldFrame, labels)
              : caption}
          </p>
          {empty ? (
            <p className="bench-empty" style={{ top: layout.strip.top + layout.strip.full }}>
              {props.emptyText}
            </p>
          ) : (
            <StripControl
              layout={layout}
              strip={() => loop.current?.frame()?.strip ?? frame.strip}
              selected={selected}
              onSelect={props.onSelect}
              onInspect={props.onInspect}
              words={words}
              format={format}
            />
          )}
          {layout.single && heldFrame && kind !== 'phone' && (
            <p
              className="bench-verdict"
              style={{ left: frame.strip.end + 24, top: layout.strip.top + layout.strip.full + layout.strip.gap / 2 }}
            >
              {verdict(heldFrame, labels)}
              <span className="visually-hidden"> {heldLines(heldFrame, labels).below}</span>
            </p>
          )}
          {layout.single && !empty && kind !== 'phone' && (
            <p
              className="bench-kept"
              style={{ top: layout.strip.top + layout.strip.full + layout.strip.gap / 2 }}
              data-testid="kept"
            >
              {before}
              <b>{format.integer(counts.kept)}</b>
              {after}
            </p>
          )}
          {!layout.single && !empty && kind === 'wide' && (
            <div className="bench-counts" style={{ top: layout.strip.top - 3 }}>
              <dl>
                <dt>{words.kept}</dt>
                <dd data-testid="kept">{format.integer(counts.kept)}</dd>
                <dt>
                  {counts.differentOf === 'kept'
                    ? words.different
                    : fill(words.differentCompared, { compared: format.integer(counts.compared) })}
                </dt>
                <dd>{format.integer(counts.different)}</dd>
              </dl>
              {counts.different > 0 && (
                <button type="button" className="bench-link" onClick={props.onShowError}>
                  {words.showError}
                </button>
              )}
            </div>
          )}
        </>
      )}
    </div>
  )
}
