import { useEffect, useMemo, useRef } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { fill } from '../../locales/fill'
import { known } from '../../model/engine/knowledge'
import type { LinkPhotons } from '../../model/engine/network-links'
import { stateOf } from '../../model/physics/link/states'
import { networkOf } from '../../store/network'
import { useTheme } from '../panels/useTheme'
import { lossPlace } from '../scene/frame/loss'
import { packet } from '../scene/geometry/photon'
import { arrowAngle, tileOfState } from '../scene/geometry/tiles'
import { readPalette } from '../scene/paint/palette'
import { drawMark, type Pen } from '../scene/paint/pen'
import { useMedia } from '../ui/useMedia'
import { useApp } from '../useApp'
import { alongFibre, type FibreMark, type MapFrame } from './frame'
import { useNetwork } from './useNetwork'
import { nameOf } from './words'

/** Photons that set out each second, and how long one flies, ms. */
const PER_SECOND = 1.6
const FLIGHT_MS = 1600
const RADIUS = 13
/** Where Eve's hand is on the fibre. */
const HAND = 0.5

interface Props {
  readonly frame: MapFrame
  readonly width: number
  readonly height: number
  readonly ratio: number
}

/** The photons of the fibre that is watched: rows of that link's own run, on their way between its two ends. */
export function Photons({ frame, width, height, ratio }: Props) {
  const { words: all, format } = useApp()
  const w = all.network.map
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useTheme()
  const still = useMedia('(prefers-reduced-motion: reduce)')
  const { watched, network } = useNetwork(
    useShallow((state) => ({ watched: state.watched, network: networkOf(state) })),
  )
  const mark = useMemo(() => frame.fibres.find(({ fibre }) => fibre.id === watched?.fibre) ?? null, [frame, watched])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context || !watched || !mark) return
    element.width = Math.round(width * ratio)
    element.height = Math.round(height * ratio)
    const family = getComputedStyle(document.body).fontFamily
    const pen: Pen = { context, palette: readPalette(document.documentElement), ratio, family }
    const began = performance.now()
    let handle = 0
    const draw = (now: number) => {
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      context.clearRect(0, 0, width, height)
      // Without movement three photons stand on the fibre, and others take their place now and then.
      const elapsed = still ? Math.floor((now - began) / 4000) * 4000 + FLIGHT_MS * 0.8 : now - began
      drawPhotons(pen, watched, mark, elapsed)
      handle = requestAnimationFrame(draw)
    }
    handle = requestAnimationFrame(draw)
    return () => cancelAnimationFrame(handle)
  }, [watched, mark, width, height, ratio, still, theme])
  if (!watched || !mark) return null
  const ends = { a: nameOf(network, mark.fibre.from), b: nameOf(network, mark.fibre.to) }
  const text =
    watched.rows.length === 0
      ? fill(w.photonsNone, ends)
      : watched.eventKind === 'pulses'
        ? fill(w.photons, ends)
        : fill(w.photonsClicks, { ...ends, n: format.count(Math.round(watched.pulsesPerEvent)) })
  return (
    <>
      <canvas ref={canvas} className="network-photons" data-testid="photons" data-rows={watched.rows.length} />
      <p className="network-photons-note">{text}</p>
    </>
  )
}

function drawPhotons(pen: Pen, { rows, scenario }: LinkPhotons, mark: FibreMark, elapsedMs: number): void {
  const position = (elapsedMs / 1000) * PER_SECOND
  const first = Math.max(0, Math.ceil(position - (FLIGHT_MS / 1000) * PER_SECOND))
  for (let event = first; event <= position; event++) {
    const row = rows[event % Math.max(1, rows.length)]
    if (!row) return
    const progress = ((position - event) * 1000) / PER_SECOND / FLIGHT_MS
    if (!(progress > 0 && progress < 1)) continue
    const stage = progress < HAND ? 'sent' : 'past-eve'
    const seen = known(row, 'all', stage)
    const photons = (stage === 'sent' ? seen.photons : seen.light?.photons) ?? 0
    if (photons === 0) continue
    // A pulse that did not click left the fibre somewhere on the way.
    if (row.bobBit === null && progress > lossPlace(scenario, row.pulse)) continue
    const sent = stateOf(row.alice.basis, row.alice.bit)
    const state = stage === 'sent' ? sent : (seen.light?.state ?? sent)
    const { x, y } = alongFibre(mark, 0.06 + 0.88 * progress)
    const look = packet({
      radius: RADIUS,
      state: { tile: tileOfState(state), angle: arrowAngle(state) },
      resent: stage !== 'sent' && seen.light?.resent === true,
      photons: Math.min(3, photons),
    })
    drawMark(pen, look, x, y)
  }
}
