/**
 * The one animation loop of the bench. It draws when the clock moves and, after that, only as long
 * as something still settles: a click, a closing slot, Eve's hand.
 */
import type { Recording } from '../../model/engine/recording'
import type { Viewer, ZoomLevel } from '../../model/scenario/viewing'
import type { PlaybackClock } from '../../store/controls'
import { type Frame, type FrameOptions, frameAt } from './frame/frame'
import type { BenchLayout } from './frame/layout'
import { ease } from './frame/strip'
import type { Line } from './line'
import { type Backdrop, makeBackdrop } from './paint/backdrop'
import type { LabelContext } from './paint/labels'
import { readPalette } from './paint/palette'
import type { Pen } from './paint/pen'
import { drawFrame } from './paint/scene'

/** How long a photon of the handful and of the stream flies, ms. */
const FLIGHT_MS = 600

/**
 * Time from one event to the next: now, and at the speed that counts. The clock may run at another
 * speed than the one that is set, as in the opening; the photons in flight tell.
 */
export function paceOf(
  zoom: number,
  playing: boolean,
  flightSpan: number,
  speedMs: number,
): Pick<FrameOptions, 'msPerEvent' | 'speedMs'> {
  if (!playing) return { msPerEvent: Number.POSITIVE_INFINITY, speedMs }
  const now = zoom === 1 ? speedMs : FLIGHT_MS / flightSpan
  return { msPerEvent: now, speedMs: now }
}

/** What the loop draws; read again at every frame. */
export interface BenchState {
  readonly recording: Recording | null
  readonly viewer: Viewer
  readonly zoom: ZoomLevel
  readonly layout: BenchLayout
  readonly playing: boolean
  /** Time from one event to the next at the speed that is set, ms. */
  readonly speedMs: number
  readonly selected: number | null
  readonly eveOn: boolean
  readonly reducedMotion: boolean
  readonly line: Line
  readonly labels: LabelContext
  /** Another theme means other colours. */
  readonly theme: string
}

/** Eve's hand while somebody drags it. */
export interface Drag {
  readonly down: number
  readonly at: number
}

export interface BenchLoop {
  /** Draws now, and for as long as something settles. */
  redraw(): void
  /** What was drawn last. */
  frame(): Frame | null
  /** Where the hand is, along the fibre. */
  handAt(): number
  moveHand(at: number): void
  drag(hand: Drag | null): void
  stop(): void
}

const HAND_MS = 250
/** Longest thing that happens after a landing: die, arrow, closing slot. */
const SETTLE_MS = 1600
/** Streams are redrawn twice a second for those who want no movement. */
const STILL_MS = 500

/**
 * @param onHeld called when the photon that zoom 1 holds changes
 */
export function startBenchLoop(
  canvas: HTMLCanvasElement,
  clock: PlaybackClock,
  read: () => BenchState,
  onHeld: (event: number | null) => void,
): BenchLoop {
  let context: CanvasRenderingContext2D | null = null
  let pen: Pen | null = null
  let backdrop: Backdrop | null = null
  let made = ''
  let scheduled = 0
  let stopped = false
  let last: Frame | null = null

  let position = 0
  let landed = 0
  let landedAt = Number.NEGATIVE_INFINITY
  let movedAt = Number.NEGATIVE_INFINITY
  let drawnAt = Number.NEGATIVE_INFINITY
  let recording: Recording | null = null

  let at = 0.5
  let dragged: Drag | null = null
  let down: number | null = null
  let hand = { from: 0, to: 0, since: Number.NEGATIVE_INFINITY }
  let held: number | null = null

  const handDown = (now: number): number => {
    const t = Math.min(1, (now - hand.since) / HAND_MS)
    return hand.from + (hand.to - hand.from) * ease(t)
  }

  function prepare(state: BenchState): Pen | null {
    context ??= canvas.getContext('2d')
    if (!context) return null
    const { layout, theme, line } = state
    const ratio = Math.min(3, window.devicePixelRatio || 1)
    const key = [layout.kind, layout.single, layout.width, theme, line.channel, line.lengthKm, ratio].join(' ')
    if (key === made && pen && backdrop) return pen
    made = key
    canvas.width = Math.round(layout.width * ratio)
    canvas.height = Math.round(layout.height * ratio)
    const style = getComputedStyle(canvas)
    pen = { context, palette: readPalette(canvas), ratio, family: style.fontFamily }
    backdrop = makeBackdrop(pen, layout, line, state.labels)
    return pen
  }

  /** Notes when the last event landed; a jump has no animation. */
  function follow(state: BenchState, now: number): void {
    const to = clock.position()
    if (state.recording?.scenario !== recording?.scenario) landedAt = Number.NEGATIVE_INFINITY
    recording = state.recording
    if (to === position) return
    const floor = Math.floor(to + 1e-9)
    const expected = 2 + (now - movedAt < 500 ? ((now - movedAt) / state.speedMs) * 4 : 0)
    if (to < position || to - position > expected + 1) landedAt = Number.NEGATIVE_INFINITY
    else if (floor > landed) landedAt = now
    landed = floor
    position = to
    movedAt = now
  }

  function draw(): void {
    if (stopped) return
    const now = performance.now()
    const state = read()
    follow(state, now)
    const { reducedMotion, playing } = state
    if (reducedMotion && playing && state.speedMs < STILL_MS && now - drawnAt < STILL_MS) {
      schedule()
      return
    }
    const ready = prepare(state)
    if (!ready || !backdrop) return
    drawnAt = now

    const target = state.eveOn ? 1 : 0
    if (down === null || reducedMotion) hand = { from: target, to: target, since: Number.NEGATIVE_INFINITY }
    else if (hand.to !== target) hand = { from: down, to: target, since: now }
    down = dragged ? dragged.down : handDown(now)

    const sinceLanding = now - landedAt
    const moving = now - movedAt < 80
    const flightSpan = Math.max(1e-3, clock.flightSpan())
    const pace = paceOf(state.zoom, playing, flightSpan, state.speedMs)
    last = frameAt(state.recording, position, {
      viewer: state.viewer,
      zoom: state.zoom,
      layout: state.layout,
      flightSpan,
      ...pace,
      sinceLanding,
      moving,
      reducedMotion,
      selected: state.selected,
      handAt: dragged?.at ?? at,
      hand: down,
    })
    drawFrame(ready, backdrop, last, state.labels)
    const holds = last.held?.row.event ?? null
    if (holds !== held) {
      held = holds
      onHeld(holds)
    }
    const settling = sinceLanding < SETTLE_MS || now - hand.since < HAND_MS || (moving && now - movedAt < 200)
    if (settling) schedule()
  }

  function schedule(): void {
    if (scheduled || stopped) return
    scheduled = requestAnimationFrame(() => {
      scheduled = 0
      // The clock has drawn this frame already.
      if (performance.now() - drawnAt > 4) draw()
      else schedule()
    })
  }

  const leave = clock.onFrame(draw)
  schedule()
  return {
    redraw: schedule,
    frame: () => last,
    handAt: () => at,
    moveHand(to) {
      at = to
      schedule()
    },
    drag(next) {
      if (dragged && !next) {
        at = dragged.at
        hand = { from: dragged.down, to: hand.to, since: performance.now() }
      }
      dragged = next
      schedule()
    },
    stop() {
      stopped = true
      leave()
      if (scheduled) cancelAnimationFrame(scheduled)
    },
  }
}
