import { describe, expect, it } from 'vitest'
import { gravest, MOST_TESTS, noAlarms, withAlarms } from './alarm-history'
import type { LinkAlarm } from './store'

const said = (alarms: Readonly<Record<string, LinkAlarm>>) => new Map(Object.entries(alarms))

describe('a history of alarms', () => {
  it('keeps what was said, link by link; a link that is not tested leaves a gap, one that is gone takes its past along', () => {
    let history = withAlarms(noAlarms, 1, said({ 'A-B': 'ok', 'B-C': 'few' }), ['A-B', 'B-C'])
    history = withAlarms(history, 2, said({ 'A-B': 'nokey' }), ['A-B', 'B-C'])
    history = withAlarms(history, 3, said({ 'A-B': 'undecided', 'C-D': 'ok' }), ['A-B', 'C-D'])
    expect(history).toEqual({
      seconds: [1, 2, 3],
      alarms: new Map([
        ['A-B', [2, 4, 3]],
        ['C-D', [0, 0, 2]],
      ]),
    })
  })

  it('forgets the oldest', () => {
    let history = noAlarms
    for (let t = 0; t < MOST_TESTS + 20; t++)
      history = withAlarms(history, t, said({ a: t < 30 ? 'nokey' : 'ok' }), ['a'])
    expect(history.seconds).toHaveLength(MOST_TESTS)
    expect(history.seconds[0]).toBe(20)
    expect(history.alarms.get('a')!.slice(0, 11)).toEqual([...Array(10).fill(4), 2])
  })

  it('shows the gravest of each part', () => {
    expect(gravest([2, 2, 2, 4, 2, 1, 2, 3, 0, 0], 5)).toEqual([
      { at: 0.5, code: 2 },
      { at: 2.5, code: 4 },
      { at: 4.5, code: 1 },
      { at: 6.5, code: 3 },
    ])
    expect(gravest([2, 3], 5)).toEqual([
      { at: 0, code: 2 },
      { at: 1, code: 3 },
    ])
  })
})
