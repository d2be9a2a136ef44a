import { fill } from '../../locales/fill'
import { gateCapture } from '../../model/engine/effective-link'
import type { ChartProps } from './chart'
import type { Timing } from './timing-data'

const PLOT = { width: 216, height: 64, bar: 44 } as const

/** When in the gate the clicks came: what was counted as bars, the forecast as their outlines. */
export function TimingHistogram({ timing, words, format, scenario }: ChartProps & { readonly timing: Timing }) {
  const w = words.bench.timing
  const { bins, odd } = timing
  const pitch = PLOT.width / bins.length
  const total = bins.reduce((sum, { clicks }) => sum + clicks, 0)
  const share = (x: number) => format.percent(x, x === 0 || x >= 0.1 ? 1 : 2)
  const [early, onTime, late] = bins.map((bin) => share(bin.share))
  const verdict = odd ? w.odd : w.fits
  const outside = 1 - gateCapture(scenario.gateNs, scenario.jitterPs)
  return (
    <figure className="bench-timing" data-testid="bench-timing" data-odd={odd}>
      <figcaption>
        <strong>{w.title}</strong> {total === 0 ? w.none : verdict}
      </figcaption>
      <svg
        role="img"
        aria-label={fill(w.described, {
          early: early!,
          onTime: onTime!,
          late: late!,
          forecast: share(bins[1]!.forecast),
          verdict,
        })}
        width={PLOT.width}
        height={PLOT.height + 44}
        viewBox={`0 0 ${PLOT.width} ${PLOT.height + 44}`}
      >
        {bins.map(({ id, share: counted, forecast }, i) => {
          const x = (i + 0.5) * pitch
          const tall = (part: number) => part * (PLOT.height - 2)
          return (
            <g key={id} data-bin={id}>
              <rect
                className="bench-timing-bar"
                x={x - PLOT.bar / 2}
                width={PLOT.bar}
                y={PLOT.height - tall(counted)}
                height={tall(counted)}
              />
              <rect
                className="bench-timing-forecast"
                x={x - PLOT.bar / 2 - 4}
                width={PLOT.bar + 8}
                y={PLOT.height - tall(forecast)}
                height={tall(forecast)}
              />
              <text className="bench-timing-share" x={x} y={PLOT.height + 18} textAnchor="middle">
                {total === 0 ? '–' : share(counted)}
              </text>
              <text x={x} y={PLOT.height + 37} textAnchor="middle">
                {w[id]}
              </text>
            </g>
          )
        })}
        <line className="bench-timing-base" x1={0} x2={PLOT.width} y1={PLOT.height} y2={PLOT.height} />
      </svg>
      <p className="bench-note">
        {w.forecast}. {outside > 0 ? fill(w.jitter, { share: format.percent(outside, 1) }) : w.coarse}
      </p>
    </figure>
  )
}
