import { Grid3x3 } from 'lucide-react'
import { lazy, Suspense, useMemo, useState } from 'react'
import { fill } from '../../locales/fill'
import type { Observable } from '../../model/engine/observables'
import { wilsonInterval } from '../../model/math/wilson'
import { aboutLines } from './about-lines'
import { type BenchData, benchData, type Ending, type Holds, placeOf } from './bench-data'
import { ChartFrame } from './ChartFrame'
import type { ChartProps } from './chart'
import { Explain } from './Explain'
import { Sessions } from './Sessions'
import { TimingHistogram } from './TimingHistogram'
import './bench.css'

/** Fetched when somebody asks for it. */
const MatrixDialog = lazy(() => import('./MatrixDialog'))

/** What Alice and Bob can measure, each reading judged by a test, beside what Eve holds. */
export function BenchChart(props: ChartProps) {
  const { recording, shown, viewer, words, format, layout } = props
  const scenario = recording?.scenario ?? props.scenario
  const w = words.bench
  const found = useMemo(() => recording && benchData(recording, shown, viewer), [recording, shown, viewer])
  const [matrix, setMatrix] = useState(false)
  const count = found?.odd ?? 0
  const odd = count === 0 ? w.odd.none : count === 1 ? w.odd.one : fill(w.odd.other, { k: count })
  return (
    <ChartFrame
      id="BENCH"
      title={w.title}
      summary={found ? fill(w.summary, { n: found.readings.length, odd }) : w.empty}
      layout={layout}
      words={words}
      draw={() => ({ marks: null })}
      actions={
        <>
          <button
            type="button"
            className="chart-word"
            title={words.matrix.openHint}
            data-testid="open-matrix"
            onClick={() => setMatrix(true)}
          >
            <Grid3x3 aria-hidden="true" />
            <span>{words.matrix.open}</span>
          </button>
          {matrix && (
            <Suspense fallback={null}>
              <MatrixDialog open onClose={() => setMatrix(false)} words={words} />
            </Suspense>
          )}
        </>
      }
      body={
        <div className="bench-panels">
          <Sessions {...props} />
          <div className="bench-pair">
            <Measured {...props} found={found} />
            <Held {...props} found={found} />
          </div>
        </div>
      }
      table={{
        caption: w.tableCaption,
        columns: [
          { name: 'reading', title: w.columns.reading },
          { name: 'hits', title: w.columns.hits, show: format.count },
          { name: 'of', title: w.columns.trials, show: format.count },
          { name: 'forecast', title: w.columns.forecast, show: (x) => shareText(x, format) },
          { name: 'p_value', title: w.columns.p, show: (p) => (p < 0.001 ? format.power(p) : format.decimal(p, 3)) },
          { name: 'verdict', title: w.columns.verdict },
        ],
        rows: (found?.readings ?? []).map((reading) => [
          nameOf(reading, props),
          reading.hits,
          reading.trials,
          reading.forecast,
          reading.pValue,
          reading.anomalous ? w.verdicts.odd : w.verdicts.fits,
        ]),
      }}
      explain={<Explain paragraphs={w.explain} />}
      about={aboutLines({ ...props, scenario }, 'simulated')}
    />
  )
}

interface PanelProps extends ChartProps {
  readonly found: BenchData | null
}

const nameOf = ({ id }: Pick<Observable, 'id'>, { words, scenario }: ChartProps): string =>
  id === 'gain-signal' && scenario.source !== 'decoy' ? words.bench.clicksOnly : words.bench.readings[id]

/** A share, small ones as powers of ten. */
const shareText = (x: number, format: ChartProps['format']): string =>
  x !== 0 && x < 5e-5
    ? format.power(Number(x.toPrecision(1)))
    : format.percent(x, x === 0 || x >= 0.01 ? 1 : x < 1e-3 ? 3 : 2)

