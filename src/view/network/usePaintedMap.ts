import { type RefObject, useEffect } from 'react'
import { fill } from '../../locales/fill'
import { useTheme } from '../panels/useTheme'
import { readPalette } from '../scene/paint/palette'
import { useApp } from '../useApp'
import { type MapPicture, paintMap } from './paint'

interface Shown extends Omit<MapPicture, 'levels' | 'scaleText'> {
  /** Bits in the stores of a node, and the room for them. */
  readonly stored: ReadonlyMap<string, { readonly bits: number; readonly room: number }>
}

/** Draws the map on its canvas whenever something on it changes: one picture a screen frame, however many changes there were. */
export function usePaintedMap(
  canvas: RefObject<HTMLCanvasElement | null>,
  { width, height, ratio }: { readonly width: number; readonly height: number; readonly ratio: number },
  { stored, box, frame, labels, projection, type, line, hands, rubber, hovered }: Shown,
): void {
  const { words: all, format } = useApp()
  const words = all.network
  const theme = useTheme()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context || width === 0) return
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)]
    if (element.width !== w || element.height !== h) {
      element.width = w
      element.height = h
    }
    const handle = requestAnimationFrame(() => {
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      const family = getComputedStyle(document.body).fontFamily
      const levels = new Map([...stored].map(([id, { bits, room }]) => [id, room > 0 ? bits / room : 0]))
      const scaleText = (km: number) => fill(words.map.scale, { km: format.decimal(km, km < 1 ? 1 : 0) })
      paintMap(
        { context, palette: readPalette(document.documentElement), ratio, family },
        { box, frame, labels, projection, type, line, levels, scaleText, hands, rubber, hovered },
      )
    })
    return () => cancelAnimationFrame(handle)
  }, [
    width,
    height,
    ratio,
    box,
    frame,
    labels,
    projection,
    type,
    line,
    stored,
    hands,
    rubber,
    hovered,
    words,
    format,
    theme,
  ])
}
