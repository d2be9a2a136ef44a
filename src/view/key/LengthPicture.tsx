/** The long-run length beside the finite one, and the shortest block that gives a key at all. */
import { scaleLog } from 'd3'
import { fill } from '../../locales/fill'
import type { LengthShown } from '../../model/postprocessing/compare-lengths'
import { useApp } from '../useApp'
import type { KeyChoice } from './key-choice'
import type { KeyMade } from './made'
import { reasonText } from './reason-text'
import { useWidth } from './useWidth'

interface Props {
  readonly made: KeyMade
  readonly choice: KeyChoice
}

const SCALE_HEIGHT = 108

export function LengthPicture({ made: { lengths, outcome }, choice }: Props) {
  const { words, format } = useApp()
  const w = words.key.lengthPicture
  const [box, width] = useWidth()
  const { longRun, finite, smallest } = lengths
  const sentence = smallest
    ? fill(smallest.correction === 'perfect' ? w.smallestPerfect : w.smallest, {
        kept: format.count(smallest.kept),
        pulses: format.count(smallest.pulses),
      })
    : finite.failure?.reason === 'no-finite-bound'
      ? w.noBound
      : w.never
  const rows = [
    { name: w.longRun, length: longRun },
    { name: fill(w.finite, { e: format.power(choice.epsilon) }), length: finite },
  ]
  const here = outcome.ledger.kept
  return (
    <div className="key-picture" ref={box}>
      <h3>{w.title}</h3>
      <p className="key-say">{sentence}</p>
      <dl className="key-lengths" data-testid="key-lengths">
        {rows.map(({ name, length }) => (
          <Bar key={name} name={name} length={length} />
        ))}
      </dl>
      {width > 0 && smallest && here > 0 && <Scale width={width} here={here} first={smallest.kept} text={sentence} />}
    </div>
  )
}

function Bar({ name, length }: { readonly name: string; readonly length: LengthShown }) {
  const { words, format } = useApp()
  const w = words.key.lengthPicture
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <span className="key-bar" aria-hidden="true">
          <span style={{ inlineSize: `${100 * length.share}%` }} />
        </span>
        <span>
          {length.secret > 0
            ? fill(w.share, { p: format.percent(length.share), n: format.count(length.secret) })
            : length.failure
              ? fill(words.key.failed, { reason: reasonText(words, length.failure.reason) })
              : w.none}
        </span>
      </dd>
    </>
  )
}

/** Both lengths on one log scale. */
function Scale({
  width,
  here,
  first,
  text,
}: {
  readonly width: number
  readonly here: number
  readonly first: number
  readonly text: string
}) {
  const { words, format } = useApp()
  const w = words.key.lengthPicture
  const low = 10 ** Math.floor(Math.log10(Math.min(here, first)))
  const high = 10 ** Math.ceil(Math.log10(1.01 * Math.max(here, first)))
  const x = scaleLog([low, high], [24, width - 24])
  const ticks = Array.from({ length: Math.round(Math.log10(high / low)) + 1 }, (_, i) => low * 10 ** i)
  const anchor = (at: number) => (at < width * 0.25 ? 'start' : at > width * 0.75 ? 'end' : 'middle')
  return (
    <svg
      className="key-scale"
      role="img"
      aria-label={fill(w.picture, { here: format.count(here), text })}
      width={width}
      height={SCALE_HEIGHT}
    >
      <path className="key-zone" d={`M${x(first)} 34H${width - 24}V58H${x(first)}Z`} />
      <path className="key-axis" d={`M24 58H${width - 24}${ticks.map((tick) => `M${x(tick)} 58v5`).join('')}`} />
      {ticks.map((tick, i) => (
        <text key={tick} x={x(tick)} y={80} textAnchor={i === 0 ? 'start' : i === ticks.length - 1 ? 'end' : 'middle'}>
          {tick >= 1e4 ? format.power(tick) : format.count(tick)}
        </text>
      ))}
      <path className="key-first" d={`M${x(first)} 28V58`} />
      <text className="key-mark" x={x(first)} y={14} textAnchor={anchor(x(first))}>
        {w.first}
      </text>
      <circle className="key-here" cx={x(here)} cy={46} r={5.5} />
      <text
        className="key-mark"
        x={x(here) + (x(here) > width * 0.75 ? -10 : 10)}
        y={51}
        textAnchor={x(here) > width * 0.75 ? 'end' : 'start'}
      >
        {w.here}
      </text>
      <text x={24} y={102}>
        {w.scale}
      </text>
    </svg>
  )
}
