import { describe, expect, it } from 'vitest'
import { bitAt } from '../math/packed-bits'
import { binaryEntropy } from '../physics/entropy'
import { finiteOneDecoy, finiteTwoDecoy } from '../physics/key-rates/finite-decoy'
import { distil } from './distil'
import type { Distillation, DistilOptions } from './distillation'
import { testDice } from './reconciliation/noisy-keys.testing'
import type { SiftedBlock } from './sifted-block'
import { decoyBlock, plainBlock, plainOptions, type Yield } from './sifted-block.testing'

const MEANS = [0.5, 0.1, 0] as const
const SHARES = [0.8, 0.1, 0.1] as const
const BACKGROUND = 2e-6
const MISALIGNMENT = 0.015

/** An honest link: every photon arrives with probability `efficiency`. */
const honest = (mean: number, efficiency: number): Yield => {
  const light = 1 - Math.exp(-efficiency * mean)
  const gain = light + BACKGROUND
  return { gain, qber: (MISALIGNMENT * light + 0.5 * BACKGROUND) / gain }
}

/** Photon-number splitting: single photons are stopped, all others forwarded so that the signal's gain stays as it was. */
const split = (mean: number, efficiency: number): Yield => {
  const multi = (m: number): number => 1 - (1 + m) * Math.exp(-m)
  const gain = (honest(MEANS[0], efficiency).gain / multi(MEANS[0])) * multi(mean) + BACKGROUND
  return { gain, qber: (MISALIGNMENT * (gain - BACKGROUND) + 0.5 * BACKGROUND) / gain }
}

const link = (yieldOf: (mean: number, efficiency: number) => Yield, efficiency: number) =>
  MEANS.map((mean, i) => ({ mean, share: SHARES[i]!, ...yieldOf(mean, efficiency) }))

const run = (
  yieldOf: typeof honest,
  options: Partial<DistilOptions> = {},
  { pulses = 4_000_000, efficiency = 0.02, z = 0.5, compared = 0.1, seed = 1 } = {},
): Distillation =>
  distil(decoyBlock(pulses, link(yieldOf, efficiency), z, compared, testDice(seed)), {
    ...plainOptions,
    source: 'decoy',
    ...options,
  })

