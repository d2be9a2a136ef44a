import { describe, expect, it } from 'vitest'
import type { EventBlock, Recording } from '../../../model/engine/recording'
import type { PlaybackClock } from '../../../store/controls'
import { stillClock, thinnedClock } from './bench-clock'

const at = (position: number): PlaybackClock => ({
  position: () => position,
  flightSpan: () => 600_000,
  onFrame: () => () => undefined,
  setRate: () => undefined,
  play: () => undefined,
  pause: () => undefined,
  step: () => undefined,
  back: () => undefined,
  seek: () => undefined,
})

/** Ten blocks of a thousand events, some of them open. */
const recordingWith = (open: readonly number[]): Recording =>
  ({
    cumulativeEvents: Array.from({ length: 10 }, (_, k) => 1000 * (k + 1)),
    opened: new Map(open.map((block) => [block, {} as EventBlock])),
  }) as unknown as Recording

describe('a bench that cannot follow', () => {
  it('shows the block playback has reached, else the newest open one behind it', () => {
    const shown = (open: readonly number[]) =>
      thinnedClock(
        at(7500),
        () => recordingWith(open),
        () => 0,
      ).position()
    expect(Math.floor(shown([3, 7, 9]) / 1000)).toBe(7)
    expect(Math.floor(shown([3, 9]) / 1000)).toBe(3)
  })

  it('goes through it at a pace that can be seen, and never out of it', () => {
    let now = 0
    const clock = thinnedClock(
      at(7500),
      () => recordingWith([7]),
      () => now,
    )
    const first = clock.position()
    now = 1000
    expect(clock.position() - first).toBeCloseTo(30, 9)
    for (now = 0; now < 200_000; now += 777) {
      expect(clock.position()).toBeGreaterThanOrEqual(7000)
      expect(clock.position() + clock.flightSpan()).toBeLessThanOrEqual(8000)
    }
  })

  it('stands where the run stands while nothing is open', () =>
    expect(
      thinnedClock(
        at(7500),
        () => recordingWith([]),
        () => 0,
      ).position(),
    ).toBe(7500))

  it('holds a sample still', () => expect(stillClock(at(3), 20).position()).toBe(20))
})
