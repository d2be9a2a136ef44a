import { fill } from '../../locales/fill'
import type { CascadePicture } from '../../model/postprocessing/reconciliation/cascade/picture'
import { useApp } from '../useApp'

/** What every pass asked and found, folded away. */
export function PassTable({ picture: { passes } }: { readonly picture: CascadePicture }) {
  const { words, format } = useApp()
  const w = words.key.correct
  return (
    <details className="key-fold">
      <summary>{w.passes}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls with the arrow keys */}
      <section className="key-scroll" aria-label={w.passes} tabIndex={0}>
        <table className="key-table">
          <thead>
            <tr>
              <th scope="col">{w.columns.pass}</th>
              <th scope="col">{w.columns.bits}</th>
              <th scope="col">{w.columns.block}</th>
              <th scope="col">{w.columns.asked}</th>
              <th scope="col">{w.columns.found}</th>
            </tr>
          </thead>
          <tbody>
            {passes.map(({ kind, size, blockSize, asked, found }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a pass is named by its number
              <tr key={i}>
                <th scope="row">
                  {fill(w.passName, { n: i + 1 })}, {w.kinds[kind]}
                </th>
                <td>{format.count(size)}</td>
                <td>{format.count(blockSize)}</td>
                <td>{format.count(asked)}</td>
                <td>{format.count(found)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