describe('weak pulses with decoys', () => {
  // True values: Y₁ = 0.02 + Y₀, e₁ ≈ 0.015, so single photons make Y₁·μ·e^−μ/Q = 61 % of the signal's clicks.
  // Vacuum and weak decoy bound Y₁ within 3 % (μ = 0.5, ν = 0.1), e₁ from about 800 decoy clicks: σ(E_ν) = 0.004.
  it('find the single photons without looking at photon numbers', () => {
    const { stages, equal, keyShare } = run(honest)
    const { singleYield, singleError } = stages.estimation!.decoys!
    // 800 clicks: 3.5 % of the weak gain, 4σ.
    expect(Math.abs(singleYield - 0.02)).toBeLessThan(0.0035)
    expect(singleError).toBeLessThan(0.05)
    expect(equal).toBe(true)
    // r = 0.58·(1 − h(0.025)) − 1.08·h(0.015) ≈ 0.36, from e₁ = 0.015 to 0.05 between 0.29 and 0.42.
    expect(keyShare).toBeGreaterThan(0.25)
    expect(keyShare).toBeLessThan(0.45)
  })

  it('spend all decoys: the key is made of signals alone', () => {
    const { ledger, stages } = run(honest, {}, { compared: 0.1 })
    const clicks = link(honest, 0.02).map(({ share, gain }) => Math.round(4_000_000 * share * gain))
    expect(ledger.kept).toBe(clicks[0]! + clicks[1]! + clicks[2]!)
    expect(stages.reconciliation!.keyBits).toBeLessThan(clicks[0]!)
    expect(stages.reconciliation!.keyBits).toBeGreaterThan(0.88 * clicks[0]!)
    expect(ledger.compared).toBe(ledger.kept - stages.reconciliation!.keyBits)
  })

  it('catch photon-number splitting, which leaves the error rate alone', () => {
    const { failure, stages } = run(split)
    expect(failure?.reason).toBe('no-single-photons')
    expect(stages.estimation!.both.rate).toBeLessThan(0.03)
  })

  it('would be fooled without decoys only if multi-photon pulses were not counted', () => {
    const block = decoyBlock(4_000_000, link(split, 0.02), 0.5, 0.1, testDice(2))
    const multiPhoton = 1 - 1.5 * Math.exp(-0.5)
    const options = { ...plainOptions, source: 'multi-photon' } as const
    expect(distil({ ...block, multiPhoton }, options).failure?.reason).toBe('no-single-photons')
  })

  // Half of the pulses spent on decoys, as short blocks want it: 300 000 kept bits, 60 % of them in z. Lim's
  // formula with the expected counts of this link gives 0.2 bits per kept bit and a phase error of 4 %.
  it('give a finite key from enough clicks, at named ε, and none from few', () => {
    const shares = [0.3, 0.4, 0.3]
    const block = (pulses: number) =>
      decoyBlock(
        pulses,
        [0.5, 0.15, 0].map((mean, i) => ({ mean, share: shares[i]!, ...honest(mean, 0.5) })),
        0.6,
        0.02,
        testDice(5),
      )
    const security = { kind: 'finite', secrecy: 1e-9, correctness: 1e-12 } as const
    const options = { ...plainOptions, source: 'decoy', keyBasis: 'z' } as const
    const many = distil(block(3_150_000), { ...options, security })
    expect(many.equal).toBe(true)
    expect(many.stages.amplification!.phaseError).toBeGreaterThan(0.02)
    expect(many.stages.amplification!.phaseError).toBeLessThan(0.06)
    expect(many.ledger.secret / many.ledger.kept).toBeGreaterThan(0.12)
    expect(many.ledger.secret / many.ledger.kept).toBeLessThan(0.26)
    expect(many.ledger.epsilons.find(({ name }) => name === 'secrecy')?.value).toBe(1e-9)
    // All of x was compared, all of z that was not makes key, whatever the intensity.
    expect(many.stages.reconciliation!.keyBits).toBe(many.ledger.kept - many.ledger.compared)
    expect(distil(block(150_000), { ...options, security }).failure?.reason).toBe('block-too-small')
  })

  /** Clicks and errors by intensity of the bits a test chooses, counted one by one. */
  function countedByHand(block: SiftedBlock, chosen: (i: number) => boolean) {
    const clicks = [0, 0, 0]
    const errors = [0, 0, 0]
    for (let i = 0; i < block.alice.bits; i++) {
      if (!chosen(i)) continue
      clicks[block.intensity![i]!]!++
      if (bitAt(block.alice, i) !== bitAt(block.bob, i)) errors[block.intensity![i]!]!++
    }
    return { clicks, errors }
  }

  // Lim et al. (2014) for three intensities, Rusca et al. (2018) for two, on what was counted and what was told.
  it.each([
    ['three intensities: Lim et al.', [0.5, 0.15, 0], [0.3, 0.4, 0.3], finiteTwoDecoy],
    ['two intensities: Rusca et al.', [0.5, 0.15, 0], [0.6, 0.4, 0], finiteOneDecoy],
  ] as const)('have the published finite length of their own counts, of %s', (_, means, shares, formula) => {
    const seen = means.map((mean, i) => ({ mean, share: shares[i]!, ...honest(mean, 0.5) }))
    const block = decoyBlock(3_150_000, seen, 0.6, 0.02, testDice(6))
    const [secrecy, correctness] = [1e-9, 1e-12]
    const made = distil(block, { ...plainOptions, source: 'decoy', security: { kind: 'finite', secrecy, correctness } })
    expect(made.equal).toBe(true)
    const key = countedByHand(block, (i) => bitAt(block.basis, i) === 0 && bitAt(block.compared, i) === 0)
    const test = countedByHand(block, (i) => bitAt(block.basis, i) === 1)
    const sent = shares.filter((share) => share > 0).length
    const { tagBits } = made.stages.verification!
    const length = formula({
      means: means.slice(0, sent),
      probabilities: shares.slice(0, sent),
      keyDetections: key.clicks.slice(0, sent),
      keyErrors: key.errors.slice(0, sent),
      testDetections: test.clicks.slice(0, sent),
      testErrors: test.errors.slice(0, sent),
      secrecy,
      correctness,
      errorCorrectionFactor: 1,
      // The formulas allow log₂(2/ε_cor) bits for the tag.
      leakBits: made.stages.reconciliation!.leaked + Math.max(0, tagBits - Math.log2(2 / correctness)),
    }).length
    expect(length).toBeGreaterThan(10_000)
    expect(made.ledger.secret).toBe(length)
  })

  it('make a long-run key without vacuum pulses too, and a shorter one', () => {
    const of = (shares: readonly number[]) => {
      const seen = MEANS.map((mean, i) => ({ mean, share: shares[i]!, ...honest(mean, 0.02) }))
      return distil(decoyBlock(8_000_000, seen, 0.5, 0.1, testDice(7)), { ...plainOptions, source: 'decoy' })
    }
    const [three, two] = [of([0.7, 0.2, 0.1]), of([0.7, 0.3, 0])]
    expect([three.equal, two.equal]).toEqual([true, true])
    expect(two.stages.estimation!.decoys!.singleYield).toBeLessThan(0.02)
    expect(two.keyShare).toBeLessThan(three.keyShare)
  })

  it('are no use when the signal is not the brightest', () => {
    const block = decoyBlock(500_000, link(honest, 0.05), 0.5, 0.1, testDice(3))
    const [signal, weak, vacuum] = block.intensities as [(typeof block.intensities & object)[0], never, never]
    const intensities = [{ ...signal, mean: 0.05 }, weak, vacuum]
    expect(distil({ ...block, intensities }, { ...plainOptions, source: 'decoy' }).failure?.reason).toBe(
      'no-single-photons',
    )
  })
})

describe('pulses of now and then two photons', () => {
  // GLLP: of 2·10⁴ clicks in 10⁶ pulses, 10⁻³ of the pulses hold two photons: Δ = 5 %.
  it('lose the tagged share, and all errors count on the rest', () => {
    const block = { ...plainBlock(20_000, 0.02), multiPhoton: 1e-3, intensities: [{ mean: 0, share: 1, matched: 1e6 }] }
    const made = distil(block, { ...plainOptions, source: 'multi-photon' })
    const { keyBits } = made.stages.reconciliation!
    const { both } = made.stages.estimation!
    const { leaked, verification, secret } = made.ledger
    // Both bases were compared alike, so the phase error is near the pooled rate: within 0.004 of it.
    const bounds = [-0.004, 0.004].map(
      (off) => 0.95 * keyBits * (1 - binaryEntropy((both.rate + off) / 0.95)) - leaked - verification,
    )
    expect(secret).toBeGreaterThan(bounds[1]!)
    expect(secret).toBeLessThan(bounds[0]!)
  })

  it('have no finite bound here, and say so', () => {
    const block = { ...plainBlock(2000, 0.02), multiPhoton: 1e-3, intensities: [{ mean: 0, share: 1, matched: 1e5 }] }
    const security = { kind: 'finite', secrecy: 1e-10, correctness: 1e-10 } as const
    expect(distil(block, { ...plainOptions, source: 'multi-photon', security }).failure?.reason).toBe('no-finite-bound')
  })
})
