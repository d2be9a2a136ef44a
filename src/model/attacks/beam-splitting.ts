/**
 * Beam splitting: Eve replaces the fibre by a splitter that takes what the fibre would have lost, and a
 * perfect fibre behind it. She keeps the photons and measures them when the bases are public. Nothing that
 * Alice and Bob can measure changes.
 * Source: Bennett, Bessette, Brassard, Salvail, Smolin, J. Cryptology 5, 3 (1992); REFERENCE §5.4.
 */
import { integerPower } from '../math/portable'
import { type Branch, defineTunedAttack, EMPTY, pass } from './attack'
import { detected, honestGain, meanOver, shareFrom, signalOf } from './weak-pulses'

/** What is too rare to be told apart: folded into the last way that is listed. */
const TAIL = 1e-12

/** Probabilities that 0, 1, 2 … of n photons go on through a splitter of transmittance t; they sum to 1. */
function goOn(n: number, t: number): readonly number[] {
  const chances: number[] = []
  let ways = 1
  let left = 1
  for (let k = 0; k < n && left > TAIL; k++) {
    const chance = ways * integerPower(t, k) * integerPower(1 - t, n - k)
    chances.push(chance)
    left -= chance
    ways = (ways * (n - k)) / (k + 1)
  }
  if (left > TAIL) return [...chances, left]
  return [...chances.slice(0, -1), chances.at(-1)! + left]
}

export const beamSplitting = defineTunedAttack({
  id: 'split',
  onFraction: true,
  prepare(bench) {
    const several = shareFrom(signalOf(bench), 2)
    if (several === 0) return { possible: false, obstacle: 'single-photons', has: 0, needs: 0 }
    if (bench.transmittance === 1) return { possible: false, obstacle: 'lossless', has: 1, needs: 1 }
    return { possible: true, tuning: bench.transmittance }
  },
  act(pulse, { fraction }, transmittance) {
    const n = pulse.photons
    if (n === 0) return [pass(pulse, 1)]
    const splits = (chance: number, k: number): Branch => ({
      probability: fraction * chance,
      sends: k === 0 ? EMPTY : { photons: k, state: pulse.state, resent: false, lossless: true },
      holds: k === n ? null : { basis: pulse.basis, bit: pulse.bit, guess: pulse.bit, certain: true, stored: true },
      touched: true,
    })
    return [pass(pulse, 1 - fraction), ...goOn(n, transmittance).map(splits)]
  },
  predict(bench) {
    const { fraction, transmittance, receiverEfficiency } = bench
    const photons = signalOf(bench)
    const gain = honestGain(photons, bench)
    // Clicks for which nothing was kept: all n photons went on.
    const unknown = meanOver(photons, (n) => integerPower(transmittance, n) * detected(n, receiverEfficiency))
    const known = gain === 0 ? 0 : fraction * (1 - unknown / gain)
    return {
      qber: 0,
      qberZ: 0,
      qberX: 0,
      eveInformation: known,
      guessing: (1 + known) / 2,
      gain: 1,
      weakGain: 1,
    }
  },
})
