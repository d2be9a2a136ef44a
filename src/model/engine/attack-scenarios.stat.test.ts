import { describe, expect, it } from 'vitest'
import { keySharePerKeptBit, longRunRate } from '../physics/link-settings'
import { noKeyLine } from '../physics/no-key-line'
import { readLink } from '../scenario/fields'
import type { Scenario } from '../scenario/scenario'
import { alarmOver } from './alarm'
import { basesApart } from './bases-apart'
import { Collector } from './collect'
import { decoyCheck } from './decoy-check'
import { eveHolds, knownOfKey } from './eve-holds'
import { linkSettingsOf } from './link-settings-of'
import { planMiddle } from './man-in-the-middle'
import { observe } from './observables'
import type { Reading } from './recording'
import { createScratch, openBlock, planRun, type RunPlan, runBlocks } from './run'
import { basisCount, emptyTally, intensityCount } from './tally'

const scratch = createScratch()

function outcomeOf(plan: RunPlan) {
  const collector = new Collector(plan)
  for (const block of runBlocks(plan, scratch)) collector.add(block)
  const { compared, cumulative } = collector.recording(true)
  const tally = cumulative.at(-1) ?? emptyTally()
  const settings = linkSettingsOf(plan.scenario)
  const arrived = intensityCount(tally, 'clicked')
  const alarm = alarmOver(compared, Infinity, noKeyLine(settings), arrived)
  const [n, k] = [basisCount(tally, 'compared'), basisCount(tally, 'comparedErrors')]
  const qber = n > 0 ? k / n : null
  const share = alarm.state === 'nokey' || qber === null ? 0 : keySharePerKeptBit(settings, qber)
  return { scenario: plan.scenario, tally, compared, alarm, qber, share, arrived, eve: eveHolds(tally) }
}

const scenarioOf = (link: string): Scenario => {
  const { scenario, problems } = readLink(link)
  expect(problems).toEqual([])
  return scenario
}

const run = (link: string, patch: Partial<Scenario> = {}, force?: Reading) =>
  outcomeOf(planRun({ ...scenarioOf(link), ...patch }, [], force))

describe('single photons and an Eve who measures', () => {
  it('S02: full intercept–resend gives about 25 % and the alarm', () => {
    const { qber, alarm } = run('eve=ir&tb=1000')
    expect(qber).toBeGreaterThan(0.22)
    expect(qber).toBeLessThan(0.28)
    expect(alarm.state).toBe('nokey')
  })

  it('S03: of 100 runs with 16 compared bits about 67 show no error, with a full share about 1 or 2', () => {
    const clear = (p: number) => {
      let none = 0
      for (let seed = 1; seed <= 100; seed++) {
        const { tally, alarm } = run(`eve=ir&p=${p}&tb=16&seed=${seed}`)
        expect(alarm.state).toBe('few')
        if (basisCount(tally, 'comparedErrors') === 0) none++
      }
      return none
    }
    // Binomial, σ = 4.7 and 1.1; 4σ.
    expect(Math.abs(clear(10) - 67)).toBeLessThan(19)
    expect(clear(100)).toBeLessThan(7)
  })

  it('S04: a tenth touched gives 2.5 %, a key of two thirds, and Eve’s dots vanish', () => {
    const { qber, alarm, share, eve } = run('eve=ir&p=10&tb=1000&n=10000')
    expect(qber).toBeGreaterThan(0.015)
    expect(qber).toBeLessThan(0.035)
    expect(alarm.state).toBe('ok')
    expect(share).toBeGreaterThan(0.56)
    expect(share).toBeLessThan(0.78)
    expect(eve.certain).toBeGreaterThan(0)
    // Half of what is taken off was said aloud to correct errors, the other half is privacy amplification.
    const disclosed = eve.kept * (1 - share) * 0.5
    expect(knownOfKey({ kept: eve.kept, information: eve.information!, disclosed, secret: share * eve.kept })).toBe(0)
  })

  it('S05 and S06: noise and Eve make the same error rate and the same alarm', () => {
    const [noise, eve] = [run('err=8&tb=2000&n=10000'), run('eve=ir&p=32&tb=2000&n=10000')]
    for (const { qber, alarm, share } of [noise, eve]) {
      expect(Math.abs(qber! - 0.08)).toBeLessThan(0.025)
      expect(alarm.state).toBe('ok')
      expect(share).toBeGreaterThan(0.11)
      expect(share).toBeLessThan(0.28)
    }
  })

  it('S07: three fifths touched gives 15 % and no key', () => {
    const { qber, alarm, share } = run('eve=ir&p=60&tb=2000&n=10000')
    expect(Math.abs(qber! - 0.15)).toBeLessThan(0.02)
    expect([alarm.state, share]).toEqual(['nokey', 0])
  })
})

