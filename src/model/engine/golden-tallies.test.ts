import { expect, it } from 'vitest'
import { goldenOf, goldenTallies } from './golden-tallies'

/** A digest that moved means that links published so far open as other runs: see the list. */
it.each(goldenTallies)('%s counts what it always counted', (link, golden) => {
  expect(goldenOf(link)).toEqual(golden)
})

it('all three readings are among them', () => {
  expect(new Set(goldenTallies.map(([, { reading }]) => reading))).toEqual(new Set(['pulses', 'clicks', 'counts']))
})
