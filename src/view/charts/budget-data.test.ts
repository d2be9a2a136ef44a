import { describe, expect, it } from 'vitest'
import { drawUpLedger } from '../../model/postprocessing/ledger'
import { presets } from '../../model/scenario/scenario'
import { type HandRow, handRecording } from '../../store/recording.testing'
import { headlineAt } from '../../store/selectors'
import { budgetRows, ledgerRows } from './budget-data'

/** 1 000 compared bits of which the last `errors` are wrong, 3 000 more kept, 4 000 dropped, 2 000 lost. */
const rows = (errors: number): HandRow[] => [
  ...Array.from({ length: 1000 }, (_, i): HandRow => ({ compared: true, bobBit: i < 1000 - errors ? 0 : 1 })),
  ...Array.from({ length: 3000 }, (): HandRow => ({})),
  ...Array.from({ length: 4000 }, (): HandRow => ({ bobBasis: 1 })),
  ...Array.from({ length: 2000 }, (): HandRow => ({ bobBit: null })),
]

const countsOf = (errors: number, factor = 1) => {
  const recording = handRecording(rows(errors), { scenario: { ...presets.ideal, errorCorrectionFactor: factor } })
  const list = budgetRows(headlineAt(recording, 10_000, 'all'), factor)
  return Object.fromEntries(list.map(({ stage, count }) => [stage, count]))
}

describe('budgetRows', () => {
  it('counts what was sent, arrived, kept and compared', () =>
    expect(countsOf(25)).toMatchObject({ sent: 10_000, arrived: 8000, kept: 4000, compared: 1000 }))

  it('splits the rest into told, squeezed out and secret: 16.9, 16.9 and 66.3 % at 2.5 % errors', () => {
    const { leaked, removed, secret } = countsOf(25)
    expect(leaked! / 3000).toBeCloseTo(0.1687, 4)
    expect(removed! / 3000).toBeCloseTo(0.1687, 4)
    expect(secret! / 3000).toBeCloseTo(0.6627, 4)
  })

  it('adds up to the kept bits, with and without a key', () => {
    for (const errors of [0, 25, 80, 250, 600]) {
      for (const factor of [1, 1.16]) {
        const { kept, compared, leaked, removed, secret } = countsOf(errors, factor)
        expect(compared! + leaked! + removed! + secret!).toBeCloseTo(kept!, 6)
        expect(Math.min(leaked!, removed!, secret!)).toBeGreaterThanOrEqual(0)
      }
    }
  })

  it('leaves nothing secret once the alarm is up', () => expect(countsOf(250).secret).toBe(0))

  it('says nothing about key before a bit was compared', () => {
    const recording = handRecording([{}, {}])
    const list = budgetRows(headlineAt(recording, 2, 'all'), 1)
    expect(list.slice(4).map(({ count }) => count)).toEqual([null, null, null])
  })
})

describe('ledgerRows', () => {
  const entries = { sent: 10_000, arrived: 9000, kept: 5000, compared: 1000, leaked: 700, verification: 40 }
  const ledger = drawUpLedger({ ...entries, secret: 2500, authentication: 1280, epsilons: [] })

  it('adds up to the kept bits without what was paid from an older key', () => {
    const rows = ledgerRows(ledger)
    const after = rows.slice(3).filter(({ stage }) => stage !== 'authentication')
    expect(after.reduce((sum, { count }) => sum + count!, 0)).toBe(5000)
    expect(rows.find(({ stage }) => stage === 'removed')?.count).toBe(760)
    expect(rows.at(-1)).toEqual({ stage: 'authentication', count: 1280, loss: true })
  })
})
