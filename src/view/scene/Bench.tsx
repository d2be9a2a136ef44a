import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { fill } from '../../locales/fill'
import { eventCount, type Recording } from '../../model/engine/recording'
import type { Scenario } from '../../model/scenario/scenario'
import type { Viewer, ZoomLevel } from '../../model/scenario/viewing'
import type { PlaybackClock } from '../../store/controls'
import type { Format } from '../format'
import { useMedia } from '../ui/useMedia'
import './bench.css'
import { BenchCounts } from './BenchCounts'
import { type BenchLoop, type BenchState, paceOf, startBenchLoop } from './bench-loop'
import { captionOf } from './caption'
import { type FrameOptions, frameAt, seesEve } from './frame/frame'
import { type BenchKind, handPlace, kindFor, layoutFor, withTwoLines } from './frame/layout'
import { HandControl } from './HandControl'
import { lineOf, sceneWordsFor } from './line'
import { aliceLabel, bobLabel, eveLines, type LabelContext, verdict } from './paint/labels'
import { StripControl } from './StripControl'
import type { SceneWords } from './words'

const LOW_SCREEN = '(max-height: 30em)'

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
  /** One event in how many the clock can follow at all; 1 when left out. */
  readonly oneIn?: number
  /** Pulses taken out to be looked at, all of them landed. */
  readonly sampled?: boolean
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
  /** What is said where nothing has arrived; else a sentence without the wait. */
  readonly noArrival?: ReactNode
  readonly words: SceneWords
  readonly format: Format
  readonly onEve: (on: boolean) => void
  readonly onSelect: (event: number | null) => void
  /** Opens one event at zoom 1. */
  readonly onInspect: (event: number) => void
  readonly onShowError: () => void
}

/** Nothing is left out. */
const EVERY = { flying: 1, strips: 1 } as const

/** So many events without a click are worth a sentence. */
const FEW_EVENTS = 20

/** The bench: one canvas, drawn by one loop, and over it the things that can be touched. */
export function Bench(props: BenchProps) {
  const { recording, scenario, viewer, zoom, shown, selected, format, clock, theme, eveOn } = props
  const line = lineOf(scenario)
  const words = sceneWordsFor(props.words, line.channel)
  const host = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const loop = useRef<BenchLoop | null>(null)
  const [width, setWidth] = useState(0)
  const [at, setAt] = useState(0.5)
  const [held, setHeld] = useState<number | null>(null)

  const kind = props.kind ?? kindFor(width, theme)
  // A phone on its side has no height to spare.
  const low = useMedia(LOW_SCREEN)
  const fitted = layoutFor(kind, zoom, width)
  const layout = low ? fitted : withTwoLines(fitted)
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
    line,
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
  const flightSpan = Math.max(1e-3, clock.flightSpan())
  const still: FrameOptions = {
    viewer,
    zoom,
    layout,
    flightSpan,
    ...paceOf(zoom, props.playing, flightSpan, speedMs),
    sinceLanding: Number.POSITIVE_INFINITY,
    moving: false,
    reducedMotion: true,
    selected,
    handAt: handPlace(layout, at),
    hand: eveOn ? 1 : 0,
  }
  const frame = frameAt(recording, shown, still)
  const heldFrame = held === null ? null : (loop.current?.frame()?.held ?? frame.held)
  const { landed, arrived, pulses } = frame.counts
  const phone = kind === 'phone'
  const stripMiddle = layout.strip.top + layout.strip.full + layout.strip.gap / 2
  const told = props.caption !== undefined || (layout.single && phone)
  const beside = phone ? (layout.single ? 0 : 48) : 24
  const lostAll = landed >= FEW_EVENTS && arrived === 0
  const noneAtAll = recording !== null && recording.pulsesDone > 0 && eventCount(recording) === 0
  const sent = noneAtAll ? recording.pulsesDone : pulses
  const nothing = props.sampled
    ? words.noneOfThese
    : (props.noArrival ?? fill(words.noArrival, { pulses: format.count(sent) }))
  const unplayed = shown === 0 && !props.playing ? props.emptyText : undefined
  const instead = (props.sampled ? arrived === 0 : lostAll || noneAtAll) ? nothing : unplayed
  const grows = phone && typeof instead === 'object'
  const caption =
    layout.single && phone && heldFrame
      ? verdict(heldFrame, labels)
      : captionOf({
          scenario,
          recording,
          sampling: noneAtAll ? EVERY : frame.sampling,
          oneIn: props.oneIn ?? 1,
          single: layout.single,
          kind,
          words,
          format,
        })

  return (
    <div
      ref={host}
      className={`bench bench-${kind}${props.status === 'failed' ? ' bench-failed' : ''}${grows ? ' bench-grows' : ''}`}
      style={grows ? {} : { height: layout.height }}
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
              lengthKm={line.lengthKm}
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
            className={`bench-caption${told ? ' bench-caption-told' : ''}`}
            style={{ top: layout.caption, left: beside, right: beside }}
          >
            {props.caption ?? caption}
          </p>
          {instead ? (
            <div className="bench-empty" style={grows ? {} : { top: layout.strip.top + layout.strip.full }}>
              {instead}
            </div>
          ) : (
            <>
              <StripControl
                layout={layout}
                strip={() => loop.current?.frame()?.strip ?? frame.strip}
                selected={selected}
                onSelect={props.onSelect}
                onInspect={props.onInspect}
                words={words}
                format={format}
              />
              {layout.single && heldFrame && kind !== 'phone' && (
                <p className="bench-verdict" style={{ left: frame.strip.end + 24, top: stripMiddle }}>
                  {verdict(heldFrame, labels)}
                </p>
              )}
              <BenchCounts
                counts={frame.counts}
                shape={landed === 0 || phone ? 'heard' : layout.single ? 'line' : kind === 'wide' ? 'list' : 'heard'}
                top={layout.single ? stripMiddle : layout.strip.top - 3}
                words={words}
                format={format}
                onShowError={props.onShowError}
              />
            </>
          )}
        </>
      )}
    </div>
  )
}
