import { useEffect, useRef } from 'react'
import type { Recording } from '../../model/engine/recording'
import type { Format } from '../format'
import { Button } from '../ui/Button'
import { frameAt } from './frame/frame'
import { layoutFor } from './frame/layout'
import { lineOf } from './line'
import { makeBackdrop } from './paint/backdrop'
import type { LabelContext } from './paint/labels'
import { readPalette } from './paint/palette'
import { drawFrame } from './paint/scene'
import { type Stop, storyboardStops } from './storyboard-stops'
import type { SceneWords } from './words'
import './storyboard.css'

interface Props {
  /** The opening's own run, Eve's edit included. */
  readonly recording: Recording | null
  /** Light, dark or projector: the pictures are drawn again when it changes. */
  readonly theme: string
  readonly words: SceneWords
  readonly format: Format
  readonly onPlay: () => void
}

/** What the bench from close by leaves free below its strips: the others are lifted by as much. */
const FREE_BELOW = 20

/** Size of the bench in a picture, and of the picture. */
const BENCH = 350
const PICTURE = 250

function Picture({
  recording,
  stop,
  theme,
  labels,
}: {
  readonly recording: Recording
  readonly stop: Stop
  readonly theme: string
  readonly labels: LabelContext
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const bench = layoutFor('phone', stop.close ? 1 : 2, BENCH)
  const height = (bench.height * PICTURE) / BENCH
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme is another set of colours
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context) return
    const ratio = (Math.min(3, window.devicePixelRatio || 1) * PICTURE) / BENCH
    // Smaller pictures, letters as large as everywhere.
    const note = Math.round((14 * BENCH) / PICTURE)
    const layout = {
      ...bench,
      pen: (bench.pen * BENCH) / PICTURE,
      text: { note, name: note, large: 18 },
      strip: { ...bench.strip, from: 72 },
    }
    element.width = Math.round(layout.width * ratio)
    element.height = Math.round(layout.height * ratio)
    const pen = { context, palette: readPalette(element), ratio, family: getComputedStyle(element).fontFamily }
    const frame = frameAt(recording, stop.landed, {
      viewer: 'all',
      zoom: stop.close ? 1 : 2,
      layout,
      flightSpan: 0.5,
      msPerEvent: Number.POSITIVE_INFINITY,
      speedMs: 1000,
      sinceLanding: Number.POSITIVE_INFINITY,
      moving: false,
      reducedMotion: true,
      selected: null,
      handAt: 0.5,
      hand: stop.eveOn ? 1 : 0,
    })
    drawFrame(pen, makeBackdrop(pen, layout, lineOf(recording.scenario), labels), frame, labels)
  }, [recording, stop, theme])
  return (
    <div className="storyboard-picture">
      <canvas ref={canvas} style={{ width: PICTURE, height, marginBlockEnd: stop.close ? 0 : FREE_BELOW }} />
    </div>
  )
}

/** The opening for those who want no movement: four still pictures of its own run, and a button. */
export function Storyboard({ recording, theme, words, format, onPlay }: Props) {
  const labels: LabelContext = { words, format, share: 1, misalignment: 0 }
  const stops = recording ? storyboardStops(recording) : []
  return (
    <div className="storyboard">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a row that scrolls sideways must be reachable by key */}
      <ol aria-label={words.storyboard} tabIndex={0}>
        {recording &&
          stops.map((stop) => (
            <li key={stop.event}>
              <Picture recording={recording} stop={stop} theme={theme} labels={labels} />
              {stop.beats.map((beat) => (
                <p key={beat}>{words.opening[beat]}</p>
              ))}
            </li>
          ))}
      </ol>
      <Button kind="outlined" onClick={onPlay}>
        {words.play}
      </Button>
    </div>
  )
}
