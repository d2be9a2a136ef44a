import { describe, expect, it } from 'vitest'
import { presets, type Scenario } from '../scenario/scenario'
import { alarmOver } from './alarm'
import { basesApart } from './bases-apart'
import { Collector } from './collect'
import type { ComparedBits } from './recording'
import { createScratch, planRun, runBlocks } from './run'

/** Compared bits from letters: `z`, `x` for equal, `Z`, `X` for different. */
const bits = (text: string): ComparedBits => {
  const letters = [...text]
  return {
    event: Float64Array.from(letters, (_, i) => i),
    pulse: Float64Array.from(letters, (_, i) => i),
    error: Uint8Array.from(letters, (c) => (c === c.toUpperCase() ? 1 : 0)),
    basis: Uint8Array.from(letters, (c) => (c.toLowerCase() === 'x' ? 1 : 0)),
    intensity: new Uint8Array(letters.length),
  }
}

const LINE = 0.11

describe('bases apart', () => {
  it('an error rate that hides in the average shows in its basis', () => {
    // 8 % on average of both, all of it in ×: 16 %.
    const found = bits(`${'z'.repeat(25)}${'x'.repeat(21)}XXXX`.repeat(40))
    expect(alarmOver(found, Infinity, LINE).state).toBe('ok')
    const apart = basesApart(found, Infinity, LINE)
    expect(apart.z).toMatchObject({ state: 'ok', compared: 1000, errors: 0 })
    expect(apart.x).toMatchObject({ state: 'nokey', compared: 1000, errors: 160 })
    expect([apart.worse, apart.state]).toEqual(['x', 'nokey'])
  })

  it('each basis has the band of its own counts', () => {
    const { z, x } = basesApart(bits(`${'zx'.repeat(100)}${'Z'.repeat(10)}`), Infinity, LINE)
    expect([z.compared, z.errors, x.compared, x.errors]).toEqual([110, 10, 100, 0])
    expect(x.band!.low).toBe(0)
    expect(z.band!.low).toBeGreaterThan(0)
  })

  it('a basis with too few bits to tell speaks before one that is fine', () => {
    const apart = basesApart(bits(`${'z'.repeat(400)}${'x'.repeat(20)}`), Infinity, LINE)
    expect([apart.z.state, apart.x.state, apart.worse, apart.state]).toEqual(['ok', 'few', 'x', 'few'])
  })

  it('goes back with playback, and is the same again', () => {
    const found = bits('zx'.repeat(300) + 'X'.repeat(200))
    expect(basesApart(found, 600, LINE).state).toBe('ok')
    expect(basesApart(found, 800, LINE).state).toBe('nokey')
    expect(basesApart(found, 600, LINE).state).toBe('ok')
  })

  it('catches an Eve who always asks in +, where both bases together do not', () => {
    const scenario: Scenario = { ...presets.ideal, attack: 'fix', fraction: 0.3, pulses: 20_000, comparedBits: 4096 }
    const plan = planRun(scenario)
    const collector = new Collector(plan)
    for (const block of runBlocks(plan, createScratch())) collector.add(block)
    const { compared } = collector.recording(true)
    expect(alarmOver(compared, Infinity, LINE).state).toBe('ok')
    expect(basesApart(compared, Infinity, LINE)).toMatchObject({ worse: 'x', state: 'nokey' })
  })
})
