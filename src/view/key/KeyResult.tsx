/** What the chain made of a run: the ledger whose lines add up, the reason where there is no key, and the key's use. */
import { fill } from '../../locales/fill'
import type { KeyAnswer } from '../../worker/key-messages'
import { useApp, useAppState } from '../useApp'
import { OneTimePad } from './OneTimePad'

type Made = Extract<KeyAnswer, { readonly made: true }>

const LINES = ['sent', 'arrived', 'kept', 'compared', 'leaked', 'verification', 'removed', 'secret'] as const
const SPENT = new Set<string>(['compared', 'leaked', 'verification', 'removed'])

/** Letters of a fingerprint that are shown. */
const PRINT = 16

export function KeyResult({ answer, cascade }: { readonly answer: Made; readonly cascade: boolean }) {
  const { words, format } = useApp()
  const viewer = useAppState(({ viewing }) => viewing.viewer)
  const { key } = words
  const { outcome, fingerprints } = answer
  const { ledger, failure, stages, eve } = outcome
  const reason = failure && (failure.reason in key.reasons ? (failure.reason as keyof typeof key.reasons) : 'other')
  const { reconciliation } = stages
  return (
    <>
      <p className="key-verdict" data-testid="key-verdict" data-made={outcome.keys !== null}>
        {reason
          ? fill(key.failed, { reason: key.reasons[reason] })
          : fill(key.same, { bits: format.count(ledger.secret), print: (fingerprints?.[0] ?? '').slice(0, PRINT) })}
      </p>
      {!reason && <p>{fill(key.share, { percent: format.percent(outcome.keyShare) })}</p>}
      <div className="key-scroll">
        <table data-testid="ledger">
          <caption className="visually-hidden">{key.ledger}</caption>
          <tbody>
            {LINES.map((line) => (
              <tr key={line} className={line === 'secret' ? 'key-secret' : ''}>
                <th scope="row">{key.lines[line]}</th>
                <td>
                  {SPENT.has(line) && ledger[line] > 0 ? '−\u2009' : ''}
                  {fill(line === 'sent' || line === 'arrived' ? key.pulses : key.bits, {
                    n: format.count(ledger[line]),
                  })}
                </td>
              </tr>
            ))}
            <tr className="key-apart">
              <th scope="row">{key.lines.authentication}</th>
              <td>{fill(key.bits, { n: format.count(ledger.authentication) })}</td>
            </tr>
            <tr>
              <th scope="row">{key.lines.net}</th>
              <td>{fill(key.bits, { n: `${ledger.net < 0 ? '−' : ''}${format.count(Math.abs(ledger.net))}` })}</td>
            </tr>
          </tbody>
        </table>
      </div>
      {reconciliation && (
        <p className="key-quiet">
          {reconciliation.efficiency === null
            ? key.correctionNone
            : fill(key.correction, {
                n: format.count(reconciliation.corrections),
                leaked: format.count(reconciliation.leaked),
                rounds: format.count(reconciliation.rounds),
                f: format.decimal(reconciliation.efficiency, 3),
              })}
        </p>
      )}
      {eve && (viewer === 'all' || viewer === 'eve') && (
        <p data-testid="key-eve">
          {fill(key.eve, {
            before: format.count(eve.before),
            n: format.count(eve.keyBits),
            after: format.count(eve.after),
          })}
        </p>
      )}
      {cascade && <p className="key-quiet">{key.caution}</p>}
      {outcome.keys && ledger.secret > 0 && <OneTimePad key={fingerprints?.[0]} keys={outcome.keys} />}
    </>
  )
}
