import { fill } from '../../locales/fill'
import type { Words } from '../../locales/index'
import { known } from '../../model/engine/knowledge'
import { rowAt } from '../../model/engine/recording'
import { lookedRecording, lookedSelected, lookedShown } from '../../store/sample'
import type { Format } from '../format'
import { useApp, useAppState } from '../useApp'
import { type Reason, reasonOf } from './why'
import './why.css'

type Known = Extract<Reason, { kind: 'known' }>

const isSure = (chance: number): boolean => chance < 1e-9 || chance > 1 - 1e-9
const isCoin = (chance: number): boolean => Math.abs(chance - 0.5) < 1e-9
const likelier = (zero: number): string => (zero >= 0.5 ? 'D0' : 'D1')

function reasonWords({ zero }: Known, { why }: Words['lab'], format: Format): string {
  if (isCoin(zero)) return why.chance
  const values = { detector: likelier(zero), percent: format.percent(Math.max(zero, 1 - zero), 0) }
  return fill(isSure(zero) ? why.certain : why.between, values)
}

function otherWords({ asked, otherZero }: Known, { why }: Words['lab']): string | null {
  const basis = asked === 'z' ? '×' : '+'
  if (isSure(otherZero)) return fill(why.other, { basis, detector: likelier(otherZero) })
  return isCoin(otherZero) ? fill(why.otherChance, { basis }) : null
}

/** Length of the photon's arrow in the picture. */
const LENGTH = 82

/** The photon between the two answers, with its share of each: the squares of the thick bars are the chances. */
function Picture({ reason, words }: { readonly reason: Known; readonly words: Words['lab'] }) {
  const angle = (reason.degrees * Math.PI) / 180
  const [x, y] = [LENGTH * Math.cos(angle), LENGTH * Math.sin(angle)]
  const degrees = Math.round(reason.degrees * 10) / 10
  const colour = reason.asked === 'z' ? 'var(--plus)' : 'var(--cross)'
  const middle = angle / 2
  return (
    <svg
      className="why-picture"
      viewBox="-34 -116 176 128"
      role="img"
      aria-label={fill(words.why.picture, { angle: degrees })}
    >
      <path className="why-axis" d="M0 0H110M0 0V-105" />
      <path className="why-arc" d={`M${LENGTH} 0A${LENGTH} ${LENGTH} 0 0 0 0 ${-LENGTH}`} />
      {x > 0.5 && <path className="why-bar-edge" d={`M0 0H${x}`} />}
      {y > 0.5 && <path className="why-bar-edge" d={`M0 0V${-y}`} />}
      {x > 0.5 && <path className="why-bar" d={`M0 0H${x}`} stroke={colour} />}
      {y > 0.5 && <path className="why-bar" d={`M0 0V${-y}`} stroke={colour} />}
      {x > 0.5 && y > 0.5 && <path className="why-drop" d={`M${x} 0V${-y}H0`} />}
      <g transform={`rotate(${-reason.degrees})`}>
        <path className="why-photon" d={`M0 0H${LENGTH}M${LENGTH - 9}-6L${LENGTH} 0L${LENGTH - 9} 6`} />
      </g>
      {degrees > 15 && degrees < 75 && (
        <>
          <path className="why-angle" d={`M28 0A28 28 0 0 0 ${28 * Math.cos(angle)} ${-28 * Math.sin(angle)}`} />
          <text x={44 * Math.cos(middle)} y={-44 * Math.sin(middle) + 6} textAnchor="middle">
            {degrees}°
          </text>
        </>
      )}
      <text className="why-name" x="116" y="5">
        D0
      </text>
      <text className="why-name" x="-8" y="-106" textAnchor="end">
        D1
      </text>
    </svg>
  )
}

/** One photon's chances, drawn and said. */
export function WhyPanel() {
  const { words, format } = useApp()
  const recording = useAppState(lookedRecording)
  const held = useAppState((state) => {
    const [selected, shown] = [lookedSelected(state), lookedShown(state)]
    return selected !== null && selected < shown ? selected : shown - 1
  })
  const viewer = useAppState(({ viewing }) => viewing.viewer)
  const noise = useAppState(({ scenario }) => scenario.misalignment)
  const { why } = words.lab
  const row = recording && held >= 0 ? rowAt(recording, held) : undefined
  const reason = reasonOf(row ? known(row, viewer, 'announced') : null)
  const texts = { nothing: why.empty, lost: why.lost, dark: why.dark, hidden: why.hidden } as const
  return (
    <section className="why" aria-labelledby="why-title" data-testid="why">
      <h2 id="why-title">{why.title}</h2>
      {reason.kind === 'known' ? (
        <div className="why-body">
          <Picture reason={reason} words={words.lab} />
          <div>
            <p>{reasonWords(reason, words.lab, format)}</p>
            <p className="why-more">{otherWords(reason, words.lab)}</p>
            {noise > 0 && <p className="why-more">{fill(why.noise, { percent: format.percent(noise) })}</p>}
            {reason.double && <p className="why-more">{why.double}</p>}
          </div>
        </div>
      ) : (
        <p className="why-text">{texts[reason.kind]}</p>
      )}
    </section>
  )
}
