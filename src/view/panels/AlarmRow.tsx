import { fill } from '../../locales/fill'
import type { Words } from '../../locales/index'
import type { AlarmState } from '../../model/engine/alarm'
import { selectWithBob } from '../../store/middle'
import { type Headline, selectHeadline } from '../../store/selectors'
import type { Format } from '../format'
import { AlarmMark } from '../ui/Marks'
import { useApp, useAppState } from '../useApp'
import { alarmWords } from './alarm-words'
import { DRAWN_MS, useCalmState } from './useCalmState'
import './alarm-row.css'

interface FigureProps {
  readonly label: string
  /** What the alarm says of this figure alone, where there are two. */
  readonly state?: AlarmState | undefined
  readonly value: string
  readonly unit: string
  readonly testId?: string
  readonly className?: string
}

/** A large number under its label, its unit smaller beside it. */
function Figure({ label, state, value, unit, testId, className = '' }: FigureProps) {
  return (
    <div className={`alarm-figure ${className}`}>
      <dt>{label}</dt>
      <dd data-testid={testId} data-state={state}>
        {state && <AlarmMark state={state} size={20} />}
        <strong>{value}</strong> {unit}
      </dd>
    </div>
  )
}

/** "66 differ", "none differ". */
function errorsWords(errors: number, words: Words['lab']['alarm'], format: Format): string {
  if (errors === 0) return words.comparedNone
  return errors === 1 ? words.comparedOne : fill(words.comparedFigure, { errors: format.count(errors) })
}

function soFarWords({ qber }: Headline, wanted: number, words: Words['lab']['alarm'], format: Format): string {
  const values = { compared: format.count(qber?.compared ?? 0), wanted: format.count(wanted) }
  if (!qber) return fill(words.comparedOf, values)
  if (qber.errors === 0) return fill(words.comparedOfNone, values)
  if (qber.errors === 1) return fill(words.comparedOfOne, values)
  return fill(words.comparedOfErrors, { ...values, errors: format.count(qber.errors) })
}

const NO_FIGURE = { value: '–', unit: '' } as const

/** The key figure: a rate on hardware that has a clock, a share of the kept bits on ideal hardware. */
function keyFigure({ key }: Headline, words: Words['lab']['alarm'], format: Format): { value: string; unit: string } {
  if (!key) return NO_FIGURE
  if (key.perSecond !== null) return format.rate(key.perSecond)
  return { value: format.percentValue(key.share, 0), unit: `% ${words.keyOfKept}` }
}

/** Whether a secret key can be made, and the figures it rests on. The words keep their place. */
export function AlarmRow({ layout }: { readonly layout: 'full' | 'short' | 'projector' }) {
  const { words, format } = useApp()
  const headline = selectHeadline(useCalmState(DRAWN_MS))
  const wanted = useAppState(({ scenario }) => scenario.comparedBits)
  const eveOn = useAppState(({ scenario, edits }) => scenario.attack !== 'off' || edits.length > 0)
  const { alarm: texts } = words.lab
  const { alarm, basis, qber, eveKnows } = headline
  const bob = useAppState(selectWithBob)
  const key = alarm.state === 'few' ? NO_FIGURE : keyFigure(headline, texts, format)
  const band = qber
    ? fill(texts.band, { low: format.percentValue(qber.band.low), high: format.percentValue(qber.band.high) })
    : ''
  const few = alarm.state === 'few' && layout === 'full'
  const qberLabel = bob
    ? layout === 'short'
      ? texts.halves
      : texts.halfAlice
    : basis
      ? fill(layout === 'full' && !few ? texts.qberIn : texts.qberInShort, { basis: words.scene.basis[basis] })
      : layout === 'full' && !few
        ? texts.qber
        : texts.qberShort
  return (
    <section
      className={`alarm alarm-${layout}`}
      aria-label={texts.label}
      data-testid="alarm"
      data-state={alarm.state}
      data-reason={alarm.reason}
    >
      <AlarmMark state={alarm.state} size={layout === 'projector' ? 42 : 34} />
      <p className="alarm-words" key={alarm.reason}>
        {alarmWords(alarm, words)}
      </p>
      {few && <p className="alarm-so-far">{soFarWords(headline, wanted, texts, format)}</p>}
      <dl className="alarm-figures">
        {(qber || !few) && (
          <Figure
            label={qberLabel}
            state={bob && layout !== 'short' ? alarm.state : undefined}
            value={[qber, ...(bob && layout === 'short' ? [bob.qber] : [])]
              .map((each) => (each ? format.percentValue(each.value) : '–'))
              .join(' · ')}
            unit={qber ? (layout === 'full' ? `% ${band}` : '%') : ''}
            testId="qber"
          />
        )}
        {bob?.qber && layout !== 'short' && (
          <Figure
            label={texts.halfBob}
            state={bob.alarm.state}
            value={format.percentValue(bob.qber.value)}
            unit="%"
            testId="qber-bob"
          />
        )}
        {layout === 'full' && !few && !bob && (
          <Figure
            label={texts.compared}
            value={format.count(qber?.compared ?? 0)}
            unit={errorsWords(qber?.errors ?? 0, texts, format)}
            testId="compared"
          />
        )}
        {layout !== 'short' && !few && (
          <Figure
            label={layout === 'full' ? (headline.key?.perSecond == null ? texts.key : texts.keyRate) : texts.keyShort}
            value={key.value}
            unit={key.unit}
            testId="keyrate"
          />
        )}
        {layout !== 'short' && eveOn && eveKnows && (
          <Figure
            className="alarm-eve"
            label={eveKnows.guessed > 0 ? texts.eveKnowsAbout : texts.eveKnows}
            value={format.count(Math.round(eveKnows.known + eveKnows.guessed))}
            unit={fill(layout === 'full' ? texts.eveKnowsOf : texts.eveKnowsShort, { n: format.count(eveKnows.of) })}
            testId="eve-knows"
          />
        )}
      </dl>
    </section>
  )
}
