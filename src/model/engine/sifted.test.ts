import { describe, expect, it } from 'vitest'
import { bitAt, countOnes, hammingDistance } from '../math/packed-bits'
import { LARGEST_BLOCK_BITS } from '../postprocessing/privacy-amplification'
import { defaultScenario, presets, type Scenario } from '../scenario/scenario'
import { Collector } from './collect'
import { type PhotonRow, rowOf } from './recording'
import { createScratch, openBlock, planRun, runBlocks } from './run'
import { siftRun } from './sifted'
import { basisCount, intensityCount } from './tally'

const scratch = createScratch()

function counted(scenario: Scenario) {
  const plan = planRun(scenario)
  const collector = new Collector(plan)
  for (const result of runBlocks(plan, scratch)) collector.add(result)
  return { plan, collector, tally: collector.recording(true).cumulative.at(-1)! }
}

/** Every event of a run, as the page shows it. */
function rowsOf({ plan, collector }: ReturnType<typeof counted>): PhotonRow[] {
  const rows: PhotonRow[] = []
  for (let block = 0; block < collector.blocks; block++) {
    const events = openBlock(plan, block, collector.firstEvent(block), scratch, collector.before(block))
    for (let i = 0; i < events.pulse.length; i++) rows.push(rowOf(events, plan.lights, i))
  }
  return rows
}

function sifted(scenario: Scenario, most: number | null = null) {
  const run = counted(scenario)
  const answer = siftRun(run.plan, run.collector, scratch, most)
  if ('problem' in answer) throw new Error(answer.problem)
  return { ...run, rows: rowsOf(run), block: answer.block }
}

const scenarios: readonly (readonly [string, Scenario])[] = [
  ['single photons, pulse by pulse, Eve in between', { ...defaultScenario, attack: 'ir', fraction: 0.4, pulses: 9000 }],
  ['a basis half way, where she only guesses', { ...defaultScenario, attack: 'mid', fraction: 0.5, pulses: 9000 }],
  ['decoys, pulse by pulse', { ...presets.metro, distanceKm: 10, pulses: 150_000 }],
  ['decoys, click by click', { ...presets.metro, distanceKm: 100, pulses: 2e7, attack: 'pns' }],
  ['detectors that sleep', { ...presets.metro, distanceKm: 20, pulses: 3e5, deadTimeNs: 1000, afterpulse: 0.02 }],
]

describe('sifted bits of a run', () => {
  it.each(scenarios)('are those of its rows: %s', (_, scenario) => {
    const { block, rows, tally } = sifted(scenario)
    const kept = rows.filter((row) => row.kept)
    expect(kept.length).toBeGreaterThan(50)
    const bits = (read: (row: PhotonRow) => boolean | number | null) => kept.map((row) => (read(row) ? 1 : 0))
    const list = (string = block.alice) => Array.from({ length: string.bits }, (_, i) => bitAt(string, i) as number)
    expect(list()).toEqual(bits(({ alice }) => alice.bit))
    expect(list(block.bob)).toEqual(bits(({ bobBit }) => bobBit))
    expect(list(block.basis)).toEqual(bits(({ alice }) => alice.basis === 'x'))
    expect(list(block.compared)).toEqual(bits(({ compared }) => compared))
    expect(list(block.eveKnows)).toEqual(bits(({ eve }) => eve?.certain === true))
    const guess = ({ eve }: PhotonRow) => eve !== null && eve.guess !== null && !eve.certain
    expect(list(block.eveGuesses)).toEqual(bits(guess))
    expect(list(block.eveRight)).toEqual(bits((row) => guess(row) && row.eve!.guess === row.alice.bit))
    expect([block.sent, block.arrived]).toEqual([intensityCount(tally, 'sent'), intensityCount(tally, 'clicked')])
    expect(hammingDistance(block.alice, block.bob)).toBe(basisCount(tally, 'errors'))
    expect(block.intensities?.map(({ matched }) => matched)).toEqual(
      scenario.source === 'decoy' ? [0, 1, 2].map((i) => intensityCount(tally, 'sentMatched', i)) : undefined,
    )
    if (scenario.source === 'decoy') expect([...block.intensity!]).toEqual(kept.map(({ intensity }) => intensity))
  })

  it('keep the place of an intensity that is never sent', () => {
    const shares = { signal: 0.8, weak: 0.2, vacuum: 0 }
    const { block } = sifted({ ...presets.metro, distanceKm: 10, pulses: 1e5, shares })
    expect(block.intensities!.map(({ share }) => share)).toEqual([0.8, 0.2, 0])
    expect(Math.max(...block.intensity!)).toBe(1)
  })

  it.each([scenarios[0]!, scenarios[3]!])('are cut at the pulse of the last bit that is wanted: %s', (_, scenario) => {
    const whole = sifted(scenario)
    const most = Math.floor(0.6 * whole.block.alice.bits)
    const { block, rows } = sifted(scenario, most)
    expect([block.alice.bits, block.bob.bits, block.compared.bits]).toEqual([most, most, most])
    const last = rows.filter(({ kept }) => kept)[most - 1]!
    expect(block.sent).toBe(last.pulse + 1)
    expect(block.arrived).toBe(rows.filter(({ pulse, bobBit }) => pulse <= last.pulse && bobBit !== null).length)
    for (let i = 0; i < most; i++) expect(bitAt(block.alice, i)).toBe(bitAt(whole.block.alice, i))
    expect(countOnes(block.compared)).toBeGreaterThan(0)
  })

  it('are all there are if more are wanted, and none if none are', () => {
    const whole = sifted(scenarios[0]![1])
    expect(sifted(scenarios[0]![1], 1e6).block).toEqual(whole.block)
    const none = sifted(scenarios[0]![1], 0).block
    expect([none.alice.bits, none.sent, none.arrived]).toEqual([0, 0, 0])
  })

  it('are not there where a run is counted in batches', () => {
    const { plan, collector } = counted({ ...presets.metro, pulses: 1e12, distanceKm: 0 })
    expect(siftRun(plan, collector, scratch)).toEqual({ problem: 'counted-in-batches' })
  })

  it('are refused where they are more than four million', () => {
    const { plan, collector } = counted({ ...presets.metro, distanceKm: 0, pulses: 2e8, clockHz: 1e9 })
    expect(basisCount(collector.recording(true).cumulative.at(-1)!, 'kept')).toBeGreaterThan(LARGEST_BLOCK_BITS)
    expect(siftRun(plan, collector, scratch)).toEqual({ problem: 'too-many-bits' })
    expect(siftRun(plan, collector, scratch, LARGEST_BLOCK_BITS + 1)).toEqual({ problem: 'too-many-bits' })
  })
})
