import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Collector } from '../model/engine/collect'
import { eventCount } from '../model/engine/recording'
import { createScratch, planRun, runBlocks } from '../model/engine/run'
import { basisCount, intensityCount } from '../model/engine/tally'
import { presets, type Scenario } from '../model/scenario/scenario'
import { type HandRow, handRecording } from './recording.testing'
import {
  headlineAt,
  selectAlarm,
  selectBand,
  selectEveKnows,
  selectHeadline,
  selectKeyFigure,
  selectQber,
} from './selectors'
import type { State } from './state'
import { createAppStore } from './store'
import { tallyAt } from './tally-at'

const anyRow: fc.Arbitrary<HandRow> = fc.record({
  intensity: fc.constantFrom(0, 1, 2),
  aliceBasis: fc.constantFrom(0, 1),
  aliceBit: fc.constantFrom(0, 1),
  bobBasis: fc.constantFrom(0, 1),
  bobBit: fc.constantFrom(0, 1, null),
  compared: fc.boolean(),
})

/** A state that shows the first `shown` events of these rows. */
const showing = (rows: readonly HandRow[], shown: number, scenario: Scenario = presets.ideal): State => ({
  ...createAppStore().getState(),
  scenario,
  run: {
    status: 'done',
    recording: handRecording(rows, { scenario }),
    withBob: null,
    inPage: false,
    error: null,
    repeats: null,
  },
  playback: { playing: false, shown, selected: null },
})

/** `compared` compared bits of which the last `errors` are wrong, then as many kept ones. */
const sample = (errors: number, compared: number): HandRow[] => [
  ...Array.from({ length: compared }, (_, i): HandRow => ({ compared: true, bobBit: i < compared - errors ? 0 : 1 })),
  ...Array.from({ length: compared }, (): HandRow => ({})),
]

describe('tallyAt', () => {
  it('is at every moment the sum of the rows that have landed, whatever was asked before', () =>
    fc.assert(
      fc.property(
        fc.array(anyRow, { maxLength: 60 }),
        fc.integer({ min: 1, max: 70 }),
        fc.array(fc.nat(70), { maxLength: 6 }),
        (rows, blockPulses, moments) => {
          const recording = handRecording(rows, { blockPulses })
          for (const landed of moments) {
            const alone = handRecording(rows.slice(0, landed), { blockPulses: 100 })
            const { tally, approximate, pulses } = tallyAt(recording, landed)
            expect([...tally]).toEqual([...(alone.cumulative.at(-1) ?? tallyAt(alone, 0).tally)])
            expect(approximate).toBe(false)
            expect(pulses).toBe(Math.min(landed, rows.length))
          }
        },
      ),
    ))

  it('says so when the block is not open, and gives its beginning', () => {
    const rows = Array.from({ length: 30 }, (): HandRow => ({}))
    const recording = handRecording(rows, { blockPulses: 10, open: [0] })
    expect(tallyAt(recording, 5).approximate).toBe(false)
    expect(tallyAt(recording, 20)).toMatchObject({ approximate: false, pulses: 20 })
    const closed = tallyAt(recording, 17)
    expect(closed).toMatchObject({ approximate: true, pulses: 10 })
    expect(basisCount(closed.tally, 'kept')).toBe(10)
  })

  it('counts pulses up to the last click where only clicks are events', () => {
    const clicks = [3, 40, 70, 95].map((pulse): HandRow => ({ pulse }))
    const recording = handRecording(clicks, { blockPulses: 50, eventKind: 'clicks' })
    const { tally, pulses } = tallyAt(recording, 3)
    expect(pulses).toBe(71)
    expect(intensityCount(tally, 'clicked')).toBe(3)
  })
})

