/** Points that stand beside the curves of the distance chart: published by others, or measured by the visitor. */
import { fill } from '../../locales/fill'
import type { DistanceChartData } from '../../model/engine/distance-chart'
import type { Scenario } from '../../model/scenario/scenario'
import type { ChartProps } from './chart'
import type { DistanceChoice } from './distance-choice'
import { kmText } from './distance-words'
import { readMeasured } from './measured-points'
import type { PublishedPoint } from './published-points'

/** A point that is not on a curve. */
export interface DistancePoint {
  readonly lengthKm: number
  /** Of its channel, dB; null for the visitor's own, which lie on the channel at hand. */
  readonly lossDb: number | null
  /** In the chosen unit. */
  readonly value: number
  readonly kind: 'direct' | 'station' | 'measured'
  /** Digits only remembered: hollow and small. */
  readonly uncertain: boolean
  readonly text: string
}

/** Where it stands in the plot. */
export interface Spot extends DistancePoint {
  readonly x: number
  readonly y: number
}

interface Asked {
  readonly scenario: Scenario
  readonly chart: DistanceChartData
  readonly choice: DistanceChoice
  readonly published: readonly PublishedPoint[]
  readonly props: Pick<ChartProps, 'words' | 'format'>
}

/** Only links of the kinds that are drawn: others would measure something else against them. */
function nearKind({ source, through }: PublishedPoint, { choice, scenario }: Asked): boolean {
  if (through !== scenario.channel) return false
  const { protocols } = choice
  switch (source.experiment.family) {
    case 'SPS':
      return scenario.source === 'sp' || protocols.includes('bb84-single')
    case 'EB':
      return scenario.source === 'spdc' || protocols.includes('bbm92')
    case 'CV':
      return protocols.includes('cv')
    case 'HD':
      return false
    default:
      return true
  }
}

function publishedPoint(point: PublishedPoint, { choice, props: { words, format } }: Asked): DistancePoint | null {
  const w = words.dist
  const value = choice.perPulse ? point.bitsPerPulse : point.bitsPerSecond
  // A value that is not known is not drawn.
  if (value === null || (choice.loss && point.lossDb === null)) return null
  const { experiment, uncertain, distanceKm, bitsPerSecond } = point.source
  const remembered = [distanceKm, bitsPerSecond].some(({ confidence }) => confidence.startsWith('recalled'))
  const { authors, year, protocol, citation } = experiment
  const said = fill(w.citation, {
    authors,
    year: String(year),
    protocol,
    d: kmText(point.lengthKm, { format }),
    r: format.inline(format.rate(point.bitsPerSecond)),
    citation,
  })
  return {
    lengthKm: point.lengthKm,
    lossDb: point.lossDb,
    value,
    kind: point.station ? 'station' : 'direct',
    uncertain: remembered,
    text: uncertain ? `${said} ${w.uncertainLow}` : remembered ? `${said} ${w.uncertain}` : said,
  }
}

/** Published and measured points that are chosen and have a value in the chosen unit and on the chosen axis. */
export function chosenPoints(asked: Asked): readonly DistancePoint[] {
  const { choice, chart, published, props } = asked
  const { words, format } = props
  const w = words.dist
  const others = (choice.published ? published : [])
    .filter((point) => nearKind(point, asked))
    .flatMap((point) => publishedPoint(point, asked) ?? [])
  const clock = chart.own.clockHz
  const own = (choice.measured === '' ? [] : readMeasured(choice.measured).points).map(
    ({ lengthKm, bitsPerSecond, qber }): DistancePoint => {
      const said = { d: kmText(lengthKm, { format }), r: format.inline(format.rate(bitsPerSecond)) }
      return {
        lengthKm,
        lossDb: null,
        value: choice.perPulse ? (clock > 0 ? bitsPerSecond / clock : 0) : bitsPerSecond,
        kind: 'measured',
        uncertain: false,
        text:
          qber === null ? fill(w.measuredPoint, said) : fill(w.measuredPointQber, { ...said, q: format.percent(qber) }),
      }
    },
  )
  return [...others, ...own]
}