function Measured(props: PanelProps) {
  const { found, scenario, words, format } = props
  const w = words.bench
  return (
    <section className="bench-panel" aria-label={w.measured} data-testid="bench-measured">
      <h3>{w.measured}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{w.columns.reading}</th>
            <th scope="col">{w.columns.value}</th>
            <th scope="col">{w.columns.forecast}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {(found?.readings ?? []).map((reading) => {
            const { id, hits, trials, forecast, anomalous } = reading
            const band = id.startsWith('qber') && trials > 0 ? wilsonInterval(hits, trials) : null
            return (
              <tr key={id} className={anomalous ? 'bench-odd' : ''} data-reading={id} data-odd={anomalous}>
                <th scope="row">
                  {anomalous && <span aria-hidden="true">▲ </span>}
                  {nameOf(reading, props)}
                </th>
                <td>
                  {trials === 0 ? '–' : shareText(hits / trials, format)}
                  {band && (
                    <span className="bench-band">
                      {' '}
                      {fill(w.bandShort, { a: format.percentValue(band.low), b: format.percentValue(band.high) })}
                    </span>
                  )}
                </td>
                <td className="bench-forecast">{shareText(forecast, format)}</td>
                <td className="bench-gauge">
                  <Gauge reading={reading} />
                  <span className="visually-hidden">{anomalous ? w.verdicts.odd : w.verdicts.fits}</span>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {found?.worse && (
        <p className="bench-worse" data-testid="bench-worse" data-basis={found.worse.basis}>
          {fill(found.worse.state === 'ok' ? w.bothBases : w.worse, {
            basis: w.bases[found.worse.basis],
            q: format.percent(found.worse.qber),
          })}
        </p>
      )}
      {found?.timing && <TimingHistogram {...props} timing={found.timing} />}
      <p className="bench-note">
        {w.rule} {w.bandNote}
      </p>
      {scenario.countermeasures.includes('mdi') && <p className="bench-note">{w.mdi}</p>}
      {found && found.unwatched.length > 0 && (
        <p className="bench-note">
          {fill(w.unwatched, { list: found.unwatched.map((id) => w.readings[id].toLocaleLowerCase('en')).join(', ') })}
        </p>
      )}
    </section>
  )
}

const GAUGE = { width: 40, height: 14 } as const

/** How far out a reading is: inside the grey band chance does as much in 999 runs of 1 000. */
function Gauge({ reading }: { readonly reading: Observable }) {
  const { width, height } = GAUGE
  const middle = height / 2
  const x = width / 2 + placeOf(reading) * (width / 2 - 4)
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <rect className="bench-gauge-band" x={width / 4 + 2} width={width / 2 - 4} y={1} height={height - 2} />
      <line className="bench-gauge-base" x1={0} x2={width} y1={middle} y2={middle} />
      <line className="bench-gauge-base" x1={width / 2} x2={width / 2} y1={2} y2={height - 2} />
      {reading.anomalous ? (
        <path
          className="bench-gauge-odd"
          d={`M${x - 4.5},${middle + 4}L${x},${middle - 4.5}L${x + 4.5},${middle + 4}Z`}
        />
      ) : (
        <circle className="bench-gauge-dot" cx={x} cy={middle} r={3.5} />
      )}
    </svg>
  )
}

function Held({ found, words, format, viewer }: PanelProps) {
  const w = words.bench
  const holds = found?.holds ?? null
  const sees = viewer === 'all' || viewer === 'eve'
  return (
    <section className="bench-panel bench-holds" aria-label={w.holds} data-testid="bench-holds">
      <h3>{w.holds}</h3>
      {!sees ? (
        <p className="bench-note">{w.hidden}</p>
      ) : holds === null || holds.guessing === null || holds.information === null ? (
        <p className="bench-note">{w.nothing}</p>
      ) : (
        <>
          {found?.ending && (
            <p className="bench-ending" data-ending={found.ending} data-testid="bench-ending">
              {endingText(found.ending, holds, w, format)}
            </p>
          )}
          <dl>
            <Figure
              name={w.certain}
              value={format.percent(holds.certain / holds.kept)}
              note={fill(w.certainOf, { k: format.count(holds.certain), n: format.count(holds.kept) })}
              share={holds.certain / holds.kept}
            />
            <Figure name={w.guess} value={format.percent(holds.guessing)} note={w.guessNote} share={holds.guessing} />
            <Figure
              name={w.information}
              value={fill(w.informationUnit, { i: format.decimal(holds.information, 2) })}
              share={holds.information}
            />
            <Figure name={w.after} value={afterText(holds, w, format)} share={afterShare(holds)} />
          </dl>
        </>
      )}
    </section>
  )
}

interface FigureProps {
  readonly name: string
  readonly value: string
  readonly note?: string
  /** 0–1, as a bar. */
  readonly share: number
}

function Figure({ name, value, note, share }: FigureProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <strong>{value}</strong>
        {note && <span>{note}</span>}
        <div className="bench-bar" aria-hidden="true">
          <span style={{ inlineSize: `${100 * Math.min(1, Math.max(0, share))}%` }} />
        </div>
      </dd>
    </div>
  )
}

type BenchWords = ChartProps['words']['bench']

const afterShare = ({ secret, known }: Holds): number => (secret && known ? known / secret : 0)

function afterText({ secret, known }: Holds, w: BenchWords, format: ChartProps['format']): string {
  if (secret === null || known === null || secret < 1) return w.afterNoKey
  const n = format.count(Math.floor(secret))
  return known < 1 ? fill(w.afterNone, { n }) : fill(w.afterSome, { k: format.count(Math.floor(known)), n })
}

function endingText(ending: Ending, holds: Holds, w: BenchWords, format: ChartProps['format']): string {
  switch (ending) {
    case 'off':
      return w.off
    case 'cannot':
      return w.cannot
    case 'no-line':
      return fill(w.noLine, { share: format.percent(holds.certain / holds.kept, 0) })
    case 'open':
      return w.open
    case 'noticed':
      return w.noticed
    case 'noticed-safe':
      return w.noticedSafe
    case 'noticed-part':
      return fill(w.noticedPart, {
        k: format.count(Math.floor(holds.known ?? 0)),
        n: format.count(Math.floor(holds.secret ?? 0)),
      })
    case 'no-key':
      return w.noKey
    case 'safe':
      return w.safe
    case 'silent-key':
      return w.silentKey
    case 'silent-part':
      return fill(w.silentPart, {
        k: format.count(Math.floor(holds.known ?? 0)),
        n: format.count(Math.floor(holds.secret ?? 0)),
      })
    case 'silent-kept':
      return fill(w.silentKept, { share: format.percent(holds.certain / holds.kept, 0) })
  }
}
