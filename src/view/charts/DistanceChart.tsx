import { useMemo, useState } from 'react'
import { fill } from '../../locales/fill'
import { type DistanceChartData, distanceChartData } from '../../model/engine/distance-chart'
import { linkSettingsOf } from '../../model/engine/link-settings-of'
import { timeFor256Bits } from '../../model/physics/distance-curves'
import { longRunRate } from '../../model/physics/link-settings'
import { headlineAt } from '../../store/selectors'
import { aboutLines } from './about-lines'
import { ChartFrame } from './ChartFrame'
import type { ChartProps } from './chart'
import { DistanceChoices } from './DistanceChoices'
import { distanceDrawing } from './DistanceMarks'
import { type DistanceChoice, defaultDistanceChoice } from './distance-choice'
import { distanceTable } from './distance-table'
import { Explain } from './Explain'
import decoyFormula from './formulas/distance-decoy.tex?mathml'
import gllpFormula from './formulas/distance-gllp.tex?mathml'
import singleFormula from './formulas/distance-single.tex?mathml'
import { publishedPoints } from './published-points'

const FORMULAS = { sp: singleFormula, wcp: gllpFormula, decoy: decoyFormula, spdc: gllpFormula } as const

/** Whether listening costs the key, as far as this viewer may know. */
export type Taken = 'no' | 'part' | 'all'

/** Secret bits per second against the length of the fibre. */
export function DistanceChart(props: ChartProps) {
  const { words, format, layout, viewer, recording, shown } = props
  const scenario = recording?.scenario ?? props.scenario
  const w = words.dist
  const [choice, setChoice] = useState<DistanceChoice>(defaultDistanceChoice)
  const [fit, setFit] = useState(false)
  const { reachKm, protocols, blockBits } = choice
  const chart = useMemo(
    () => distanceChartData(scenario, { reachKm, protocols, blockBits }),
    [scenario, reachKm, protocols, blockBits],
  )
  const published = useMemo(publishedPoints, [])
  const seesEve = viewer === 'all' || viewer === 'eve'
  // Who must not know of Eve sees what the compared bits say.
  const alarm = recording && headlineAt(recording, shown, viewer).alarm.state
  const { here } = chart
  const taken: Taken =
    here.perPulse === 0
      ? 'no'
      : seesEve
        ? here.tappedPerPulse === 0
          ? 'all'
          : here.tappedPerPulse < here.perPulse
            ? 'part'
            : 'no'
        : alarm === 'nokey'
          ? 'all'
          : 'no'
  const rate = (bitsPerSecond: number) => format.inline(format.rate(bitsPerSecond))
  const settings = linkSettingsOf(scenario)
  const now = longRunRate(settings)
  const said = {
    d: `${format.decimal(scenario.distanceKm, Number.isInteger(scenario.distanceKm) ? 0 : 1)} km`,
    r: rate(here.perSecond),
  }
  const summary = distanceSentence(chart, taken, seesEve, props, said)
  return (
    <ChartFrame
      id="DIST"
      title={w.title}
      summary={summary}
      {...(choice.published && !choice.perPulse ? { aside: w.pace } : {})}
      layout={layout}
      words={words}
      draw={(size) => distanceDrawing({ size, chart, choice, fit, taken, seesEve, published, props })}
      table={distanceTable(chart, choice, props)}
      explain={
        <Explain
          paragraphs={w.explain}
          formulas={[FORMULAS[scenario.source]]}
          now={fill(w.explainNow, {
            d: said.d,
            eta: format.power(settings.transmittance * settings.detectorEfficiency),
            g: format.power(now.gain),
            q: format.percent(now.qber),
            b: format.power(now.perPulse),
            r: said.r,
          })}
        />
      }
      about={aboutLines({ ...props, scenario }, 'formula')}
      fit={{ on: fit, toggle: setFit }}
      actions={<DistanceChoices choice={choice} onChoice={setChoice} scenario={scenario} chart={chart} props={props} />}
      onDropText={(text) => setChoice((old) => ({ ...old, measured: text }))}
    />
  )
}

/** The sentence under the question. */
export function distanceSentence(
  { own, here }: DistanceChartData,
  taken: Taken,
  seesEve: boolean,
  { words: { dist: w }, format }: Pick<ChartProps, 'words' | 'format'>,
  said: { readonly d: string; readonly r: string },
): string {
  const key = format.duration(timeFor256Bits(here.perSecond))
  if (!own) return fill(w.summarySpace, { r: said.r, t: key })
  if (taken === 'all') return fill(seesEve ? w.summaryTaken : w.summaryTakenBlind, said)
  const m = own.lastKm === null ? null : format.decimal(Math.floor(own.lastKm), 0)
  if (here.perPulse === 0)
    return own.lastKm === 0 ? fill(w.summaryNever, said) : fill(w.summaryOver, { ...said, m: m ?? '' })
  if (taken === 'part') {
    const r = format.inline(format.rate(here.tappedPerSecond))
    if (m !== null) return fill(w.summaryPart, { d: said.d, r, r0: said.r, m })
  }
  if (m === null) return `${fill(w.summaryEndless, { ...said, t: key })} ${w.endless}`
  return fill(w.summary, { ...said, m, t: key })
}
