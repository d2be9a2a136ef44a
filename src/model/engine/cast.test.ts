import { describe, expect, it } from 'vitest'
import { bitAt } from '../math/packed-bits'
import { presets, type Scenario } from '../scenario/scenario'
import { castOf, middleSeed, WEAK_STARTS } from './cast'
import { planMiddle } from './man-in-the-middle'
import { bitsFrom, startsThatFit } from './predict-dice'
import { countDrawn, createScratch, openBlock, planRun, type RunPlan, runBlocks } from './run'
import { addTally, basisCount, emptyTally, type Tally } from './tally'

const scratch = createScratch()

function tallyOf(plan: RunPlan): Tally {
  const sum = emptyTally()
  for (const { tally } of runBlocks(plan, scratch)) addTally(sum, tally)
  return sum
}

/** Rows of every pulse of a run on an ideal link. */
const rows = (scenario: Scenario) => openBlock(planRun(scenario), 0, 0, scratch)
const shareEqual = (a: Uint8Array, b: Uint8Array) => a.reduce((sum, x, i) => sum + (x === b[i] ? 1 : 0), 0) / a.length

const base: Scenario = { ...presets.ideal, pulses: 20_000, seed: 40_000 }

describe('whose dice are thrown', () => {
  it('quantum dice leave every role its own', () => expect(castOf(base)).toEqual({}))

  it('other dice change Alice’s choices and nobody else’s', () => {
    const quantum = rows(base)
    for (const dice of ['csprng', 'weak'] as const) {
      const other = rows({ ...base, dice })
      expect(other.bobBasis).toEqual(quantum.bobBasis)
      // Independent choices agree half of the time: σ = 0.0035, 4σ.
      expect(Math.abs(shareEqual(other.aliceBit, quantum.aliceBit) - 0.5)).toBeLessThan(0.015)
      expect(Math.abs(shareEqual(other.aliceBasis, quantum.aliceBasis) - 0.5)).toBeLessThan(0.015)
    }
  })

  it('the weak generator has few starting points: two seeds that share one give Alice the same bits', () => {
    const [a, b] = [base.seed, base.seed + WEAK_STARTS].map((seed) => rows({ ...base, dice: 'weak', seed }))
    expect(b!.aliceBit).toEqual(a!.aliceBit)
    expect(b!.aliceBasis).toEqual(a!.aliceBasis)
    expect(shareEqual(b!.bobBasis, a!.bobBasis)).toBeLessThan(0.52)
  })
})

describe('predicting weak dice', () => {
  it.each([0.5, 0.8])(
    'finds the starting point from what is announced, and every bit of the key (bias %d)',
    (basisBias) => {
      const scenario: Scenario = {
        ...presets.metro,
        dice: 'weak',
        attack: 'predict',
        pulses: 65_536,
        seed: 1984,
        basisBias,
      }
      const block = openBlock(planRun(scenario), 0, 0, scratch)
      const announced = Array.from({ length: 60 }, (_, i) => ({ pulse: block.pulse[i]!, basis: block.aliceBasis[i]! }))
      const [start, ...more] = startsThatFit(announced, 1 - basisBias)
      expect(start).toBe(scenario.seed % WEAK_STARTS)
      expect(more).toEqual([])
      const bits = bitsFrom(start!, 0, 65_536)
      let kept = 0
      for (let i = 0; i < block.pulse.length; i++) {
        if (block.kept[i] !== 1) continue
        kept++
        expect(bitAt(bits, block.pulse[i]!)).toBe(block.aliceBit[i])
      }
      expect(kept).toBeGreaterThan(500)
    },
  )

  it('finds nothing where Alice throws quantum dice', () => {
    const block = rows({ ...base, dice: 'qrng' })
    const announced = Array.from({ length: 60 }, (_, i) => ({ pulse: i, basis: block.aliceBasis[i]! }))
    expect(startsThatFit(announced, 0.5)).toEqual([])
  })
})

describe('man in the middle', () => {
  const scenario: Scenario = { ...base, attack: 'mitm', authenticated: false }
  const { alice, bob } = planMiddle(scenario)

  it('gives two runs without an error and two different keys, both of them Eve’s', () => {
    const tallies = [alice, bob].map(tallyOf)
    for (const tally of tallies) expect(basisCount(tally, 'errors')).toBe(0)
    expect(basisCount(tallies[0]!, 'eveCertain')).toBe(basisCount(tallies[0]!, 'kept'))
    const [withAlice, withBob] = [openBlock(alice, 0, 0, scratch), openBlock(bob, 0, 0, scratch)]
    // 20 000 independent pairs of bits agree half of the time: σ = 0.0035, 4σ.
    expect(Math.abs(shareEqual(withAlice.aliceBit, withBob.bobBit) - 0.5)).toBeLessThan(0.015)
  })

  it('leaves Alice and Bob the choices they would have made anyway', () => {
    const honest = rows({ ...base, attack: 'off' })
    expect(openBlock(alice, 0, 0, scratch).aliceBit).toEqual(honest.aliceBit)
    expect(openBlock(alice, 0, 0, scratch).aliceBasis).toEqual(honest.aliceBasis)
    expect(openBlock(bob, 0, 0, scratch).bobBasis).toEqual(honest.bobBasis)
    // Bob's box in Alice's run is Eve's.
    expect(shareEqual(openBlock(alice, 0, 0, scratch).bobBasis, honest.bobBasis)).toBeLessThan(0.52)
  })

  it('looks to either side like the run without her: the same expected counts', () => {
    const metro: Scenario = { ...presets.metro, distanceKm: 20, pulses: 300_000, attack: 'mitm' }
    const [a, b] = Object.values(planMiddle(metro)).map(tallyOf)
    const honest = tallyOf(planRun({ ...metro, attack: 'off' }))
    // About 8 000 kept bits each: √2·√8 000 = 126 on a difference, 4σ.
    for (const tally of [a!, b!])
      expect(Math.abs(basisCount(tally, 'kept') - basisCount(honest, 'kept'))).toBeLessThan(520)
  })

  it('has a seed of its own that a link can carry', () => {
    for (const seed of [1, 1984, 999_999_999]) {
      const other = middleSeed(seed)
      expect(other >= 1 && other <= 999_999_999 && other !== seed && Number.isInteger(other)).toBe(true)
    }
  })

  it('is left to the general kernel, which gives the counts that were opened', () => {
    const drawn = countDrawn(alice, 0, scratch)
    expect(drawn.tally).toEqual(tallyOf(alice))
  })
})
