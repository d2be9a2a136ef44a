import { useMemo, useState } from 'react'
import { fill } from '../../locales/fill'
import type { DistanceHere } from '../../model/engine/distance-chart'
import { linkSettingsOf } from '../../model/engine/link-settings-of'
import { longRunRate } from '../../model/physics/link-settings'
import { type Headline, headlineAt } from '../../store/selectors'
import { aboutLines } from './about-lines'
import { ChartFrame } from './ChartFrame'
import type { ChartProps } from './chart'
import { DistanceChoices } from './DistanceChoices'
import { distanceDrawing } from './DistanceMarks'
import { type DistanceChoice, defaultDistanceChoice, optionsOf } from './distance-choice'
import type { DistanceView } from './distance-feed'
import { chosenPoints } from './distance-points'
import { distanceTable } from './distance-table'
import { distanceSentence, finiteAssumptions, finiteSentence, kmText, type Standing } from './distance-words'
import { Explain } from './Explain'
import decoyFormula from './formulas/distance-decoy.tex?mathml'
import gllpFormula from './formulas/distance-gllp.tex?mathml'
import singleFormula from './formulas/distance-single.tex?mathml'
import { readingOf } from './measured-points'
import { publishedPoints } from './published-points'
import type { ChartTable } from './table'
import { useDistanceChart } from './useDistanceChart'

const FORMULAS = { sp: singleFormula, wcp: gllpFormula, decoy: decoyFormula, spdc: gllpFormula } as const

const NO_TABLE: ChartTable = { caption: '', columns: [], rows: [] }

/** More of the kept bits than this are all of them. */
const ALL = 0.995

/** What of the key is taken: by Eve, for one who sees her, and by what the alarm says of the run, for everybody. */
function standingOf(here: DistanceHere, headline: Headline | null, seesEve: boolean): Standing {
  const free: Standing = { taken: 'no', barred: null, known: false }
  if (here.perPulse === 0) return free
  if (seesEve && here.tappedPerPulse === 0) return { ...free, taken: 'all' }
  const { alarm, eveKnows } = headline ?? {}
  if (alarm?.reason === 'no-arrivals') return { ...free, taken: 'all', barred: 'no-arrivals' }
  const byErrors = alarm?.reason === 'above' || alarm?.reason === 'latched'
  if (alarm?.state === 'nokey') return { ...free, taken: 'all', barred: byErrors ? 'errors' : 'alarm' }
  if (!seesEve) return free
  const known = eveKnows ? eveKnows.of > 0 && eveKnows.known + eveKnows.guessed > ALL * eveKnows.of : false
  return { ...free, taken: here.tappedPerPulse < here.perPulse ? 'part' : 'no', known }
}

/** Secret bits per second against the length of the channel. */
export function DistanceChart(props: ChartProps) {
  const { words, layout, recording } = props
  const scenario = recording?.scenario ?? props.scenario
  const w = words.dist
  const [choice, setChoice] = useState<DistanceChoice>(defaultDistanceChoice)
  const [said, setSaid] = useState('')
  const { far, protocols, blockBits, secrecy, bestFinite, repeaters } = choice
  const options = useMemo(
    () => optionsOf({ ...defaultDistanceChoice, far, protocols, blockBits, secrecy, bestFinite, repeaters }, scenario),
    [far, protocols, blockBits, secrecy, bestFinite, repeaters, scenario],
  )
  const { view, failure } = useDistanceChart(scenario, options)
  const take = (text: string | null) => {
    const reading = readingOf(text, props)
    setSaid(reading.said)
    if (reading.any) setChoice((old) => ({ ...old, measured: text ?? '' }))
  }
  const notes = failure === null ? [] : [fill(w.failure, { message: failure })]
  if (!view)
    return (
      <ChartFrame
        id="DIST"
        title={w.title}
        summary={failure === null ? w.waiting : notes.join(' ')}
        layout={layout}
        words={words}
        draw={() => ({ marks: null })}
        body={<div aria-busy={failure === null} />}
        table={NO_TABLE}
        explain={<Explain paragraphs={w.explain} />}
        about={aboutLines({ ...props, scenario }, 'formula')}
      />
    )
  return <Drawn {...{ props, view, choice, setChoice, said, setSaid, notes, take }} />
}

interface DrawnProps {
  readonly props: ChartProps
  readonly view: DistanceView
  readonly choice: DistanceChoice
  readonly setChoice: (change: (old: DistanceChoice) => DistanceChoice) => void
  readonly said: string
  readonly setSaid: (text: string) => void
  readonly notes: readonly string[]
  readonly take: (text: string | null) => void
}

/** The curves that are there; while newer ones are made they stay, with the sentence that fits them. */
function Drawn({ props, view: { scenario, chart, more }, choice, setChoice, said, setSaid, notes, take }: DrawnProps) {
  const { words, format, layout, viewer, recording, shown } = props
  const w = words.dist
  const [fit, setFit] = useState(false)
  const published = useMemo(publishedPoints, [])
  const seesEve = viewer === 'all' || viewer === 'eve'
  const { here } = chart
  const standing = standingOf(here, recording && headlineAt(recording, shown, viewer), seesEve)
  const settings = linkSettingsOf(scenario)
  const now = longRunRate(settings)
  const table = useMemo(() => {
    const points = chosenPoints({ chart, choice, scenario, published, props: { words, format } })
    return distanceTable(chart, choice, scenario, { words, format }, points)
  }, [chart, choice, scenario, published, words, format])
  const assumed = finiteAssumptions(chart, scenario, choice, props)
  const hindered = chart.hindered.map(({ id, by }) =>
    fill(w.hindered[by], {
      name: w.protocols[id],
      nu: format.decimal(scenario.weakMeanPhotons, 2),
      mu: format.decimal(scenario.meanPhotons, 2),
    }),
  )
  const foot = [
    finiteSentence(chart, scenario, choice, props),
    ...hindered,
    ...(more ? [w.more] : []),
    ...(choice.published && !choice.perPulse ? [w.pace] : []),
  ].filter((text) => text !== '')
  return (
    <ChartFrame
      id="DIST"
      title={w.title}
      summary={[...notes, distanceSentence(chart, scenario, standing, props)].join(' ')}
      foot={foot}
      status={said}
      layout={layout}
      words={words}
      draw={(size) =>
        distanceDrawing({ size, scenario, chart, choice, fit, taken: standing.taken, seesEve, published, props })
      }
      table={table}
      explain={
        <Explain
          paragraphs={[...w.explain, assumed]}
          formulas={[FORMULAS[scenario.source]]}
          now={fill(w.explainNow, {
            d: kmText(here.lengthKm, props),
            eta: format.power(settings.transmittance * settings.detectorEfficiency),
            g: format.power(now.gain),
            q: format.percent(now.qber),
            b: format.power(now.perPulse),
            r: format.inline(format.rate(here.perSecond)),
          })}
        />
      }
      about={[
        ...aboutLines({ ...props, scenario }, 'formula'),
        assumed,
        ...(choice.simulated?.scenario === scenario ? [w.aboutSimulated] : []),
        ...(choice.published ? [w.aboutPublished] : []),
      ]}
      fit={{ on: fit, toggle: setFit }}
      actions={<DistanceChoices {...{ choice, scenario, chart, props, take, setSaid }} onChoice={setChoice} />}
      onDropText={take}
    />
  )
}
