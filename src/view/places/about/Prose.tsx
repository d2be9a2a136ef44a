import type { AboutWords } from '../../../locales/about'
import { Formula } from '../../charts/Formula'
import bb84 from './formulas/bb84.tex?mathml'
import bound from './formulas/bound.tex?mathml'
import decoy from './formulas/decoy.tex?mathml'
import entropy from './formulas/entropy.tex?mathml'
import errorGain from './formulas/error-gain.tex?mathml'
import finite from './formulas/finite.tex?mathml'
import finiteCost from './formulas/finite-cost.tex?mathml'
import gain from './formulas/gain.tex?mathml'
import intercept from './formulas/intercept.tex?mathml'
import loss from './formulas/loss.tex?mathml'
import single from './formulas/single.tex?mathml'

interface Words {
  readonly words: AboutWords
}

/** A title and a few plain sentences. */
function Sentences({
  id,
  title,
  list,
}: {
  readonly id: string
  readonly title: string
  readonly list: readonly string[]
}) {
  return (
    <section className="about-section" aria-labelledby={`about-${id}`}>
      <h2 id={`about-${id}`} tabIndex={-1}>
        {title}
      </h2>
      <ul className="about-list">
        {list.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}

/** What the model takes for granted, what it leaves out, and what the pictures add. */
export function Assumptions({ words }: Words) {
  return (
    <div className="about-pairs">
      <Sentences id="assumed" {...words.assumed} />
      <Sentences id="left" {...words.left} />
      <Sentences id="drawn" {...words.drawn} />
      <Sentences id="knowledge" {...words.knowledge} />
    </div>
  )
}

export const Privacy = ({ words }: Words) => <Sentences id="privacy" {...words.privacy} />

/** What is simulated, and what is a formula. */
export function Kinds({ words }: Words) {
  const { kinds } = words
  return (
    <section className="about-section" aria-labelledby="about-kinds">
      <h2 id="about-kinds" tabIndex={-1}>
        {kinds.title}
      </h2>
      <p className="about-lead">{kinds.lead}</p>
      <table className="about-table about-kinds">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{kinds.what}</th>
            <th scope="col">{kinds.how}</th>
          </tr>
        </thead>
        <tbody>
          {Object.values(kinds.rows).map(([what, how]) => (
            <tr key={what}>
              <th scope="row" className="about-what">
                {what}
              </th>
              <td>{how}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const FORMULAS = {
  loss: [loss],
  intercept: [intercept],
  bb84: [bb84, entropy],
  gain: [gain, errorGain],
  decoy: [decoy, single],
  finite: [finite, finiteCost],
  bound: [bound],
} as const

/** The few formulas that carry the rest. */
export function Formulas({ words }: Words) {
  const { formulas } = words
  return (
    <section className="about-section" aria-labelledby="about-formulas">
      <h2 id="about-formulas" tabIndex={-1}>
        {formulas.title}
      </h2>
      <p className="about-lead">{formulas.lead}</p>
      <dl className="about-formulas">
        {(Object.keys(FORMULAS) as (keyof typeof FORMULAS)[]).map((name) => (
          <div key={name}>
            <dt>{formulas.list[name]}</dt>
            <dd>
              {FORMULAS[name].map((mathml) => (
                <Formula key={mathml} mathml={mathml} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
