/**
 * The statistical suite with enough pulses to see one part in a hundred in any gain or error rate:
 * `npx vitest run --config .ci/long.config.ts` (some minutes).
 */
import { describe, it } from 'vitest'
import { attacks } from '../attacks/index'
import { expectTied, LINKS, pulsesFor, READINGS, withAttack } from './readings.testing'
import { createScratch } from './run'

const scratch = createScratch()

/**
 * A hundredth of a gain is 6σ at 360 000 clicks; a hundredth of the error rate, here at least 4 % of
 * half the clicks, is 6σ at 2·10⁷. 60 counts × 42 runs at 5σ: a right engine fails 1 seed in 700.
 */
describe.each(Object.keys(LINKS))('%s', (name) => {
  it.each(READINGS)('counted as %s gives what the law says to one part in a hundred', (reading) => {
    const scenario = LINKS[name]!
    // Pulse by pulse a link with little light would take hours: its gains are still seen to one part in a hundred.
    const most = reading === 'pulses' ? 6e7 : Number.POSITIVE_INFINITY
    expectTied({ ...scenario, pulses: Math.min(most, pulsesFor(scenario, 2e7)) }, reading, 5, scratch)
  })
})

/** Every attack on every link: 10⁶ clicks each, so gains to 5 parts in 1 000 and error rates to 4 %. */
describe.each(attacks.map(({ id }) => id))('under %s', (attack) => {
  describe.each(Object.keys(LINKS))('%s', (name) => {
    it.each(READINGS)('counted as %s gives what the law says', (reading) => {
      const scenario = withAttack(LINKS[name]!, attack)
      // An attack may leave nothing to click.
      const pulses = Math.min(4e6, pulsesFor(scenario, 1e6))
      expectTied({ ...scenario, pulses }, reading, 5.5, scratch)
    })
  })
})
