import { expect, it } from 'vitest'
import { goldenOf, goldenTallies } from './golden-tallies'

/** The same list as in Node, in a real browser: the same bits on every machine. */
it.each(goldenTallies)('%s counts the same in a browser', (link, golden) => {
  expect(goldenOf(link)).toEqual(golden)
})
