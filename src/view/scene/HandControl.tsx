import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { fill } from '../../locales/fill'
import type { Format } from '../format'
import type { BenchLoop } from './bench-loop'
import { alongFibre, type BenchLayout, handPlace } from './frame/layout'
import type { SceneWords } from './words'

interface Props {
  readonly layout: BenchLayout
  readonly lengthKm: number
  readonly on: boolean
  /** Where the hand is, along the fibre. */
  readonly at: number
  readonly onAt: (at: number) => void
  readonly onEve: (on: boolean) => void
  readonly loop: () => BenchLoop | null
  /** Draws the eye to it once. */
  readonly invites: boolean
  readonly words: SceneWords
  readonly format: Format
}

interface Grip {
  readonly x: number
  readonly y: number
  readonly at: number
  readonly down: number
  moved: boolean
}

/** A pointer that stays within this is a click, px. */
const STEADY = 5

/**
 * Eve's hand as something to hold: a button that toggles, can be dragged on to the fibre and along
 * it, and obeys the arrow keys; beneath it a slider along the fibre for those who do not drag.
 */
export function HandControl({ layout, lengthKm, on, at, onAt, onEve, loop, invites, words, format }: Props) {
  const grip = useRef<Grip | null>(null)
  const { hand, axis, fibre } = layout
  const [low, high] = hand.range
  const place = handPlace(layout, at)
  const width = 88 * hand.scale
  const lift = layout.single ? 0 : hand.raised
  const top = Math.max(0, axis - 84 * hand.scale - (on ? 0 : lift))
  const bottom = axis + 17 * hand.scale - (on ? 0 : lift)
  const where = format.decimal(place * lengthKm, lengthKm < 20 ? 1 : 0)
  const described = fill(on ? words.hand.on : words.hand.off, { km: where })

  const dragTo = (event: PointerEvent, from: Grip) => ({
    at: handPlace(layout, from.at + (event.clientX - from.x) / (fibre.to - fibre.from)),
    down: Math.min(1, Math.max(0, from.down + (event.clientY - from.y) / Math.max(24, hand.raised))),
  })

  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    grip.current = { x: event.clientX, y: event.clientY, at: place, down: on ? 1 : 0, moved: false }
  }
  const onPointerMove = (event: PointerEvent<HTMLButtonElement>) => {
    const from = grip.current
    if (!from) return
    if (!from.moved && Math.hypot(event.clientX - from.x, event.clientY - from.y) < STEADY) return
    from.moved = true
    const to = dragTo(event, from)
    loop()?.drag(to)
    // The outline goes along without a rendering for every move.
    const aside = (to.at - from.at) * (fibre.to - fibre.from)
    event.currentTarget.style.translate = `${aside}px ${(to.down - from.down) * lift}px`
  }
  const onPointerUp = (event: PointerEvent<HTMLButtonElement>) => {
    event.currentTarget.style.translate = ''
    const from = grip.current
    if (!from?.moved) return
    const to = dragTo(event, from)
    loop()?.drag(null)
    onAt(to.at)
    if (to.down > 0.5 !== on) onEve(to.down > 0.5)
  }
  const onClick = () => {
    const dragged = grip.current?.moved
    grip.current = null
    if (!dragged) onEve(!on)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = 0.05
    if (event.key === 'ArrowDown') onEve(true)
    else if (event.key === 'ArrowUp') onEve(false)
    else if (event.key === 'ArrowLeft') onAt(handPlace(layout, place - step))
    else if (event.key === 'ArrowRight') onAt(handPlace(layout, place + step))
    else return
    event.preventDefault()
  }

  return (
    <>
      <input
        type="range"
        className="bench-hand-place"
        aria-label={words.hand.place}
        aria-valuetext={fill(words.kilometres, { km: where })}
        min={low}
        max={high}
        step={0.01}
        value={place}
        onChange={(event) => onAt(Number(event.currentTarget.value))}
        style={{
          left: alongFibre(layout, low) - 22,
          width: alongFibre(layout, high) - alongFibre(layout, low) + 44,
          // Beneath the hand, on the ruler: neither covers the other.
          top: axis + 17 * hand.scale + 2,
        }}
      />
      <button
        type="button"
        className={`bench-hand${invites ? ' bench-hand-invites' : ''}`}
        data-testid="eve-hand"
        aria-pressed={on}
        aria-label={`${words.hand.name}, ${described}`}
        title={words.hand.help}
        style={{ left: alongFibre(layout, place) - width / 2 - 4, top, width, height: bottom - top }}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={(event) => {
          event.currentTarget.style.translate = ''
          grip.current = null
          loop()?.drag(null)
        }}
        onClick={onClick}
        onKeyDown={onKeyDown}
      />
    </>
  )
}
