import type { ChartWords } from '../../locales/en/charts'
import { fill } from '../../locales/fill'
import type { Cell, ChartTable, TableColumn } from './table'

const shown = (cell: Cell, { show }: TableColumn): string => {
  if (cell === null) return '–'
  return typeof cell === 'number' && show ? show(cell) : String(cell)
}

/** The drawn numbers as a table that scrolls in its own box. */
export function ChartTableView({ table, words }: { readonly table: ChartTable; readonly words: ChartWords }) {
  return (
    // A box that scrolls must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls with the arrow keys
    <section className="chart-table" aria-label={table.caption} tabIndex={0}>
      <table>
        <caption>
          {table.caption} · {fill(words.frame.tableNote, { count: table.rows.length })}
        </caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.name} scope="col">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name and never change places
            <tr key={i}>
              {row.map((cell, j) => (
                <td key={table.columns[j]!.name} data-text={typeof cell === 'string' || undefined}>
                  {shown(cell, table.columns[j]!)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
