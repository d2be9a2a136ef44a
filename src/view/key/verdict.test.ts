import { describe, expect, it } from 'vitest'
import { zeros } from '../../model/math/packed-bits'
import { drawUpLedger } from '../../model/postprocessing/ledger'
import { noKeyReason } from './verdict'

const entries = {
  sent: 9,
  arrived: 9,
  kept: 9,
  compared: 1,
  leaked: 1,
  verification: 1,
  authentication: 0,
  epsilons: [],
}
const good = {
  failure: null,
  keys: { alice: zeros(4), bob: zeros(4) },
  authenticated: true,
  ledger: drawUpLedger({ ...entries, secret: 4 }),
}

describe('noKeyReason', () => {
  it('is null only for a key that came of an authenticated line without an alarm', () => {
    expect(noKeyReason(good, 'ok')).toBeNull()
    expect(noKeyReason(good, 'undecided')).toBeNull()
  })
  it('trusts no key of an unauthenticated line', () =>
    expect(noKeyReason({ ...good, authenticated: false }, 'ok')).toBe('unauthenticated'))
  it('trusts no key while the alarm is up', () => expect(noKeyReason(good, 'nokey')).toBe('alarm'))
  it('says the chain’s own reason first', () =>
    expect(noKeyReason({ ...good, keys: null, failure: { reason: 'nothing-kept', numbers: {} } }, 'nokey')).toBe(
      'nothing-kept',
    ))
})
