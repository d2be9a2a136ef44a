import type { AboutWords } from '../../../locales/about'
import { fill } from '../../../locales/fill'
import { EXPERIMENTS } from '../../../model/physics/experiments'
import type { Confidence, Experiment, ExperimentPoint, Quoted } from '../../../model/physics/experiments/experiment'
import type { Format } from '../../format'
import { useApp } from '../../useApp'
import { Citation } from './Citation'
import { significant } from './figure-words'

const TIE = '\u00a0'

/** From the surest to the least sure. */
const CONFIDENCES: readonly Confidence[] = ['read', 'read-secondary', 'recalled', 'recalled-low']

/** In km; on an optical table in m. */
const lengthText = (km: number, format: Format): string =>
  km < 1 ? `${significant(km * 1000, 3, format)}${TIE}m` : `${significant(km, 5, format)}${TIE}km`

function pointText(
  { distanceKm, lossDb, bitsPerSecond, bitsPerPulse }: ExperimentPoint,
  words: AboutWords,
  format: Format,
) {
  const { about, noRate, perPulse } = words.experiments
  const marked = ({ confidence }: Quoted, figure: string) =>
    confidence === 'recalled-low' ? fill(about, { figure }) : figure
  const where = distanceKm
    ? marked(distanceKm, lengthText(distanceKm.value, format))
    : lossDb && marked(lossDb, `${significant(lossDb.value, 4, format)}${TIE}dB`)
  const rate = bitsPerSecond
    ? marked(bitsPerSecond, format.inline(format.rate(bitsPerSecond.value)))
    : bitsPerPulse === undefined
      ? noRate
      : fill(perPulse, { n: format.power(bitsPerPulse) })
  return where ? `${where}: ${rate}` : rate
}

/** The least sure of all figures of an experiment. */
function confidenceOf({ points }: Experiment): Confidence {
  const figures = points.flatMap(({ distanceKm, lossDb, bitsPerSecond }) => [distanceKm, lossDb, bitsPerSecond])
  const ranks = figures.flatMap((quoted) => (quoted ? [CONFIDENCES.indexOf(quoted.confidence)] : []))
  return CONFIDENCES[Math.max(0, ...ranks)]!
}

/** Links that were built and measured, each with its source and how far its figures are to be trusted. */
export function Experiments({ words }: { readonly words: AboutWords }) {
  const { format } = useApp()
  const { experiments } = words
  return (
    <section className="about-section" aria-labelledby="about-experiments">
      <h2 id="about-experiments" tabIndex={-1}>
        {experiments.title}
      </h2>
      <p className="about-lead">{experiments.lead}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by key */}
      <section className="about-scroll about-scroll-short" aria-label={experiments.scroll} tabIndex={0}>
        <table className="about-table about-experiments">
          <caption className="visually-hidden">{experiments.table}</caption>
          <thead>
            <tr>
              <th scope="col">{experiments.year}</th>
              <th scope="col">{experiments.who}</th>
              <th scope="col">{experiments.kind}</th>
              <th scope="col">{experiments.points}</th>
              <th scope="col">{experiments.digits}</th>
              <th scope="col">{experiments.source}</th>
            </tr>
          </thead>
          <tbody>
            {EXPERIMENTS.map((experiment) => (
              <tr key={experiment.id}>
                <td>{experiment.year}</td>
                <th scope="row">{experiment.authors}</th>
                <td>{experiments.families[experiment.family]}</td>
                <td>
                  {experiment.points.map((point, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: points never move
                    <span key={i} className="about-point">
                      {pointText(point, words, format)}
                    </span>
                  ))}
                </td>
                <td>{experiments.confidence[confidenceOf(experiment)]}</td>
                <td className="about-citation">
                  <Citation text={experiment.citation} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
