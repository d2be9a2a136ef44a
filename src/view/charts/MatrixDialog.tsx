import { fill } from '../../locales/fill'
import {
  MATRIX_COLUMNS,
  MATRIX_ROWS,
  type MatrixCell,
  matrixScenario,
  type Verdict,
} from '../../model/engine/attack-matrix'
import committed from '../../model/engine/attack-matrix.json' with { type: 'json' }
import { toFragment } from '../../model/scenario/fields'
import { defaultViewing } from '../../model/scenario/viewing'
import { Dialog } from '../ui/Dialog'
import type { ChartProps } from './chart'
import './matrix.css'

const cells = committed as readonly MatrixCell[]

/** From bad to good for Alice and Bob: the order of the legend. */
const VERDICTS = [
  'silent',
  'noticed',
  'amplified',
  'no-key',
  'nothing',
  'formula',
  'impossible',
] as const satisfies readonly Verdict[]

interface Props {
  readonly open: boolean
  readonly onClose: () => void
  readonly words: ChartProps['words']
}

/** Every attack against every countermeasure; a cell opens the settings that filled it. */
export default function MatrixDialog({ open, onClose, words }: Props) {
  const w = words.matrix
  return (
    <Dialog title={w.title} open={open} onClose={onClose} closeLabel={w.close}>
      <div className="matrix" data-testid="matrix">
        <p>{w.lead}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
        <section className="matrix-table" aria-label={w.tableCaption} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{w.attack}</th>
                {MATRIX_COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {w.columns[column]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {MATRIX_ROWS.map(({ id }) => (
                <tr key={id}>
                  <th scope="row">{w.rows[id]}</th>
                  {cells
                    .filter(({ row }) => row === id)
                    .map((cell) => (
                      <td key={cell.column} data-verdict={cell.verdict}>
                        <Cell cell={cell} words={words} onOpen={onClose} />
                      </td>
                    ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <dl className="matrix-legend">
          {VERDICTS.map((verdict) => (
            <div key={verdict}>
              <dt>
                <Sign verdict={verdict} /> {w.short[verdict]}
              </dt>
              <dd>{w.verdicts[verdict]}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Dialog>
  )
}

function Cell({
  cell: { row, column, verdict, by },
  words,
  onOpen,
}: {
  readonly cell: MatrixCell
  readonly words: ChartProps['words']
  readonly onOpen: () => void
}) {
  const w = words.matrix
  const viewing = { ...defaultViewing, speed: '1M' as const }
  const link = toFragment('lab', { scenario: matrixScenario(row, column), viewing, unknown: new Map() })
  const reading =
    by !== undefined && by in words.bench.readings ? words.bench.readings[by as keyof typeof words.bench.readings] : ''
  const said = reading ? `${w.verdicts[verdict]}: ${reading}` : w.verdicts[verdict]
  const name = fill(w.cell, {
    attack: w.rows[row],
    column: column === 'none' ? w.alone : w.columns[column],
    verdict: said,
  })
  return (
    <a href={`#${link}`} aria-label={name} title={said} onClick={onOpen}>
      <Sign verdict={verdict} />
      <span>{w.short[verdict]}</span>
    </a>
  )
}

/** Shape first: a dot is a bit Eve knows, a triangle the alarm, a tick a key that is theirs. */
function Sign({ verdict }: { readonly verdict: Verdict }) {
  return (
    <svg className={`matrix-sign matrix-${verdict}`} width={14} height={14} viewBox="-7 -7 14 14" aria-hidden="true">
      {verdict === 'silent' && <circle r={5} />}
      {verdict === 'noticed' && <path d="M0-5.5L5.5 4.5H-5.5Z" />}
      {verdict === 'amplified' && <path d="M-5 0L-1.5 4L5-4" />}
      {verdict === 'formula' && <path d="M-5 0L-1.5 4L5-4" strokeDasharray="2 2.5" />}
      {(verdict === 'no-key' || verdict === 'nothing') && <path d="M-4.5 0H4.5" />}
      {verdict === 'impossible' && <path d="M-4-4L4 4M4-4L-4 4" />}
    </svg>
  )
}
