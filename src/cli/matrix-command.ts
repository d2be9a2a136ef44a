/** `matrix`: attacks × countermeasures, filled in by running. */
import { attackMatrix, MATRIX_COLUMNS, MATRIX_ROWS, type MatrixCell } from '../model/engine/attack-matrix'
import { createScratch } from '../model/engine/run'

/** The committed copy is this text: one line a cell, so that a change shows which cell it is. */
export function matrixJson(cells: readonly MatrixCell[]): string {
  const line = (cell: MatrixCell) =>
    Object.entries(cell)
      .map(([key, value]) => `"${key}": "${value}"`)
      .join(', ')
  return `[\n${cells.map((cell) => `  { ${line(cell)} }`).join(',\n')}\n]\n`
}

function matrixTable(cells: readonly MatrixCell[]): string {
  const text = ({ verdict, by }: MatrixCell): string => (by ? `${verdict} (${by})` : verdict)
  const cell = (row: string, column: string) => cells.find((each) => each.row === row && each.column === column)
  const table = [
    ['', ...MATRIX_COLUMNS],
    ...MATRIX_ROWS.map(({ id }) => [
      id,
      ...MATRIX_COLUMNS.map((column) => {
        const found = cell(id, column)
        return found ? text(found) : ''
      }),
    ]),
  ]
  const widths = table[0]!.map((_, k) => Math.max(...table.map((line) => line[k]!.length)))
  const lines = table.map((line) =>
    line
      .map((part, k) => part.padEnd(widths[k]!))
      .join('  ')
      .trimEnd(),
  )
  return `${lines.join('\n')}\n`
}

export function matrixCommand({ json }: { readonly json: boolean }): void {
  const cells = attackMatrix(createScratch())
  process.stdout.write(json ? matrixJson(cells) : matrixTable(cells))
}
