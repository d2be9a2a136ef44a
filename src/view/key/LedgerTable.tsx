/** The ledger: where every bit went, each ε beside its line, to be read and to be saved. */
import { Download } from 'lucide-react'
import { Fragment } from 'react'
import { fill } from '../../locales/fill'
import { linkOf } from '../panels/link'
import { Button } from '../ui/Button'
import { ICON } from '../ui/icon'
import { useApp, useAppState } from '../useApp'
import { VERSION } from '../version'
import type { KeyChoice } from './key-choice'
import { LEDGER_LINES, ledgerCsv, ledgerJson, saveFile } from './ledger-file'
import type { KeyMade } from './made'

const SPENT = new Set<string>(['compared', 'leaked', 'verification', 'removed'])
const PULSES = new Set<string>(['sent', 'arrived'])
/** Paid from an older key, so they stand apart. */
const APART = new Set<string>(['authentication', 'net'])

export function LedgerTable({ made, choice }: { readonly made: KeyMade; readonly choice: KeyChoice }) {
  const { words, format } = useApp()
  const link = useAppState(linkOf)
  const { key } = words
  const { ledger } = made.outcome
  const about = { link, version: VERSION, choice }
  return (
    <div className="key-ledger">
      <h3>{key.ledger}</h3>
      <table data-testid="ledger">
        <caption className="visually-hidden">{key.ledger}</caption>
        <tbody>
          {LEDGER_LINES.map((line) => (
            <Fragment key={line}>
              <tr className={line === 'secret' ? 'key-secret' : APART.has(line) ? 'key-apart' : ''}>
                <th scope="row">{key.lines[line]}</th>
                <td>
                  {(SPENT.has(line) && ledger[line] > 0) || ledger[line] < 0 ? '−\u2009' : ''}
                  {fill(PULSES.has(line) ? key.pulses : key.bits, { n: format.count(Math.abs(ledger[line])) })}
                </td>
              </tr>
              {ledger.epsilons
                .filter((spent) => spent.line === line)
                .map(({ name, value }) => (
                  <tr key={name} className="key-epsilon">
                    <td colSpan={2}>{fill(key.epsilons[name], { e: format.power(value) })}</td>
                  </tr>
                ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      <p className="key-quiet">{fill(key.sum, { n: format.count(ledger.kept) })}</p>
      <div className="key-ledger-foot">
        <Button
          kind="quiet"
          aria-label={key.saveCsvHint}
          onClick={() => saveFile(ledgerCsv(made, about), 'text/csv', 'eavesdrop-ledger.csv')}
        >
          <Download {...ICON} size={16} />
          {key.saveCsv}
        </Button>
        <Button
          kind="quiet"
          aria-label={key.saveJsonHint}
          onClick={() => saveFile(ledgerJson(made, about), 'application/json', 'eavesdrop-ledger.json')}
        >
          <Download {...ICON} size={16} />
          {key.saveJson}
        </Button>
      </div>
    </div>
  )
}
