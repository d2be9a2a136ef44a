/**
 * Photon-number splitting: Eve counts the photons of a pulse without disturbing them. From several she
 * keeps one until the bases are public and sends the rest on through a perfect fibre; single photons she
 * blocks, as many as it takes to leave Bob's click rate alone. She cannot tell a decoy from a signal.
 *
 * Assumes a perfect counter and memory; Bob's receiver is out of her reach.
 * Source: Brassard, Lütkenhaus, Mor, Sanders, Phys. Rev. Lett. 85, 1330 (2000); REFERENCE §5.6.
 */
import { type Bench, type Branch, defineTunedAttack, EMPTY, type Holding, pass } from './attack'
import { detected, honestGain, meanOver, shareFrom, signalOf, weakOf } from './weak-pulses'

/** What leaves Bob's click rate alone. */
interface Throttle {
  /** b: share of the single photons she blocks. */
  readonly blocked: number
  /** c: share of the other pulses she forwards, one photon short. */
  readonly forwarded: number
}

/** Probability that a pulse of several photons clicks when one of them has been taken out. */
const splitGain = (photons: readonly number[], { receiverEfficiency }: Bench): number =>
  meanOver(photons, (n) => (n < 2 ? 0 : detected(n - 1, receiverEfficiency)))

const singleGain = (photons: readonly number[], { receiverEfficiency }: Bench): number =>
  (photons[1] ?? 0) * receiverEfficiency

/** b before it is held to 0 … 1; below 0 there are too few photons. */
function throttleOf(bench: Bench): Throttle {
  const photons = signalOf(bench)
  const wanted = honestGain(photons, bench)
  const several = splitGain(photons, bench)
  if (several >= wanted) return { blocked: 1, forwarded: wanted / several }
  return { blocked: 1 - (wanted - several) / singleGain(photons, bench), forwarded: 1 }
}

export const photonNumberSplitting = defineTunedAttack({
  id: 'pns',
  onFraction: true,
  prepare(bench) {
    const photons = signalOf(bench)
    if (shareFrom(photons, 2) === 0) return { possible: false, obstacle: 'single-photons', has: 0, needs: 0 }
    const tuning = throttleOf(bench)
    if (tuning.blocked >= 0) return { possible: true, tuning }
    const has = splitGain(photons, bench) + singleGain(photons, bench)
    return { possible: false, obstacle: 'gain', has, needs: honestGain(photons, bench) }
  },
  act(pulse, { fraction }, { blocked, forwarded }) {
    const n = pulse.photons
    if (n === 0) return [pass(pulse, 1)]
    const kept: Holding | null =
      n === 1 ? null : { basis: pulse.basis, bit: pulse.bit, guess: pulse.bit, certain: true, stored: true }
    const stops = n === 1 ? blocked : 1 - forwarded
    const branch = (probability: number, left: number): Branch => ({
      probability,
      sends: left === 0 ? EMPTY : { photons: left, state: pulse.state, resent: false, lossless: true },
      holds: kept,
      touched: true,
    })
    return [pass(pulse, 1 - fraction), branch(fraction * stops, 0), branch(fraction * (1 - stops), n === 1 ? 1 : n - 1)]
  },
  predict(bench) {
    const { blocked, forwarded } = throttleOf(bench)
    const [signal, weak] = [signalOf(bench), weakOf(bench)]
    const gain = honestGain(signal, bench)
    const known = gain === 0 ? 0 : (bench.fraction * forwarded * splitGain(signal, bench)) / gain
    const honestWeak = honestGain(weak, bench)
    const splitWeak = forwarded * splitGain(weak, bench) + (1 - blocked) * singleGain(weak, bench)
    return {
      qber: 0,
      qberZ: 0,
      qberX: 0,
      eveInformation: known,
      guessing: (1 + known) / 2,
      gain: 1,
      weakGain: honestWeak === 0 ? 1 : 1 + bench.fraction * (splitWeak / honestWeak - 1),
    }
  },
})
