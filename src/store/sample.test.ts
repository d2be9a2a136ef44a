import { describe, expect, it } from 'vitest'
import { Collector } from '../model/engine/collect'
import { rowOf } from '../model/engine/recording'
import { drawOfClass } from '../model/engine/replay'
import { createScratch, openBlock, planRun, runBlocks } from '../model/engine/run'
import { basisCount, intensityCount } from '../model/engine/tally'
import { presets, type Scenario } from '../model/scenario/scenario'
import { lookedRecording, lookedSelected, lookedShown, sampleOf, showSample } from './sample'
import { createAppStore } from './store'
import { tallyAt } from './tally-at'

const scenario: Scenario = { ...presets.metro, distanceKm: 10, pulses: 3e4, attack: 'clone', fraction: 0.5 }
const plan = planRun(scenario)
const scratch = createScratch()
const collector = new Collector(plan)
for (const block of runBlocks(plan, scratch)) collector.add(block)
const run = collector.recording(true)
const opened = openBlock(plan, 0, 0, scratch)
const rows = Array.from({ length: 60 }, (_, k) => rowOf(opened, plan.lights, 7 * k))

describe('a sample of a run', () => {
  const sample = sampleOf(run, 'click', rows, 'no')

  it('holds the same pulses, row by row', () => {
    const block = sample.recording.opened.get(0)!
    for (const [k, row] of rows.entries())
      expect(rowOf(block, sample.recording.lights, k)).toEqual({ ...row, event: k })
  })

  it('knows which events of the run they are', () => {
    expect(sample.events).toEqual(rows.map(({ event }) => event))
    expect(sampleOf(run, 'click', rows, 'counted').events.every((event) => event === null)).toBe(true)
    const lost = { ...rows[0]!, bobBit: null }
    expect(sampleOf(run, 'loss', [lost], 'no').events).toEqual([run.eventKind === 'pulses' ? lost.event : null])
  })

  it('counts them', () => {
    const { tally, pulses } = tallyAt(sample.recording, rows.length)
    expect(pulses).toBe(rows.length)
    expect(basisCount(tally, 'kept')).toBe(rows.filter(({ kept }) => kept).length)
    expect(basisCount(tally, 'errors')).toBe(rows.filter(({ error }) => error).length)
    expect(intensityCount(tally, 'clicked')).toBe(rows.filter(({ bobBit }) => bobBit !== null).length)
    expect(sample.recording.compared.event.length).toBe(rows.filter(({ compared }) => compared).length)
  })

  it('stands in the place of the run until it is put away', () => {
    const store = createAppStore({ playback: { playing: false, shown: 900, selected: 5 } })
    expect([lookedShown(store.getState()), lookedSelected(store.getState())]).toEqual([900, 5])
    showSample(store, sample)
    expect(lookedRecording(store.getState())).toBe(sample.recording)
    expect([lookedShown(store.getState()), lookedSelected(store.getState())]).toEqual([60, null])
    showSample(store, null)
    expect(lookedRecording(store.getState())).toBe(null)
  })
})

it('pulses drawn from their class are rows like any other', () => {
  const counted = planRun({ ...scenario, pulses: 1e12 })
  const drawn = Array.from({ length: 20 }, (_, k) => drawOfClass(counted, 'error', k)!)
  const { recording } = sampleOf(run, 'error', drawn, 'counted')
  for (const [k, row] of drawn.entries())
    expect(rowOf(recording.opened.get(0)!, recording.lights, k)).toEqual({ ...row, event: k })
})
