/**
 * Unambiguous state discrimination: from three photons on Eve can sometimes tell which of the four states
 * a pulse is in, and then she is never wrong. She sends on a copy of what she has identified, through a
 * perfect fibre, and nothing else; on a link with enough loss Bob does not miss the rest.
 * Source: Dušek, Jahma, Lütkenhaus, Phys. Rev. A 62, 022306 (2000); REFERENCE §5.5.
 */
import { integerPower } from '../math/portable'
import { type Bench, type Branch, defineTunedAttack, EMPTY, type Holding, pass } from './attack'
import { detected, honestGain, meanOver, shareFrom, signalOf, weakOf } from './weak-pulses'

/** Probability that n copies of one of the four states are identified: 0, 0, ½, ½, ¾, ¾ … */
export const identified = (photons: number): number =>
  photons === 0 ? 0 : 1 - integerPower(0.5, Math.ceil(photons / 2) - 1)

/** Probability that a pulse is identified and its copy detected. */
const identifiedGain = (photons: readonly number[], { receiverEfficiency }: Bench): number =>
  meanOver(photons, (n) => identified(n) * detected(n, receiverEfficiency))

export const stateDiscrimination = defineTunedAttack({
  id: 'usd',
  onFraction: true,
  prepare(bench) {
    const photons = signalOf(bench)
    const has = identifiedGain(photons, bench)
    const needs = honestGain(photons, bench)
    if (shareFrom(photons, 3) === 0) return { possible: false, obstacle: 'single-photons', has: 0, needs: 0 }
    if (has < needs) return { possible: false, obstacle: 'gain', has, needs }
    return { possible: true, tuning: needs / has }
  },
  act(pulse, { fraction }, forwarded) {
    const { photons, basis, bit, state } = pulse
    if (photons === 0) return [pass(pulse, 1)]
    const known = identified(photons)
    const holds: Holding = { basis, bit, guess: bit, certain: true }
    const withheld: Branch = { probability: fraction * known * (1 - forwarded), sends: EMPTY, holds }
    return [
      pass(pulse, 1 - fraction),
      { probability: fraction * known * forwarded, sends: { photons, state, resent: true, lossless: true }, holds },
      withheld,
      { probability: fraction * (1 - known), sends: EMPTY, holds: null, touched: true },
    ]
  },
  predict(bench) {
    const [signal, weak] = [signalOf(bench), weakOf(bench)]
    const forwarded = honestGain(signal, bench) / identifiedGain(signal, bench)
    const { fraction } = bench
    const honestWeak = honestGain(weak, bench)
    return {
      qber: 0,
      qberZ: 0,
      qberX: 0,
      eveInformation: fraction,
      guessing: (1 + fraction) / 2,
      gain: 1,
      weakGain: honestWeak === 0 ? 1 : 1 + fraction * ((forwarded * identifiedGain(weak, bench)) / honestWeak - 1),
    }
  },
})
