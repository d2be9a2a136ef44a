/** The public channel: every message that everybody hears, with its tag and what the tag cost. */
import { fill } from '../../locales/fill'
import type { MessageShown } from '../../model/postprocessing/public-record'
import { useApp } from '../useApp'
import type { KeyMade } from './made'

/** Rows that are shown. */
const MOST = 200
/** Bits, or letters of a hash, that are shown. */
const LETTERS = 16

export function PublicLine({ made: { messages, outcome } }: { readonly made: KeyMade }) {
  const { words, format } = useApp()
  const w = words.key.publicLine
  const sum = (of: (message: MessageShown) => number) => messages.reduce((total, message) => total + of(message), 0)
  const said = ({ content }: MessageShown): string => {
    switch (content.what) {
      case 'bits':
        return content.first.slice(0, LETTERS).join('') + (content.count > LETTERS ? '…' : '')
      case 'places':
        return fill(w.places, {
          list: content.first
            .slice(0, 4)
            .map((place) => place + 1)
            .join(', '),
          n: format.count(content.count),
        })
      case 'hash':
        return content.hash.slice(0, LETTERS) + (content.hash.length > LETTERS ? '…' : '')
      case 'verdict':
        return content.same ? fill(w.verdict.same, { n: format.count(content.corrected) }) : w.verdict.different
    }
  }
  return (
    <div className="key-picture">
      <h3>{w.title}</h3>
      <p className="key-say">
        {fill(w.intro, {
          n: format.count(messages.length),
          bits: format.count(sum(({ bits }) => bits)),
          k: format.count(sum(({ keyBits }) => keyBits)),
        })}
        {!outcome.authenticated && ` ${w.open}`}
      </p>
      <details className="key-fold" open>
        <summary>{w.show}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls with the arrow keys */}
        <section className="key-scroll key-tall" aria-label={w.title} tabIndex={0}>
          <table className="key-table key-messages" data-testid="key-messages">
            <thead>
              <tr>
                <th scope="col">{w.columns.n}</th>
                <th scope="col">{w.columns.from}</th>
                <th scope="col">{w.columns.what}</th>
                <th scope="col">{w.columns.bits}</th>
                <th scope="col">{w.columns.content}</th>
                <th scope="col">{w.columns.tag}</th>
                <th scope="col">{w.columns.key}</th>
              </tr>
            </thead>
            <tbody>
              {messages.slice(0, MOST).map((message) => (
                <tr key={message.number}>
                  <th scope="row">{message.number + 1}</th>
                  <td data-text>
                    {words.key.rows[message.from]} → {words.key.rows[message.to]}
                  </td>
                  <td data-text>{w.kinds[message.kind]}</td>
                  <td>{format.count(message.bits)}</td>
                  <td data-text className="key-mono">
                    {said(message)}
                  </td>
                  <td data-text className="key-mono">
                    {message.tag ? `${message.tag.slice(0, 8)}…` : w.noTag}
                  </td>
                  <td>{format.count(message.keyBits)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
      {messages.length > MOST && (
        <p className="key-quiet">{fill(w.more, { n: format.count(messages.length - MOST) })}</p>
      )}
    </div>
  )
}
