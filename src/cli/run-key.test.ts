import { describe, expect, it } from 'vitest'
import { authenticationBits } from '../model/postprocessing/authentication'
import { answerRun } from './run-command'
import { keyLines } from './run-key'

const keyOf = (link: string) => {
  const { key } = answerRun(link, 0)
  if ('problem' in key) throw new Error(key.problem)
  return key
}

/** Numbers of the printed table by name, with the sign they are printed with. */
function printed(link: string): Record<string, number> {
  const lines = keyLines(answerRun(link, 0).key)
  const found = lines.flatMap((line) => {
    const [, name, sign, count] = line.match(/^(\w+) +([−=]?) +(-?\d+)(?: |$)/) ?? []
    return name ? [[name, sign === '−' ? -Number(count) : Number(count)] as const] : []
  })
  return Object.fromEntries(found)
}

describe('the key of a run on the command line', () => {
  it.each([
    '#/lab?v=1&eve=ir&p=10&tb=1000&n=10000',
    '#/lab?v=1&hw=metro&km=50&n=1000000',
    '#/lab?v=1&err=13&tb=2000&n=10000',
    '#/lab?v=1&hw=metro&km=50&src=wcp&n=1000000',
    '#/lab?v=1&n=20',
  ])('has a ledger that adds up, in JSON and as printed: %s', (link) => {
    const { ledger, failure } = keyOf(link)
    expect(ledger.kept - ledger.compared - ledger.leaked - ledger.verification - ledger.removed).toBe(ledger.secret)
    expect(ledger.net).toBe(ledger.secret - ledger.authentication)
    expect(ledger.secret > 0).toBe(failure === null)
    const shown = printed(link)
    expect(shown).toMatchObject({ kept: ledger.kept, secret: ledger.secret, net: ledger.net })
    expect(shown.kept! + shown.compared! + shown.leaked! + shown.verification! + shown.removed!).toBe(shown.secret)
    expect(shown.secret! + shown.authentication!).toBe(shown.net)
  })

  it('names every ε beside its line, and both lengths', () => {
    const key = keyOf('#/lab?v=1&eve=ir&p=10&tb=1000&n=10000')
    const text = keyLines(key).join('\n')
    expect(text).toMatch(/^verification +− +\d+ {3}ε = [\d.e-]+ that the keys differ$/m)
    expect(text).toMatch(/^authentication +− +\d+ {3}ε = [\d.e-]+ that a message was forged$/m)
    expect(key.ledger.epsilons.map(({ name }) => name)).toEqual(['correctness', 'authentication'])
    expect(key.lengths.longRun.secret).toBe(key.ledger.secret)
    expect(key.lengths.finite.secret).toBeLessThan(key.lengths.longRun.secret)
    expect(key.ledger.authentication).toBe(authenticationBits(9))
  })

  it('says why there is none', () => {
    const text = (link: string) => keyLines(answerRun(link, 0).key).join('\n')
    expect(text('#/lab?v=1&err=13&tb=2000&n=10000')).toContain('no key, because the error rate is too high')
    expect(text('#/lab?v=1&hw=metro&km=50&src=wcp&n=1000000')).toContain('no bound is known for blocks of this source')
    expect(text('#/lab?v=1&eve=block&dark=0&n=1000')).toContain('no key, because no pulse arrived')
    expect(text('#/lab?v=1&hw=lab&km=0&n=1e12')).toContain('no key, because the run is counted in batches')
  })

  it('spends no key on tags where the public line carries none', () => {
    const { ledger } = keyOf('#/lab?v=1&auth=0&n=10000')
    expect([ledger.authentication, ledger.net]).toEqual([0, ledger.secret])
    expect(ledger.epsilons.map(({ name }) => name)).toEqual(['correctness'])
  })
})
