/** The numbers of a chart as drawn: the same rows feed curve, table, cursor and CSV. */

export interface TableColumn {
  /** Name in a CSV: English, fixed. */
  readonly name: string
  /** Heading on the page. */
  readonly title: string
  /** How a number of this column reads on the page. */
  readonly show?: (value: number) => string
}

/** A cell without a value is null: empty in the CSV, a dash on the page. */
export type Cell = number | string | null

export interface ChartTable {
  readonly caption: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** A text that a spreadsheet must not take for a formula keeps a leading apostrophe. */
const harmless = (text: string): string => (/^[=+\-@\t]/.test(text) ? `'${text}` : text)

const cellText = (cell: Cell): string =>
  cell === null ? '' : typeof cell === 'number' ? (Number.isFinite(cell) ? String(cell) : '') : quoted(harmless(cell))

/**
 * The table as CSV, decimal points and English column names on every machine.
 *
 * @param about lines put before it as comments: link, seed, version, how the numbers were made
 */
export function tableCsv({ columns, rows }: ChartTable, about: readonly string[]): string {
  const lines = [
    ...about.map((line) => `# ${line.replace(/[\r\n]+/g, ' ')}`),
    columns.map(({ name }) => quoted(name)).join(','),
    ...rows.map((row) => row.map(cellText).join(',')),
  ]
  return `${lines.join('\n')}\n`
}
