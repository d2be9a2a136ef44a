import { scaleLog } from 'd3'
import { Download } from 'lucide-react'
import { useMemo } from 'react'
import { fill } from '../../locales/fill'
import { type Headline, headlineAt } from '../../store/selectors'
import { ledgerJson, saveFile } from '../key/ledger-file'
import { textWidth } from '../ui/text-width'
import { aboutLines } from './about-lines'
import { type BudgetRow, budgetRows, ledgerRows } from './budget-data'
import { useMadeKey } from './budget-made'
import { ChartFrame, type Drawing } from './ChartFrame'
import type { ChartProps } from './chart'
import { Explain } from './Explain'
import budgetFormula from './formulas/budget.tex?mathml'
import type { PlotSize } from './useSize'
import './budget.css'

/** How the last bars came about. */
function asideOf({ alarm, approximate }: Headline, made: boolean, w: ChartProps['words']['budget']): string {
  if (made) return w.made
  const parts = [approximate ? w.approximate : '', w.byFormula, alarm.state === 'undecided' ? w.undecided : '']
  return parts.filter((part) => part !== '').join(' ')
}

/** From pulses sent to secret bits: one bar a stage, on a log scale, with what is lost in between. */
export function BudgetChart(props: ChartProps) {
  const { recording, shown, viewer, words, format, layout } = props
  const scenario = recording?.scenario ?? props.scenario
  const w = words.budget
  const headline = useMemo(() => recording && headlineAt(recording, shown, viewer), [recording, shown, viewer])
  const key = useMadeKey(recording, shown)
  const made = key?.made.outcome.ledger
  const rows = useMemo(
    () => (made ? ledgerRows(made) : headline ? budgetRows(headline, scenario.errorCorrectionFactor) : []),
    [made, headline, scenario.errorCorrectionFactor],
  )
  const kept = rows.find(({ stage }) => stage === 'kept')?.count ?? 0
  const counted = (n: number | null) => (n === null ? '–' : format.count(Math.round(n)))
  const share = (row: BudgetRow) => (row.count === null || kept === 0 ? null : row.count / kept)
  const before = (row: BudgetRow) => rows[rows.indexOf(row) - 1]

  /** What became of the stage before, in the words of a divisor or a share. */
  const change = (row: BudgetRow): string => {
    const part = share(row)
    if (row.stage === 'authentication') return w.olderKey
    if (row.loss) return part === null ? '' : fill(w.minus, { x: format.percent(part) })
    if (row.stage === 'secret') return part === null ? '' : fill(w.ofKept, { x: format.percent(part) })
    const whole = before(row)?.count
    return whole && row.count && whole / row.count > 1.05
      ? fill(w.factor, { x: ratio(whole / row.count, format.decimal) })
      : ''
  }

  const draw = (size: PlotSize): Drawing => {
    const { type, width, height } = size
    const widthOf = (text: string) => textWidth(text, type)
    const names = rows.map(({ stage }) => w.stages[stage])
    const left = Math.max(0, ...names.map(widthOf)) + 12
    // On a phone the bars need the room; the shares are in the table.
    const changes = rows.map((row) => (layout === 'phone' && (row.loss || row.stage === 'secret') ? '' : change(row)))
    const changeWidth = Math.max(0, ...changes.map(widthOf))
    const countWidth = Math.max(0, ...rows.map(({ count }) => textWidth(counted(count), type, 600)))
    const right = width - changeWidth - countWidth - 28
    const line = type * 1.2
    const pitch = Math.min(type * 2.6, (height - line) / Math.max(1, rows.length))
    const most = Math.max(10, 10 ** Math.ceil(Math.log10(Math.max(1, rows[0]?.count ?? 1))))
    const x = scaleLog([1, most], [left, Math.max(left + 24, right)])
    const end = (row: BudgetRow) => (row.count !== null && row.count >= 1 ? x(row.count) : left)
    const thick = Math.min(14, pitch * 0.5)
    const middle = (i: number) => line * 0.1 + pitch * (i + 0.5)
    return {
      marks: (
        <>
          {rows.map((row, i) => (
            <g key={row.stage}>
              <text
                x={left - 12}
                y={middle(i) + type * 0.35}
                textAnchor="end"
                className={row.loss ? '' : 'budget-stage'}
              >
                {names[i]}
              </text>
              <rect
                className={`budget-bar budget-${row.stage === 'secret' ? 'secret' : row.loss ? 'loss' : 'stage'}`}
                x={left}
                y={middle(i) - thick / 2}
                width={Math.max(1.5, end(row) - left)}
                height={thick}
                rx={2}
              />
              <text x={end(row) + 8} y={middle(i) + type * 0.35} className="budget-count">
                {counted(row.count)}
              </text>
              <text x={width - 2} y={middle(i) + type * 0.35} textAnchor="end">
                {changes[i]}
              </text>
            </g>
          ))}
          {rows.length > 0 && layout !== 'projector' && (
            <text x={left} y={middle(rows.length - 1) + pitch / 2 + line * 0.8}>
              {w.axis}
            </text>
          )}
          <line className="chart-base" x1={left} x2={left} y1={line * 0.1} y2={middle(rows.length - 1) + pitch / 2} />
        </>
      ),
      track: {
        down: true,
        x: rows.map(end),
        y: rows.map((_, i) => middle(i)),
        top: 0,
        bottom: height,
        text: (i) => {
          const row = rows[i]!
          const values = { stage: w.stages[row.stage], n: counted(row.count) }
          const part = share(row)
          if (row.loss || row.stage === 'secret') {
            return part === null
              ? fill(w.point, values)
              : fill(w.pointShare, { ...values, share: format.percent(part) })
          }
          const factor = change(row)
          return factor === '' ? fill(w.point, values) : fill(w.pointFactor, { ...values, factor })
        },
      },
    }
  }

  const count = (stage: BudgetRow['stage']) => counted(rows.find((row) => row.stage === stage)?.count ?? null)
  return (
    <ChartFrame
      id="BUDGET"
      title={w.title}
      summary={
        headline
          ? fill(w.summary, { sent: count('sent'), arr: count('arrived'), kept: count('kept'), sec: count('secret') })
          : w.empty
      }
      {...(headline ? { aside: asideOf(headline, made !== undefined, w) } : {})}
      layout={layout}
      words={words}
      draw={draw}
      table={{
        caption: w.tableCaption,
        columns: [
          { name: 'stage', title: w.columns.stage },
          { name: 'count', title: w.columns.count, show: counted },
          { name: 'share_of_kept_percent', title: w.columns.share, show: (v) => format.decimal(v, 1) },
        ],
        rows: rows.map((row) => {
          const part =
            row.stage === 'sent' || row.stage === 'arrived' || row.stage === 'authentication' ? null : share(row)
          return [w.stages[row.stage], row.count, part === null ? null : 100 * part]
        }),
      }}
      {...(key && {
        actions: (
          <button
            type="button"
            title={w.jsonHint}
            onClick={() =>
              saveFile(
                ledgerJson(key.made, { link: props.link, version: props.version, choice: key.choice }),
                'application/json',
                'eavesdrop-ledger.json',
              )
            }
          >
            <Download aria-hidden="true" />
            <span>{w.json}</span>
          </button>
        ),
      })}
      explain={<Explain paragraphs={w.explain} formulas={[budgetFormula]} />}
      about={aboutLines({ ...props, scenario }, 'simulated')}
    />
  )
}

/** Two figures below a hundred, whole numbers above. */
const ratio = (x: number, decimal: (x: number, decimals: number) => string): string =>
  x < 9.95 ? decimal(x, 1) : x < 995 ? decimal(x, 0) : decimal(Number(x.toPrecision(2)), 0)
