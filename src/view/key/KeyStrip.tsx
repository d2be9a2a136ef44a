/** Two strips of key bits, Alice above Bob, as on the bench: each column can be taken away. */

import * as column from '../scene/geometry/columns'
import { type ColumnSize, columnHeight } from '../scene/geometry/columns'
import type { SeenColumn } from './strip-view'

export const STRIP: ColumnSize = { bar: 8, pitch: 12, full: 26, gap: 12 }

/** Room above for brackets, below for dots. */
const TOP = 6
const BOTTOM = 16
export const STRIP_HEIGHT = TOP + columnHeight(STRIP) + BOTTOM

interface Props {
  readonly columns: readonly SeenColumn[]
  /** Width in px; as many columns are drawn as fit. */
  readonly width: number
  readonly name: string
  /** Compared columns have gone, and the others closed up. */
  readonly spent?: boolean
  /** Eve's dots have gone. */
  readonly dotless?: boolean
}

export const columnsIn = (width: number): number => Math.max(1, Math.floor((width - 4) / STRIP.pitch))

function Column({ seen, dotless }: { readonly seen: SeenColumn; readonly dotless: boolean }) {
  const sides = [
    ['alice', seen.alice],
    ['bob', seen.bob],
  ] as const
  return (
    <>
      {sides.map(([owner, bit]) =>
        bit === null ? (
          <path key={owner} className="strip-unknown" d={column.bar(STRIP, owner, null, 0, STRIP.bar, 0.6)} />
        ) : seen.error ? (
          <g key={owner}>
            <path className="strip-error" d={column.bar(STRIP, owner, bit, 0, STRIP.bar, 0.75)} />
            <path className="strip-hatch" d={column.hatch(STRIP, owner, bit, 0)} />
          </g>
        ) : (
          <path key={owner} className="strip-bar" d={column.bar(STRIP, owner, bit, 0)} />
        ),
      )}
      {seen.error && <path className="strip-unequal" d={column.unequal(STRIP, 0)} />}
      {seen.compared && <path className="strip-bracket" d={column.brackets(STRIP, 0)} />}
      {seen.eve && <path className="strip-dot" data-gone={dotless} d={column.eveDot(STRIP, 0)} />}
    </>
  )
}

export function KeyStrip({ columns, width, name, spent = false, dotless = false }: Props) {
  const most = columnsIn(width)
  let at = 0
  // Where columns leave, those behind them move up: more of them are needed.
  const left = spent ? columns.filter(({ compared }) => !compared).length : columns.length
  const drawn: React.ReactNode[] = []
  for (let i = 0; i < columns.length && at < Math.min(most, left); i++) {
    const seen = columns[i]!
    const gone = spent && seen.compared
    drawn.push(
      <g
        key={i}
        className="strip-column"
        data-gone={gone}
        style={{ transform: `translateX(${2 + STRIP.pitch * at}px)` }}
      >
        <Column seen={seen} dotless={dotless} />
      </g>,
    )
    if (!gone) at++
  }
  return (
    <svg className="strip" role="img" aria-label={name} width={width} height={STRIP_HEIGHT}>
      <g transform={`translate(0 ${TOP})`}>{drawn}</g>
    </svg>
  )
}
