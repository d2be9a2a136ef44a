import { fill } from '../../locales/fill'
import type { ReconciliationShown } from '../../worker/key-messages'
import { useApp } from '../useApp'

/** Frames that are listed. */
const MOST = 50

/** The one-way code in numbers: syndrome, iterations, and what had to be told openly. */
export function LdpcFrames({ reconciliation }: { readonly reconciliation: ReconciliationShown }) {
  const { words, format } = useApp()
  const w = words.key.correct.ldpc
  const { frames, frameErrors, leaked, efficiency } = reconciliation
  return (
    <>
      <p className="key-say">
        {fill(w.summary, {
          leaked: format.count(leaked),
          frames: format.count(frames.length),
          failed: format.count(frameErrors),
          f: efficiency === null ? '–' : format.decimal(efficiency, 3),
        })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls with the arrow keys */}
      <section className="key-scroll" aria-label={w.caption} tabIndex={0}>
        <table className="key-table" data-testid="key-frames">
          <thead>
            <tr>
              <th scope="col">{w.columns.frame}</th>
              <th scope="col">{w.columns.payload}</th>
              <th scope="col">{w.columns.syndrome}</th>
              <th scope="col">{w.columns.iterations}</th>
              <th scope="col" className="key-start">
                {w.columns.result}
              </th>
            </tr>
          </thead>
          <tbody>
            {frames.slice(0, MOST).map(({ plan, decoded, revealed, iterations }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a frame is named by its number
              <tr key={i}>
                <th scope="row">{i + 1}</th>
                <td>{format.count(plan.payload)}</td>
                <td>{format.count(plan.leak)}</td>
                <td>{format.count(iterations)}</td>
                <td data-text>{decoded ? w.decoded : fill(w.revealed, { n: format.count(revealed) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {frames.length > MOST && <p className="key-quiet">{fill(w.more, { n: format.count(frames.length - MOST) })}</p>}
    </>
  )
}
