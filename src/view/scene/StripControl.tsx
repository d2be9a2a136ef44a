import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { fill } from '../../locales/fill'
import type { Format } from '../format'
import type { BenchLayout } from './frame/layout'
import { columnAt, type Strip, type StripColumn } from './frame/strip'
import { columnHeight } from './geometry/columns'
import type { SceneWords } from './words'

interface Props {
  readonly layout: BenchLayout
  /** The strip as it is drawn now. */
  readonly strip: () => Strip | null
  readonly selected: number | null
  readonly onSelect: (event: number | null) => void
  readonly onInspect: (event: number) => void
  readonly words: SceneWords
  readonly format: Format
}

/** A column in words, as far as the viewer knows it. */
export function columnInWords(column: StripColumn, words: SceneWords, format: Format): string {
  const says = words.strips
  const parts =
    column.kind === 'thrown'
      ? [says.thrown]
      : [
          says.kept,
          column.alice === null ? '' : fill(says.alice, { bit: column.alice }),
          column.bob === null ? '' : fill(says.bob, { bit: column.bob }),
          column.error ? says.error : '',
          column.compared ? says.compared : '',
          column.eve ? says.eve : '',
        ]
  return fill(says.column, { number: format.integer(column.pulse + 1), what: parts.filter(Boolean).join(', ') })
}

/** The key strips as a slider: arrows go from column to column, Enter or a click opens one alone. */
export function StripControl({ layout, strip, selected, onSelect, onInspect, words, format }: Props) {
  const [over, setOver] = useState(false)
  const { from, to, top } = layout.strip
  const columns = strip()?.columns ?? []
  const chosen = columns.find((column) => column.event === selected)
  const current = chosen ?? columns.at(-1)

  const pointed = (event: PointerEvent<HTMLElement>): number | null => {
    const drawn = strip()
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left + from - 4
    return drawn && columnAt(drawn, x, layout.strip)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const now = strip()?.columns ?? []
    if (now.length === 0) return
    const index = now.findIndex((column) => column.event === selected)
    const at = index < 0 ? now.length : index
    const go = (to: number) => onSelect(now[Math.min(now.length - 1, Math.max(0, to))]!.event)
    if (event.key === 'ArrowLeft' || event.key === 'ArrowDown') go(at - 1)
    else if (event.key === 'ArrowRight' || event.key === 'ArrowUp') go(at + 1)
    else if (event.key === 'PageDown') go(at - 10)
    else if (event.key === 'PageUp') go(at + 10)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(now.length - 1)
    else if (event.key === 'Enter' && current) onInspect(chosen?.event ?? current.event)
    else if (event.key === 'Escape' && selected !== null) onSelect(null)
    else return
    event.preventDefault()
  }

  return (
    <div
      role="slider"
      tabIndex={0}
      className="bench-strip"
      aria-label={words.strips.name}
      aria-description={words.strips.open}
      aria-valuemin={1}
      aria-valuemax={(columns.at(-1)?.event ?? 0) + 1}
      aria-valuenow={(current?.event ?? 0) + 1}
      aria-valuetext={current ? columnInWords(current, words, format) : words.strips.none}
      style={{
        left: from - 4,
        width: to - from + 8,
        top: top - 8,
        height: columnHeight(layout.strip) + 22,
        cursor: over ? 'pointer' : 'default',
      }}
      onKeyDown={onKeyDown}
      onPointerMove={(event) => setOver(pointed(event) !== null)}
      onPointerUp={(event) => {
        const hit = pointed(event)
        if (hit !== null) onInspect(hit)
      }}
    />
  )
}
