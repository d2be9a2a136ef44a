import { describe, expect, it } from 'vitest'
import type { AttackId } from '../attacks/index'
import { presets, type Scenario } from '../scenario/scenario'
import { obstacleOf } from './bench'
import { countBatch, countLaw } from './counts'
import { expectHonest } from './expect'
import { compareThreshold, compileLink } from './link-model'
import { FALSE_ALARMS, OBSERVABLES, type ObservableId, observe } from './observables'
import { emptyTally, type Tally } from './tally'

function tallyOf(scenario: Scenario): Tally {
  const law = countLaw(compileLink(scenario), compareThreshold(scenario, expectHonest(scenario).kept))
  return countBatch([{ from: 0, law }], scenario.seed, 0, scenario.pulses).tally
}

const marked = (scenario: Scenario): readonly ObservableId[] =>
  observe(scenario, tallyOf(scenario))
    .filter(({ anomalous }) => anomalous)
    .map(({ id }) => id)

/** Everything that can be watched is. */
const watching: Scenario = {
  ...presets.metro,
  distanceKm: 50,
  comparedBits: 4096,
  countermeasures: ['bases', 'mon', 'eff'],
}

describe('readings without Eve', () => {
  it('are listed in order, each with its forecast', () => {
    const readings = observe(watching, tallyOf({ ...watching, attack: 'off' }))
    expect(readings.map(({ id }) => id)).toEqual([...OBSERVABLES])
    for (const { watched } of readings) expect(watched).toBe(true)
  })

  // 14 readings × 400 runs at a false-alarm rate of at most 1/1 000: 5.6 expected at most, 20 is 6σ.
  it('are marked in at most one run in a thousand', () => {
    let marks = 0
    const honest = { ...watching, attack: 'off' as const }
    const law = countLaw(compileLink(honest), compareThreshold(honest, expectHonest(honest).kept))
    for (let seed = 1; seed <= 400; seed++) {
      const { tally } = countBatch([{ from: 0, law }], seed, 0, honest.pulses)
      marks += observe(honest, tally).filter(({ anomalous }) => anomalous).length
    }
    expect(marks).toBeLessThanOrEqual(20)
    expect(FALSE_ALARMS).toBe(0.001)
  })

  it('mark nothing before anything is sent', () =>
    expect(observe(watching, emptyTally()).every((o) => !o.anomalous)).toBe(true))

  it('say what is not watched', () => {
    const plain: Scenario = { ...presets.metro, source: 'wcp', authenticated: false }
    const blind = observe(plain, tallyOf(plain)).filter(({ watched }) => !watched)
    expect(blind.map(({ id }) => id)).toEqual([
      'qber-z',
      'qber-x',
      'gain-weak',
      'gain-vacuum',
      'decoys',
      'power',
      'early',
      'late',
      'asleep',
      'tags',
    ])
  })
})

/**
 * What each attack leaves at the full share, on weak pulses with decoys over 50 km with everything watched:
 * the table of REFERENCE §5.8 as marks.
 */
const leaves: Readonly<
  Partial<Record<AttackId, { readonly marks: readonly ObservableId[]; readonly not: readonly ObservableId[] }>>
> = {
  ir: {
    marks: ['qber', 'qber-z', 'qber-x'],
    not: ['gain-signal', 'decoys', 'power', 'early', 'late', 'asleep', 'tags'],
  },
  fix: { marks: ['qber', 'qber-x'], not: ['qber-z', 'gain-signal', 'decoys', 'power'] },
  clone: { marks: ['qber', 'qber-z', 'qber-x'], not: ['gain-signal', 'decoys', 'power', 'early'] },
  split: {
    marks: [],
    not: ['qber', 'qber-z', 'qber-x', 'gain-signal', 'gain-weak', 'gain-vacuum', 'decoys', 'double-clicks', 'power'],
  },
  pns: { marks: ['decoys', 'gain-weak'], not: ['qber', 'gain-signal', 'gain-vacuum', 'power', 'early'] },
  blind: { marks: ['power', 'double-clicks', 'asleep'], not: ['qber', 'early', 'late', 'tags'] },
  fake: { marks: ['early', 'late', 'qber'], not: ['power', 'asleep', 'tags'] },
  shift: {
    marks: ['early', 'late', 'gain-signal', 'double-clicks'],
    not: ['qber', 'decoys', 'power', 'asleep', 'bit-balance'],
  },
  trojan: { marks: [], not: [...OBSERVABLES] },
  mitm: { marks: ['tags'], not: OBSERVABLES.filter((id) => id !== 'tags') },
  block: { marks: ['gain-signal', 'gain-weak'], not: ['qber', 'gain-vacuum', 'power', 'early'] },
  predict: { marks: [], not: [...OBSERVABLES] },
}

describe.each(Object.entries(leaves))('under %s', (attack, { marks, not }) => {
  const scenario: Scenario = { ...watching, attack: attack as AttackId, dice: 'weak', efficiencyRatio: 0.05 }

  it('the readings that should be are marked, and those that should not be are not', () => {
    expect(obstacleOf(scenario)).toBeNull()
    const found = marked(scenario)
    for (const id of marks) expect(found, id).toContain(id)
    for (const id of not) expect(found, id).not.toContain(id)
  })
})

it('faked states keep the click rate, and their marks grow with the mismatch', () => {
  const rates = [0.02, 0.05, 0.2].map((efficiencyRatio) => {
    const scenario: Scenario = { ...watching, source: 'sp', attack: 'fake', efficiencyRatio, distanceKm: 60 }
    const [qber, , , gain] = observe(scenario, tallyOf(scenario))
    expect(gain).toMatchObject({ id: 'gain-signal', anomalous: false })
    return qber!.hits / qber!.trials
  })
  expect(rates[0]!).toBeLessThan(rates[1]!)
  expect(rates[1]!).toBeLessThan(rates[2]!)
})