describe('S12: louder is worse', () => {
  const link = 'hw=metro&src=wcp&km=50&eve=pns'

  it('the error rate stays about 1.5 %, the provable key is 0 with and without Eve, and she knows every bit', () => {
    const { tally, alarm, share, eve, scenario } = run(link, {}, 'clicks')
    expect(basisCount(tally, 'errors') / basisCount(tally, 'kept')).toBeCloseTo(0.015, 2)
    expect([alarm.state, alarm.reason, share]).toEqual(['nokey', 'no-line', 0])
    expect(longRunRate(linkSettingsOf(scenario)).perPulse).toBe(0)
    expect(eve.certain / eve.kept).toBeGreaterThan(0.999)
    const honest = run(link, { attack: 'off' }, 'clicks')
    expect([honest.alarm.state, honest.share]).toEqual(['nokey', 0])
    // Nothing that they can measure tells the two runs apart, but the double clicks of photons that come together.
    const marked = observe(scenario, tally).filter(({ anomalous }) => anomalous)
    expect(marked.map(({ id }) => id).filter((id) => id !== 'double-clicks')).toEqual([])
  })
})

describe('S13: decoys catch it', () => {
  const link = 'hw=metro&km=50&eve=pns'

  it('the arrival ratios do not fit, though the error rate does', () => {
    const { tally, scenario, alarm } = run(link, {}, 'clicks')
    expect(decoyCheck(scenario, tally)).toMatchObject({ alarm: true })
    expect(alarm.state).not.toBe('nokey')
  })

  it('with Eve off the check is silent and the key is about 204 kbit/s', () => {
    const { tally, scenario } = run(link, { attack: 'off' }, 'clicks')
    expect(decoyCheck(scenario, tally)).toMatchObject({ alarm: false })
    expect(Math.abs(longRunRate(linkSettingsOf(scenario)).perSecond / 1000 - 204)).toBeLessThan(1)
  })
})

describe('S14: loaded dice', () => {
  it('no error, no alarm, and Eve knows every bit of the key', () => {
    const { qber, alarm, share, eve, scenario, tally } = run('rng=weak&eve=predict')
    expect(qber).toBe(0)
    expect(alarm.state).toBe('ok')
    expect(share).toBe(1)
    expect(eve.certain).toBe(eve.kept)
    expect(eve.kept).toBeGreaterThan(1800)
    expect(knownOfKey({ kept: eve.kept, information: 1, disclosed: 0, secret: eve.kept })).toBe(eve.kept)
    expect(observe(scenario, tally).filter(({ anomalous }) => anomalous)).toEqual([])
  })

  it('with quantum dice she cannot: the run is the one with Eve off', () => {
    const [off, tried] = ['eve=off', 'eve=predict'].map((link) => run(link))
    expect(tried!.tally).toEqual(off!.tally)
    expect(tried!.eve.certain).toBe(0)
  })
})

describe('S15: two fake friends', () => {
  it('no error on either half, two different keys, no alarm on either', () => {
    const { alice, bob } = planMiddle(scenarioOf('auth=0&eve=mitm'))
    for (const { qber, alarm } of [alice, bob].map(outcomeOf)) {
      expect(qber).toBe(0)
      expect(alarm.state).toBe('ok')
    }
    const [a, b] = [openBlock(alice, 0, 0, scratch), openBlock(bob, 0, 0, scratch)]
    const key = (block: typeof a, bits: Uint8Array) => bits.filter((_, i) => block.kept[i] === 1)
    const [hers, his] = [key(a, a.aliceBit), key(b, b.bobBit)]
    const equal = hers.slice(0, 1500).filter((bit, i) => bit === his[i]).length
    // 1 500 independent pairs: σ = 19, 4σ.
    expect(Math.abs(equal - 750)).toBeLessThan(78)
  })

  it('only authentication tells: every tag is wrong', () => {
    const open = run('auth=0&eve=mitm')
    expect(observe(open.scenario, open.tally).filter(({ anomalous }) => anomalous)).toEqual([])
    const closed = run('eve=mitm')
    const marked = observe(closed.scenario, closed.tally).filter(({ anomalous }) => anomalous)
    expect(marked.map(({ id }) => id)).toEqual(['tags'])
  })
})

describe('S16: cut cable', () => {
  it('nothing arrives: no key, and no secret lost', () => {
    const { arrived, alarm, share, eve } = run('eve=block')
    expect(arrived).toBe(0)
    expect([alarm.state, alarm.reason, share]).toEqual(['few', 'no-arrivals', 0])
    expect([eve.kept, eve.certain]).toEqual([0, 0])
  })
})

it('an Eve who asks in one basis hides in the average, and not from a test of the bases apart', () => {
  const { compared, alarm } = run('eve=fix&p=30&tb=4096&n=20000')
  expect(alarm.state).toBe('ok')
  expect(basesApart(compared, Infinity, 0.11)).toMatchObject({ worse: 'x', state: 'nokey' })
})
