/**
 * Reconciliation over enough keys to see one failure in a thousand, and efficiencies to 0.003:
 * `npx vitest run --config .ci/long.config.ts` (some minutes).
 */
import { describe, expect, it } from 'vitest'
import { bytesOfBits } from '../../crypto/bit-bytes'
import { hammingDistance } from '../../math/packed-bits'
import { clopperPearson } from '../../physics/statistics/clopper-pearson'
import { tagsAgree, verificationTag, verificationTagBits } from '../verification'
import { CascadeAlice } from './cascade/alice'
import { type CascadeMode, cascade } from './cascade/cascade'
import type { CascadeVariant } from './cascade/variants'
import { LdpcAlice } from './ldpc/alice'
import { reconcileLdpc } from './ldpc/ldpc'
import { keysWithErrors, noisyKeys, randomBits, testDice } from './noisy-keys.testing'

/** Mean f over 30 keys with exactly n·qber errors, the same keys for every variant. */
function efficiency(variant: CascadeVariant, mode: CascadeMode, bits: number, qber: number): number {
  let [told, shannon] = [0, 0]
  for (let k = 0; k < 30; k++) {
    const { alice, bob, shannonBits } = keysWithErrors(bits, Math.round(bits * qber), testDice(k, `keys-${qber}`))
    const dice = testDice(k, 'long')
    told += cascade(bob, new CascadeAlice(alice), { variant, mode, qber, dice }).leaked
    shannon += shannonBits
  }
  return told / shannon
}

describe('Cascade', () => {
  // The difference of two means of 30 keys of 10⁵ bits scatters by 0.0015 at 1 %, less above.
  it.each([0.01, 0.02, 0.03, 0.05, 0.08, 0.11])('in batches at %d tells at most 0.003 more than yanetal', (qber) => {
    const [ours, theirs] = [efficiency('streak', 'batch', 1e5, qber), efficiency('yanetal', 'batch', 1e5, qber)]
    expect(ours).toBeLessThan(theirs + 0.003)
  })

  it.each([
    [0.01, 1.045],
    [0.02, 1.045],
    [0.03, 1.045],
    [0.05, 1.045],
    [0.11, 1.07],
  ])('depth-first at %d tells at most %d times the limit', (qber, limit) => {
    for (const bits of [65_536, 100_000]) expect(efficiency('streak', 'depth-first', bits, qber)).toBeLessThan(limit)
  })

  it('leaves at most one key in a thousand wrong before verification, and none of 10 000 behind it', () => {
    const frames = 10_000
    let [wrong, unnoticed] = [0, 0]
    for (let frame = 0; frame < frames; frame++) {
      const dice = testDice(frame, 'frames')
      const qber = [0.01, 0.025, 0.05, 0.11][frame % 4]!
      const { alice, bob } = noisyKeys(4096, qber, dice)
      const { key } = cascade(bob, new CascadeAlice(alice), { variant: 'streak', mode: 'batch', qber, dice })
      if (hammingDistance(key, alice) === 0) continue
      wrong++
      const seed = bytesOfBits(randomBits(128, dice))
      const tagBits = verificationTagBits(key.bits, 1e-10)
      if (tagsAgree(verificationTag(key, seed, tagBits), verificationTag(alice, seed, tagBits))) unnoticed++
    }
    expect(clopperPearson(wrong, frames, 0.05).upper).toBeLessThan(1e-3)
    expect(unnoticed).toBe(0)
  })
})

describe('LDPC', () => {
  // Planned so that about one frame in a hundred fails; 3σ more than that would be told from 2 % over 300 frames.
  it.each([
    [8192, 0.02, 1.35],
    [8192, 0.05, 1.26],
    [8192, 0.1, 1.22],
    [32_768, 0.02, 1.26],
    [32_768, 0.05, 1.2],
    [32_768, 0.1, 1.17],
  ])('frames of %d bits at %d tell at most %d times the limit, failed frames charged', (bits, qber, limit) => {
    const frames = Math.round(2.5e6 / bits)
    let [told, shannon, failed, wrong] = [0, 0, 0, 0]
    for (let frame = 0; frame < frames; frame++) {
      const dice = testDice(frame, `ldpc-${bits}-${qber}`)
      const { alice, bob, shannonBits } = noisyKeys(bits, qber, dice)
      const result = reconcileLdpc(bob, new LdpcAlice(alice, dice), { qber })
      told += result.leaked
      shannon += shannonBits
      failed += result.frameErrors
      if (hammingDistance(result.key, alice) > 0) wrong++
    }
    expect(told / shannon).toBeLessThan(limit)
    expect(failed / frames).toBeLessThan(0.06)
    expect(wrong).toBe(0)
  })
})
