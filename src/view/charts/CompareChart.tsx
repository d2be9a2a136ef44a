import { Pin, PinOff } from 'lucide-react'
import { useMemo } from 'react'
import { fill } from '../../locales/fill'
import { Button } from '../ui/Button'
import { AlarmMark } from '../ui/Marks'
import { aboutLines } from './about-lines'
import { ChartFrame } from './ChartFrame'
import type { ChartProps } from './chart'
import { type ComparedRun, compareRuns } from './compare-data'
import { Explain } from './Explain'
import './compare.css'

/** Above this chance parts two runs often enough to say nothing. */
const COMMON = 0.05

/** Pinned runs and the present one, side by side: what was measured of each, and what is set differently. */
export function CompareChart(props: ChartProps) {
  const { recording, shown, pinned, name, partner, viewer, words, format, layout, actions } = props
  const w = words.compare
  const runs = useMemo(
    () => [
      ...pinned.filter((run) => run.recording.scenario !== recording?.scenario),
      ...(recording && shown > 0 ? [{ name: name ?? w.present, recording, shown }] : []),
    ],
    [pinned, recording, shown, name, w],
  )
  const found = useMemo(() => compareRuns(runs, viewer), [runs, viewer])
  const { pValue, apart, hidden } = found
  const kept = pinned.some((run) => run.recording.scenario === recording?.scenario)
  const rows = rowsOf(props)
  const p = pValue === null ? '' : format.percent(pValue, pValue < 0.1 ? 1 : 0)
  return (
    <ChartFrame
      id="COMPARE"
      title={w.title}
      summary={
        runs.length < 2
          ? w.empty
          : pValue === null
            ? w.tooFew
            : fill(pValue > COMMON ? w.same : w.different, { p, a: runs[0]!.name, b: runs.at(-1)!.name })
      }
      layout={layout}
      words={words}
      draw={() => ({ marks: null })}
      body={
        <div className="compare">
          {partner && !pinned.some((run) => run.name === partner.name) && (
            <p>
              <Button data-testid="compare-with" onClick={partner.open}>
                {fill(w.with, { name: partner.name })}
              </Button>
            </p>
          )}
          {runs.length > 0 && (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
            <section className="compare-table" aria-label={w.tableCaption} tabIndex={0}>
              <table>
                <thead>
                  <tr>
                    <td />
                    {found.runs.map((run, i) => (
                      <th key={runKey(run, i)} scope="col">
                        {run.name}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ id, title, show }) => (
                    <tr key={id} data-row={id}>
                      <th scope="row">{title}</th>
                      {found.runs.map((run, i) => (
                        <td key={runKey(run, i)}>
                          {id === 'alarm' && <AlarmMark state={run.alarm.state} size={18} />}
                          {show(run)}
                        </td>
                      ))}
                    </tr>
                  ))}
                  {apart.map(({ key, values }) => (
                    <tr key={key} data-row={`set-${key}`}>
                      <th scope="row">{settingName(key, w)}</th>
                      {values.map((value, i) => (
                        <td key={runKey(found.runs[i]!, i)}>{valueText(key, value, w)}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          )}
          {hidden && <p className="bench-note">{w.hidden}</p>}
        </div>
      }
      table={{
        caption: w.tableCaption,
        columns: [
          { name: 'run', title: w.columns.run },
          { name: 'error_rate_percent', title: w.columns.qber, show: (x) => format.decimal(x, 2) },
          { name: 'band_low_percent', title: w.columns.low, show: (x) => format.decimal(x, 2) },
          { name: 'band_high_percent', title: w.columns.high, show: (x) => format.decimal(x, 2) },
          { name: 'bits_compared', title: w.columns.compared, show: format.count },
          { name: 'bits_kept', title: w.columns.kept, show: format.count },
          { name: 'key_share_percent', title: w.columns.key, show: (x) => format.decimal(x, 1) },
          { name: 'alarm', title: w.columns.alarm },
        ],
        rows: found.runs.map(({ name: run, qber, kept: bits, key, alarm }) => [
          run,
          qber && 100 * qber.value,
          qber && 100 * qber.band.low,
          qber && 100 * qber.band.high,
          qber?.compared ?? 0,
          bits,
          key && 100 * key.share,
          words.alarm[alarm.reason],
        ]),
      }}
      explain={<Explain paragraphs={w.explain} />}
      about={aboutLines(props, 'simulated')}
      actions={
        <>
          {pinned.length > 0 && actions.unpin && (
            <button type="button" className="chart-word" title={words.frame.unpinHint} onClick={actions.unpin}>
              <PinOff aria-hidden="true" />
              <span>{words.frame.unpin}</span>
            </button>
          )}
          {recording && shown > 0 && !kept && actions.pin && (
            <button
              type="button"
              className="chart-word"
              title={words.frame.pinHint}
              data-testid="pin-compare"
              onClick={actions.pin}
            >
              <Pin aria-hidden="true" />
              <span>{words.frame.pin}</span>
            </button>
          )}
        </>
      }
    />
  )
}

/** Two runs of one name are told apart by their place. */
const runKey = ({ name }: ComparedRun, place: number): string => `${place} ${name}`

interface Row {
  readonly id: string
  readonly title: string
  readonly show: (run: ComparedRun) => string
}

/** What is read of every run; Eve's line only for those who see her. */
function rowsOf({ words, format, viewer }: ChartProps): readonly Row[] {
  const w = words.compare
  const none = '–'
  const rows: readonly Row[] = [
    {
      id: 'qber',
      title: w.rows.qber,
      show: ({ qber }) =>
        qber
          ? fill(w.qber, {
              q: format.percent(qber.value),
              a: format.percentValue(qber.band.low),
              b: format.percentValue(qber.band.high),
            })
          : none,
    },
    { id: 'compared', title: w.rows.compared, show: ({ qber }) => format.count(qber?.compared ?? 0) },
    { id: 'kept', title: w.rows.kept, show: ({ kept }) => format.count(kept) },
    { id: 'alarm', title: w.rows.alarm, show: ({ alarm }) => words.alarm[alarm.reason] },
    {
      id: 'key',
      title: w.rows.key,
      show: ({ key }) => (key ? fill(w.share, { share: format.percent(key.share, 0) }) : none),
    },
  ]
  if (viewer !== 'all' && viewer !== 'eve') return rows
  return [
    ...rows,
    {
      id: 'eve',
      title: w.rows.eve,
      show: ({ eveKnows }) =>
        eveKnows
          ? fill(w.eveKnows, {
              k: format.count(Math.round(eveKnows.known + eveKnows.guessed)),
              n: format.count(eveKnows.of),
            })
          : none,
    },
  ]
}

type CompareWords = ChartProps['words']['compare']

/** A setting by its name where it has one here, else as links write it. */
const settingName = (key: string, { settings }: CompareWords): string =>
  (settings as Readonly<Record<string, string>>)[key] ?? fill(settings.other, { key })

const valueText = (key: string, value: string, { units, eve }: CompareWords): string =>
  value === ''
    ? '–'
    : key === 'eve'
      ? ((eve as Readonly<Record<string, string>>)[value] ?? value)
      : `${value}${(units as Readonly<Record<string, string>>)[key] ?? ''}`
