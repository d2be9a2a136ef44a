/** The ledger as a file: CSV for a spreadsheet, JSON for a program. Names are English and fixed. */
import type { Ledger } from '../../model/postprocessing/ledger'
import type { KeyChoice } from './key-choice'
import type { KeyMade } from './made'

/** In the order of the chain; what is paid from an older key comes last. */
export const LEDGER_LINES = [
  'sent',
  'arrived',
  'kept',
  'compared',
  'leaked',
  'verification',
  'removed',
  'secret',
  'authentication',
  'net',
] as const satisfies readonly (keyof Ledger)[]

interface About {
  readonly link: string
  readonly version: string
  readonly choice: KeyChoice
}

export function ledgerCsv({ outcome: { ledger } }: KeyMade, { link, version, choice }: About): string {
  const epsilon = (line: string) => ledger.epsilons.find((spent) => spent.line === line)?.value ?? ''
  return [
    `# simulated key, version ${version}`,
    `# ${link}`,
    `# ${JSON.stringify(choice)}`,
    'line,count,epsilon',
    ...LEDGER_LINES.map((line) => `${line},${ledger[line]},${epsilon(line)}`),
    '',
  ].join('\n')
}

export function ledgerJson({ outcome, fingerprints, lengths }: KeyMade, { link, version, choice }: About): string {
  const { ledger, failure, security, authenticated, keyShare, equal } = outcome
  const content = {
    made: 'simulated',
    version,
    link,
    choice,
    ledger,
    equal,
    keyShare,
    failure,
    security,
    authenticated,
    fingerprint: fingerprints?.[0] ?? null,
    lengths,
  }
  return `${JSON.stringify(content, null, 2)}\n`
}

/** Offers a text as a file. */
export function saveFile(text: string, type: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const anchor = document.createElement('a')
  anchor.href = address
  anchor.download = name
  anchor.click()
  // The browser reads the address after this task.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
