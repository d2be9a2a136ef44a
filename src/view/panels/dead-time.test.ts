import { expect, it } from 'vitest'
import { presets } from '../../model/scenario/scenario'
import { deadTimeLimit } from './dead-time'

const metro = { ...presets.metro, clockHz: 1e9 }

// Non-paralysable, gated at 1 ns: a click at 0 silences the gates before 100 ns, so one click in 100 gates
// at most, 1/τ; a dead time that ends between two gates waits for the next.
it('is one click in as many gates as sleep, and one more', () => {
  expect(deadTimeLimit({ ...metro, deadTimeNs: 100 })?.perSecond).toBeCloseTo(1e7, 3)
  expect(deadTimeLimit({ ...metro, deadTimeNs: 100.5 })?.perSecond).toBeCloseTo(1e9 / 101, 3)
})

it('is none without dead time', () => expect(deadTimeLimit(metro)).toBe(null))

it('says when one click outlasts the run', () => {
  expect(deadTimeLimit({ ...metro, deadTimeNs: 1e5, pulses: 1000 })?.outlastsRun).toBe(true)
  expect(deadTimeLimit({ ...metro, deadTimeNs: 1e5, pulses: 1e6 })?.outlastsRun).toBe(false)
})
