import { describe, expect, it } from 'vitest'
import { awakeShareOf, longRunRate } from '../physics/link-settings'
import { presets, type Scenario } from '../scenario/scenario'
import { clickFilterOf } from './effective-link'
import { expectHonest } from './expect'
import { clickRenewal } from './filtered-law'
import { compileLink } from './link-model'
import { linkSettingsOf } from './link-settings-of'
import { intensityCount } from './tally'

const metro = { ...presets.metro, distanceKm: 0 }
const awake = (scenario: Scenario) => awakeShareOf(linkSettingsOf(scenario))

/** From the joint law that the engine draws from. */
function awakeByLaw(scenario: Scenario): number {
  const filter = clickFilterOf(scenario)
  // Few pulses of a heralded source are announced: none may come while the detectors sleep.
  if (!filter) return 1
  return 1 - filter.deadGates * clickRenewal(compileLink({ ...scenario, attack: 'off' }), filter).rate
}

describe('how much of the time dead time leaves', () => {
  it('is all of it without dead time', () => expect(awake(metro)).toBe(1))

  // 0 km, η = 0.2, dark 1e-6: Q = Σ share·(1 − (1 − d)² e^−0.2µ) over µ = 0.5, 0.1, 0 with shares 0.8, 0.1, 0.1.
  // 1 µs at 100 MHz blocks the 99 gates before the hundredth.
  it('is 1/(1 + kQ) behind k blocked gates', () => {
    const quiet = (1 - 1e-6) ** 2
    const clicks = 0.8 * (1 - quiet * Math.exp(-0.1)) + 0.1 * (1 - quiet * Math.exp(-0.02)) + 0.1 * (1 - quiet)
    expect(awake({ ...metro, deadTimeNs: 1000 })).toBeCloseTo(1 / (1 + 99 * clicks), 12)
  })

  it.each([
    ['decoys', {}],
    ['one decoy', { shares: { signal: 0.7, weak: 0.3, vacuum: 0 } }],
    ['weak pulses', { source: 'wcp', meanPhotons: 0.9 }],
    ['single photons', { source: 'sp' }],
    ['single photons, imperfect', { source: 'sp', brightness: 0.4, g2: 0.2 }],
    ['heralded pairs', { source: 'spdc', meanPhotons: 0.1 }],
    ['afterpulses', { afterpulse: 0.04 }],
    ['stray light, jitter and insertion loss', { background: 1e-3, insertionLossDb: 2, jitterPs: 200, gateNs: 0.5 }],
  ] as const)('is that of the joint law: %s', (_, change) => {
    for (const deadTimeNs of [30, 1000, 20_000])
      for (const distanceKm of [0, 40]) {
        const scenario: Scenario = { ...metro, ...change, deadTimeNs, distanceKm }
        expect(awake(scenario)).toBeCloseTo(awakeByLaw(scenario), 9)
      }
  })

  it('takes the same share from clicks and key, and nothing from the error rate', () => {
    const [free, slow] = [metro, { ...metro, deadTimeNs: 1000 }].map((s) => longRunRate(linkSettingsOf(s)))
    const share = awake({ ...metro, deadTimeNs: 1000 })
    expect(slow!.gain).toBeCloseTo(free!.gain * share, 15)
    expect(slow!.perSecond / (free!.perSecond * share)).toBeCloseTo(1, 12)
    expect(slow!.qber).toBe(free!.qber)
  })

  // The law counts what meets in one gate once, Ma's gain twice: up to pQ of the clicks.
  it.each([
    ['decoys', {}],
    ['weak pulses', { source: 'wcp', meanPhotons: 0.1 }],
    ['single photons', { source: 'sp', distanceKm: 20 }],
    ['heralded pairs', { source: 'spdc', meanPhotons: 0.1, distanceKm: 20 }],
    ['dead time as well', { deadTimeNs: 200 }],
    ['far', { distanceKm: 120 }],
  ] as const)('counts the errors of afterpulses as the joint law does: %s', (_, change) => {
    for (const afterpulse of [0.01, 0.05, 0.2]) {
      const scenario: Scenario = { ...metro, distanceKm: 50, ...change, afterpulse }
      const { perPulse, qber: byLaw } = expectHonest(scenario)
      const clicks = intensityCount(perPulse, 'clicked', 0) / intensityCount(perPulse, 'sent', 0)
      const { gain, qber } = longRunRate(linkSettingsOf(scenario))
      expect(Math.abs(gain / clicks - 1)).toBeLessThan(0.01)
      expect(Math.abs(qber / byLaw! - 1)).toBeLessThan(0.02)
    }
  })
})
