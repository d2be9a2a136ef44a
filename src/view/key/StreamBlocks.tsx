import { fill } from '../../locales/fill'
import type { StreamedBlock } from '../../worker/key-messages'
import { useApp } from '../useApp'
import { reasonText } from './reason-text'

const MOST = 200

/** Every block with what came of it, the newest first. */
export function StreamBlocks({ blocks }: { readonly blocks: readonly StreamedBlock[] }) {
  const { words, format } = useApp()
  const w = words.key.stream
  const shown = blocks.slice(-MOST).reverse()
  const { columns } = w
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls with the arrow keys */}
      <section className="key-scroll key-tall" aria-label={w.caption} tabIndex={0}>
        <table className="key-table" data-testid="stream-list">
          <thead>
            <tr>
              {[columns.n, columns.kept, columns.qber, columns.f, columns.secret, columns.tags].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
              <th scope="col" className="key-start">
                {columns.result}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ number, kept, qber, efficiency, secret, authentication, failure }) => (
              <tr key={number}>
                <th scope="row">{number + 1}</th>
                <td>{format.count(kept)}</td>
                <td>{qber === null ? '–' : format.percent(qber)}</td>
                <td>{efficiency === null ? '–' : format.decimal(efficiency, 2)}</td>
                <td>{format.count(secret)}</td>
                <td>{format.count(authentication)}</td>
                <td data-text>
                  {failure ? fill(words.key.failed, { reason: reasonText(words, failure.reason) }) : w.ok}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {blocks.length > MOST && (
        <p className="key-quiet">{fill(w.more, { n: MOST, all: format.count(blocks.length) })}</p>
      )}
    </>
  )
}
