import { describe, expect, it } from 'vitest'
import { drawUpLedger } from '../../model/postprocessing/ledger'
import { FIRST_CHOICE } from './key-choice'
import { ledgerCsv, ledgerJson } from './ledger-file'
import type { KeyMade } from './made'

const ledger = drawUpLedger({
  sent: 10_000,
  arrived: 9000,
  kept: 5000,
  compared: 1000,
  leaked: 700,
  verification: 40,
  secret: 2500,
  authentication: 1280,
  epsilons: [{ line: 'verification', name: 'correctness', value: 5e-11 }],
})
const made = {
  outcome: { ledger, failure: null, equal: true },
  fingerprints: ['ab', 'ab'],
  lengths: {},
} as unknown as KeyMade
const about = { link: 'https://example.org/#/lab?v=1', version: '0.1.0', choice: FIRST_CHOICE }

describe('the ledger as a file', () => {
  it('has a line for each entry in CSV, the ε beside its own', () => {
    const lines = ledgerCsv(made, about).trimEnd().split('\n')
    expect(lines.slice(0, 2)).toEqual(['# simulated key, version 0.1.0', '# https://example.org/#/lab?v=1'])
    expect(lines[3]).toBe('line,count,epsilon')
    expect(lines).toContain('verification,40,5e-11')
    expect(lines).toContain('removed,760,')
    expect(lines).toContain('net,1220,')
  })

  it('adds up in JSON', () => {
    const read = JSON.parse(ledgerJson(made, about)) as { made: string; link: string; ledger: Record<string, number> }
    const { compared, leaked, verification, removed, secret, kept } = read.ledger
    expect(compared! + leaked! + verification! + removed! + secret!).toBe(kept)
    expect([read.made, read.link]).toEqual(['simulated', about.link])
  })
})
