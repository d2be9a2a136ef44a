import { describe, expect, it } from 'vitest'
import { alarmState } from '../../model/engine/alarm'
import { Dice, diceKey } from '../../model/math/dice'
import { presets } from '../../model/scenario/scenario'
import { alarmsChartData, rungBy } from './alarms-data'

/** Share of runs in which the alarm rang by the end, looking after every bit. */
function simulated(rate: number, line: number, bits: number, runs: number): number {
  const dice = new Dice(diceKey({ seed: 5, role: 'alice', slot: 'alarms', block: 0 }))
  let rung = 0
  for (let run = 0; run < runs; run++) {
    let errors = 0
    for (let compared = 1; compared <= bits; compared++) {
      if (dice.open() < rate) errors++
      if (alarmState({ compared, errors, line }) === 'nokey') {
        rung++
        break
      }
    }
  }
  return rung / runs
}

describe('how often the alarm rings', () => {
  it.each([
    [0.08, 0.11, 300],
    [0.125, 0.11, 300],
    [0.25, 0.11, 60],
  ])('at an error rate of %d is what runs do', (rate, line, bits) => {
    const p = rungBy(rate, line, bits)[bits]!
    const runs = 3000
    // 4σ of a share of 3 000 runs.
    expect(Math.abs(simulated(rate, line, bits, runs) - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / runs) + 1e-9)
  })

  it('never before the fiftieth bit, never less with more bits, always where there is no line', () => {
    const rung = rungBy(0.2, 0.11, 1000)
    expect(rung.slice(0, 50).every((p) => p === 0)).toBe(true)
    expect(rung.every((p, m) => m === 0 || p >= rung[m - 1]!)).toBe(true)
    expect(rungBy(0, null, 10)[0]).toBe(1)
    expect(rungBy(0, 0.11, 1000)[1000]).toBe(0)
  })

  it('a silent attack rings as often as no attack', () => {
    const { hits, falseAlarms } = alarmsChartData({
      ...presets.ideal,
      misalignment: 0.08,
      attack: 'predict',
      dice: 'weak',
    })
    expect(hits).toEqual(falseAlarms)
  })
})
