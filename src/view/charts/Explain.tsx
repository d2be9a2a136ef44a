import { Formula } from './Formula'

interface Props {
  readonly paragraphs: readonly string[]
  /** MathML, one formula each. */
  readonly formulas?: readonly string[]
  /** The same with the present numbers. */
  readonly now?: string
}

/** Why a chart looks as it does: what is drawn, the formula behind it, and the formula with today's numbers. */
export function Explain({ paragraphs, formulas = [], now }: Props) {
  return (
    <>
      {paragraphs.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {formulas.map((mathml) => (
        <Formula key={mathml} mathml={mathml} />
      ))}
      {now && <p>{now}</p>}
    </>
  )
}
