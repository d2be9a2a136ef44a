import { useEffect, useMemo, useRef } from 'react'
import { fill } from '../../locales/fill'
import { useTheme } from '../panels/useTheme'
import { readPalette } from '../scene/paint/palette'
import type { Pen } from '../scene/paint/pen'
import { useMedia } from '../ui/useMedia'
import { useApp } from '../useApp'
import { type Stream, streamsOf } from './flow'
import type { MapFrame } from './frame'
import { type FlowLook, paintFlow, type Tiles, tilesFor } from './paint-flow'
import { useNetwork } from './useNetwork'
import { shareWords } from './words'

/** More fibres than this are drawn as dots. */
const MOST_TILES = 100
/** More fibres than this on the screen, and photons are tiles however close one comes. */
const MOST_PACKETS = 12

/** What flies on the map, how it is drawn, and of how many events one is shown. */
export interface Flow {
  readonly streams: readonly Stream[]
  readonly look: FlowLook
  /** Fibres on the screen for which there is a formula only. */
  readonly formulas: number
  /** Recordings have come, and nothing arrives anywhere. */
  readonly nothing: boolean
}

interface Room {
  readonly width: number
  readonly height: number
}

/** @param close somebody has come close: photons are shown one by one */
export function useFlow(frame: MapFrame, { width, height }: Room, close: boolean): Flow {
  const photons = useNetwork((state) => state.photons)
  return useMemo(() => {
    const fibres = frame.fibres.filter((mark) => isSeen(mark, width, height))
    const streams = streamsOf({ ...frame, fibres }, photons)
    const look: FlowLook =
      frame.fibres.length > MOST_TILES || frame.detail === 'dots'
        ? 'dots'
        : close && streams.length <= MOST_PACKETS
          ? 'packets'
          : 'tiles'
    const formulas = fibres.filter(({ station }) => station).length
    const nothing = streams.length === 0 && photons.size > 0 && fibres.length > formulas
    return { streams, look, formulas, nothing }
  }, [frame, photons, width, height, close])
}

const isSeen = ({ x1, y1, x2, y2 }: MapFrame['fibres'][number], width: number, height: number): boolean =>
  Math.max(x1, x2) > 0 && Math.min(x1, x2) < width && Math.max(y1, y2) > 0 && Math.min(y1, y2) < height

/** Where the recordings stand before anything was played, s: some photons are under way. */
const STILL_AT = 1.5

interface Props extends Room {
  readonly flow: Flow
  readonly ratio: number
  readonly projector: boolean
}

/** The photons of all fibres between two ends of BB84, from the recordings of their own runs. */
export function Photons({ flow: { streams, look }, width, height, ratio, projector }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useTheme()
  const still = useMedia('(prefers-reduced-motion: reduce)')
  const moves = useNetwork(({ playing, dragging }) => playing && !dragging) && !still
  /** Seconds that were played so far. */
  const clock = useRef(STILL_AT)
  const sprites = useRef<{ readonly key: string; readonly tiles: Tiles } | null>(null)
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context) return
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)]
    if (element.width !== w || element.height !== h) {
      element.width = w
      element.height = h
    }
    const family = getComputedStyle(document.body).fontFamily
    const pen: Pen = { context, palette: readPalette(document.documentElement), ratio, family }
    const key = `${theme} ${ratio} ${projector}`
    if (sprites.current?.key !== key) sprites.current = { key, tiles: tilesFor(pen, projector ? 1.4 : 1) }
    const { tiles } = sprites.current
    let handle = 0
    let before: number | null = null
    const draw = (now: number) => {
      if (before !== null) clock.current += Math.min(0.1, (now - before) / 1000)
      before = now
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      context.clearRect(0, 0, width, height)
      paintFlow(pen, streams, clock.current, look, tiles)
      if (moves && streams.length > 0) handle = requestAnimationFrame(draw)
    }
    handle = requestAnimationFrame(draw)
    return () => cancelAnimationFrame(handle)
  }, [streams, look, width, height, ratio, moves, projector, theme])
  return (
    <canvas
      ref={canvas}
      className="network-photons"
      data-testid="photons"
      data-fibres={streams.length}
      data-look={look}
      data-moves={moves}
    />
  )
}

/** What flies, in words: whose view it is, and how many photons one stands for. */
export function FlowNote({ flow: { streams, look, formulas, nothing } }: { readonly flow: Flow }) {
  const { words: all, format } = useApp()
  const w = all.network.flow
  const shares = streams.map(({ oneIn }) => oneIn)
  const [low, high] = [Math.min(...shares), Math.max(...shares)].map((n) => (shares.length > 0 ? n : 1))
  const words = (n = 1) => shareWords(n, w, format)
  const share = low === high ? words(low) : fill(w.from, { low: words(low), high: words(high) })
  return (
    <p className="network-flow-note" data-testid="photons-note">
      {streams.length > 0 && fill(w[look], { share })}
      {nothing && w.none}{' '}
      {formulas > 0 && fill(formulas === 1 ? w.formulaOne : w.formula, { n: format.integer(formulas) })}
    </p>
  )
}
