import { type KeyboardEvent, memo, useRef, useState } from 'react'
import { fill } from '../../../locales/fill'
import type { NetworkNode } from '../../../model/network/topology'
import { setScene } from '../../../store/network'
import { useApp } from '../../useApp'
import { useNetworkTools } from '../useNetwork'
import type { Entry } from './pair-entry'

interface MatrixProps {
  readonly users: readonly NetworkNode[]
  readonly entries: readonly Entry[]
  readonly pair: readonly [string, string] | null
  readonly eve: boolean
  readonly how: (entry: Entry) => string
}

/** The lower half of the matrix. Arrow keys go from cell to cell, Enter chooses the pair. */
export const PairMatrix = memo(function PairMatrix({ users, entries, pair, eve, how }: MatrixProps) {
  const { words: all } = useApp()
  const w = all.network.pairs
  const { network: store } = useNetworkTools()
  const [at, setAt] = useState<readonly [number, number]>([1, 0])
  const grid = useRef<HTMLTableElement>(null)
  if (users.length < 2) return <p className="pairs-empty">{all.network.summary.none}</p>
  const byEnds = new Map(entries.map((entry) => [`${entry.a} ${entry.b}`, entry]))
  const go = (row: number, column: number) => {
    const [r, c] = [Math.min(users.length - 1, Math.max(1, row)), Math.max(0, column)]
    const next = [r, Math.min(r - 1, c)] as const
    setAt(next)
    grid.current?.querySelector<HTMLElement>(`[data-cell="${next[0]} ${next[1]}"]`)?.focus()
  }
  const onKey = (event: KeyboardEvent, row: number, column: number) => {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key]
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    go(row + step[0]!, column + step[1]!)
  }
  const stop = [Math.min(at[0], users.length - 1), 0] as number[]
  stop[1] = Math.min(at[1], stop[0]! - 1)
  return (
    <div className="pairs-scroll">
      <table ref={grid} className="pairs-matrix" aria-label={w.title}>
        <tbody>
          {users.slice(1).map((rowUser, i) => {
            const row = i + 1
            return (
              <tr key={rowUser.id}>
                <th scope="row">
                  <span title={rowUser.name}>{rowUser.name}</span>
                </th>
                {users.slice(0, row).map((columnUser, column) => {
                  const entry = byEnds.get(`${columnUser.id} ${rowUser.id}`)
                  if (!entry) return <td key={columnUser.id} />
                  const chosen = pair?.includes(columnUser.id) === true && pair.includes(rowUser.id)
                  const text = fill(w.cell, { a: entry.nameA, b: entry.nameB, how: how(entry) })
                  return (
                    <td key={columnUser.id}>
                      <button
                        type="button"
                        className="pairs-cell"
                        data-cell={`${row} ${column}`}
                        data-testid={`pair-${entry.nameA}-${entry.nameB}`}
                        data-by={entry.by}
                        data-verdict={entry.verdict?.verdict}
                        tabIndex={row === stop[0] && column === stop[1] ? 0 : -1}
                        aria-pressed={chosen}
                        aria-label={text}
                        title={text}
                        onFocus={() => setAt([row, column])}
                        onClick={() => setScene(store, { pair: [columnUser.id, rowUser.id] })}
                        onKeyDown={(event) => onKey(event, row, column)}
                      >
                        <CellMark entry={entry} eve={eve} />
                      </button>
                    </td>
                  )
                })}
              </tr>
            )
          })}
          <tr>
            <td />
            {users.slice(0, -1).map(({ id, name }) => (
              <th key={id} scope="col">
                <span data-long={name.length > 3} title={name}>
                  {name}
                </span>
              </th>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  )
})

/** Square, diamond with its number where one fits at a size that can be read, or dot; Eve's dot below where she knows the key, a stroke where she cuts it off. */
function CellMark({ entry, eve }: { readonly entry: Entry; readonly eve: boolean }) {
  const verdict = eve ? entry.verdict?.verdict : undefined
  return (
    <svg className="pairs-mark" viewBox="-15 -15 30 30" aria-hidden="true">
      {entry.by === 'direct' && <rect x={-6.5} y={-6.5} width={13} height={13} rx={2} />}
      {entry.by === 'relays' && (
        <>
          <path d="M0-12L12 0L0 12L-12 0Z" />
          {entry.relays < 10 && (
            <text y={4.7} textAnchor="middle">
              {entry.relays}
            </text>
          )}
        </>
      )}
      {entry.by === 'none' && <circle r={1.4} />}
      {verdict === 'open' && <circle className="pairs-eve" cx={9.5} cy={-9.5} r={4} />}
      {verdict === 'partly' && <circle className="pairs-eve pairs-eve-some" cx={9.5} cy={-9.5} r={3.4} />}
      {verdict === 'no-service' && <path className="pairs-cut" d="M-7 7L7-7" />}
    </svg>
  )
}