describe('the headline', () => {
  it('counts compared bits, their errors and the band together', () => {
    const state = showing(sample(66, 256), 256, { ...presets.metro, distanceKm: 20 })
    expect(selectQber(state)).toMatchObject({ compared: 256, errors: 66, value: 66 / 256 })
    // 20.8 to 31.5 %
    expect(selectBand(state)!.low).toBeCloseTo(0.208, 3)
    expect(selectBand(state)!.high).toBeCloseTo(0.315, 3)
    expect(selectAlarm(state).state).toBe('nokey')
    expect(selectKeyFigure(state)).toMatchObject({ share: 0, perSecond: 0 })
  })

  it('gives the whole of the kept bits on a perfect link', () => {
    const state = showing(sample(0, 100), 200)
    expect(selectAlarm(state).state).toBe('ok')
    expect(selectKeyFigure(state)).toMatchObject({ share: 1, perSecond: null })
  })

  it('gives 1 − 2·h₂ of them at 2.5 % errors, 66 %', () =>
    expect(selectKeyFigure(showing(sample(25, 1000), 2000))!.share).toBeCloseTo(0.663, 3))

  it('gives bits a second with a clock: 820 kbit/s near 1.5 % on metro at 20 km', () => {
    // Of these clicks 2.5 % are of weak decoys, 0.1·0.1 to 0.8·0.5; of 1 026 compared bits 1 000 are of signals.
    const rows = sample(15, 1026).map((row, i): HandRow => (i % 40 === 0 ? { ...row, intensity: 1 } : row))
    const state = showing(rows, 2052, { ...presets.metro, distanceKm: 20 })
    expect(selectQber(state)).toMatchObject({ compared: 1000, errors: 15 })
    expect(selectAlarm(state).state).toBe('ok')
    expect(selectKeyFigure(state)!.perSecond! / 817_000).toBeCloseTo(1, 2)
  })

  it('keeps the key at 0 after the alarm, even when the error rate falls again', () => {
    const rows = [...sample(20, 60), ...sample(0, 500)] // 20 of 60 wrong, then 500 right
    expect(selectHeadline(showing(rows, 1120)).alarm).toMatchObject({ state: 'nokey', reason: 'latched' })
    expect(selectKeyFigure(showing(rows, 1120))!.share).toBe(0)
  })

  it('shows what Eve knows to those who may see it', () => {
    const rows: HandRow[] = [{ eve: 0 }, { eve: 1 }, { eve: 2 }, {}]
    const seenBy = (viewer: State['viewing']['viewer']) => {
      const state = showing(rows, 4)
      return selectEveKnows({ ...state, viewing: { ...state.viewing, viewer } })
    }
    expect(seenBy('all')).toEqual({ known: 1, guessed: 0, of: 4 })
    expect(seenBy('eve')).toEqual({ known: 1, guessed: 0, of: 4 })
    expect([seenBy('alice'), seenBy('bob'), seenBy('public')]).toEqual([null, null, null])
  })

  it('counts what her guesses are worth, and no luck', () => {
    const knows = (change: Partial<Scenario>) => {
      const plan = planRun({ ...presets.ideal, pulses: 4000, ...change })
      const collector = new Collector(plan)
      for (const result of runBlocks(plan, createScratch())) collector.add(result)
      const recording = collector.recording(true)
      return headlineAt(recording, eventCount(recording), 'all').eveKnows!
    }
    // One leaked photon on average: g = [1 + √(1 − e⁻⁴)]/2, 1 − h₂(g) = 0.958; σ of 2 000 guesses 0.012; 4σ.
    const leaked = knows({ attack: 'trojan', leakedPhotons: 1 })
    expect(leaked.known).toBe(0)
    expect(Math.abs(leaked.guessed / leaked.of - 0.958)).toBeLessThan(0.047)
    // Who asks in a basis at random knows half of the bits and nothing of the others.
    const halves = knows({ attack: 'ir', fraction: 1 })
    expect(halves.guessed).toBe(0)
    expect(Math.abs(halves.known / halves.of - 0.5)).toBeLessThan(0.045)
  })

  it('tells that nothing arrives', () =>
    expect(selectAlarm(showing(Array<HandRow>(80).fill({ bobBit: null }), 80)).reason).toBe('no-arrivals'))

  it('says at once, before anything was sent, that some settings leave no key', () => {
    const far = { ...presets.metro, distanceKm: 200 }
    expect(selectHeadline({ ...createAppStore().getState(), scenario: far })).toMatchObject({
      alarm: { state: 'nokey', reason: 'no-line', line: null },
      qber: null,
      key: null,
    })
  })

  it('is the same object until something changes', () => {
    const state = showing(sample(1, 10), 15)
    expect(selectHeadline(state)).toBe(selectHeadline({ ...state }))
    expect(selectHeadline(state)).not.toBe(selectHeadline({ ...state, playback: { ...state.playback, shown: 16 } }))
    const idle = createAppStore().getState()
    expect(selectHeadline(idle)).toBe(selectHeadline({ ...idle }))
  })

  it('has no number that is none', () =>
    fc.assert(
      fc.property(
        fc.array(anyRow, { maxLength: 60 }),
        fc.nat(70),
        fc.constantFrom(...Object.values(presets)),
        (rows, shown, scenario) => {
          expect(
            JSON.stringify(selectHeadline(showing(rows, shown, scenario)), (_, v) => (Number.isNaN(v) ? 'NaN' : v)),
          ).not.toContain('NaN')
        },
      ),
    ))
})
