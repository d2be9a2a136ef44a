import { describe, expect, it } from 'vitest'
import { attacks } from '../attacks/index'
import { presets, type Scenario, SOURCES } from '../scenario/scenario'
import { eventBlock } from './columns'
import { countDrawn, createScratch, openBlock, planRun, runBlock } from './run'

const base: Scenario = {
  ...presets.metro,
  distanceKm: 5,
  detectorEfficiency: 0.9,
  pulses: 30_000,
  seed: 77,
  fraction: 0.4,
}

/** Columns of every pulse of the first block, clicked or not. */
function allPulses(scenario: Scenario, edits: Parameters<typeof planRun>[1] = []) {
  const plan = planRun(scenario, edits)
  const scratch = createScratch()
  countDrawn(plan, 0, scratch)
  return eventBlock(scratch.columns, plan.outcomes, scenario.pulses, 'pulses', {
    block: 0,
    firstEvent: 0,
    firstPulse: 0,
  })
}

/** Vitest's own comparison takes seconds on long arrays. */
const same = (a: ArrayLike<number>, b: ArrayLike<number>): boolean =>
  a.length === b.length && Array.prototype.every.call(a, (x, i) => x === b[i])

const CHOSEN = ['intensity', 'aliceBasis', 'aliceBit', 'bobBasis'] as const

describe.each(SOURCES)('with source %s', (source) => {
  const honest = allPulses({ ...base, source, attack: 'off' })

  it.each(attacks.map(({ id }) => id))('%s changes nothing that Alice or Bob chose, bit for bit', (attack) => {
    const tapped = allPulses({ ...base, source, attack })
    for (const name of CHOSEN) {
      // In a run with a woman in the middle what stands in Bob's place is Eve.
      if (attack === 'mitm' && name === 'bobBasis') continue
      expect(same(tapped[name], honest[name]), name).toBe(true)
    }
    expect(same(tapped.photons, honest.photons)).toBe(true)
  })

  it.each(attacks.map(({ id }) => id))('%s as a live edit leaves everything before it as it was', (attack) => {
    const edited = allPulses({ ...base, source, attack: 'off' }, [{ pulse: 12_345, attack, fraction: 1 }])
    const after = allPulses({ ...base, source, attack, fraction: 1 })
    for (const name of Object.keys(honest) as (keyof typeof honest)[]) {
      const [now, was, then] = [edited[name], honest[name], after[name]]
      if (typeof now === 'number' || typeof was === 'number' || typeof then === 'number') continue
      if (name === 'light') continue // numbers of lights depend on which lights the run has
      expect(same(now.subarray(0, 12_345), was.subarray(0, 12_345)), `${name} before`).toBe(true)
      expect(same(now.subarray(12_345), then.subarray(12_345)), `${name} after`).toBe(true)
    }
  })
})

it('opens the same events again that were counted, wherever one begins', () => {
  const scenario: Scenario = { ...base, pulses: 200_000, attack: 'ir' }
  const plan = planRun(scenario)
  const [first, second] = [createScratch(), createScratch()]
  const counted = [0, 1, 2, 3].map((block) => runBlock(plan, block, first))
  let from = 0
  for (const { block, events, compared, tally } of counted) {
    const opened = openBlock(plan, block, from, second)
    expect(opened.pulse.length).toBe(events)
    expect(opened.compared.reduce((sum, c) => sum + c, 0)).toBe(compared.event.length)
    expect(opened.kept.reduce((sum, k) => sum + k, 0)).toBe(
      [6, 13, 26, 33, 46, 53].reduce((sum, i) => sum + tally[i]!, 0),
    )
    from += events
  }
})

it('cuts a run into blocks without leaving a mark: shorter runs are beginnings of longer ones', () => {
  const long = allPulses({ ...base, pulses: 60_000, comparedBits: 400 })
  const short = allPulses({ ...base, pulses: 30_000, comparedBits: 200 })
  for (const name of CHOSEN) expect(same(short[name], long[name].subarray(0, 30_000)), name).toBe(true)
})
