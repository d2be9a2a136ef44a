import { useEffect, useRef } from 'react'
import { aboutWords } from '../../../locales/about'
import { Button } from '../../ui/Button'
import { CheckSection } from './CheckSection'
import { Experiments } from './Experiments'
import { PlaceLink } from './PlaceLink'
import { Project } from './Project'
import { Assumptions, Formulas, Kinds, Privacy } from './Prose'
import './about.css'

const words = aboutWords.en

/** Headings that can be jumped to; the fragment of the address is the scenario's. */
const CONTENTS = [
  ['check', words.check.title],
  ['kinds', words.kinds.title],
  ['assumed', words.assumed.title],
  ['left', words.left.title],
  ['drawn', words.drawn.title],
  ['knowledge', words.knowledge.title],
  ['formulas', words.formulas.title],
  ['experiments', words.experiments.title],
  ['project', words.project.title],
  ['privacy', words.privacy.title],
] as const

function jumpTo(id: string): void {
  const heading = document.getElementById(`about-${id}`)
  heading?.scrollIntoView({ block: 'start' })
  heading?.focus({ preventScroll: true })
}

/** About: what can be checked, what is assumed, what is left out, and where it all comes from. */
export default function AboutPlace() {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    window.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <main className="about" id="main" tabIndex={-1}>
      <PlaceLink place="lab" text={words.back} />
      <h1 ref={heading} tabIndex={-1}>
        {words.title}
      </h1>
      <p className="about-lead">{words.lead}</p>
      <nav className="about-contents" aria-label={words.onThisPage}>
        <ul>
          {CONTENTS.map(([id, title]) => (
            <li key={id}>
              <Button kind="link" onClick={() => jumpTo(id)}>
                {title}
              </Button>
            </li>
          ))}
        </ul>
      </nav>
      <CheckSection words={words} />
      <Kinds words={words} />
      <Assumptions words={words} />
      <Formulas words={words} />
      <Experiments words={words} />
      <div className="about-pairs">
        <Project words={words} />
        <Privacy words={words} />
      </div>
    </main>
  )
}
