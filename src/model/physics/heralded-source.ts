import { requireFraction, requireRange } from './domain'
import { poissonSum } from './poisson'

/** A photon-pair source whose one half, seen by a threshold detector, announces the other. */
export interface HeraldedSource {
  /** μ: mean pairs per pulse, 0–10⁶. */
  readonly meanPairs: number
  /** η_h: herald efficiency, 0–1. */
  readonly heraldEfficiency: number
  /** d_h: herald dark count probability per pulse, 0–1. */
  readonly heraldDarkCountProbability: number
  /** One mode: thermal; many modes: Poisson. */
  readonly statistics: 'thermal' | 'poisson'
}

/** Photon statistics of the announced pulses. */
export interface HeraldedStatistics {
  /** Probability that a pulse is announced. */
  readonly heraldProbability: number
  /** Probability of no, one, more than one photon given the announcement; they sum to 1. */
  readonly vacuum: number
  readonly single: number
  readonly multi: number
  /** ⟨n(n − 1)⟩/⟨n⟩² of the announced pulses. */
  readonly g2: number
  readonly meanPhotons: number
}

/**
 * Photon statistics of a heralded pair source by Bayes' rule, P(herald | n) = 1 − (1 − d)(1 − η)ⁿ. Sums are
 * closed and free of cancellation; the limit μ → 0 without herald dark counts (a perfect single photon) is
 * returned exactly.
 *
 * @throws RangeError if a field is outside its domain, or if the herald can never click (η = 0 and d = 0)
 */
export function heraldedStatistics(source: HeraldedSource): HeraldedStatistics {
  const { meanPairs: mu, heraldEfficiency: eta, heraldDarkCountProbability: dark, statistics } = source
  requireRange('heraldedStatistics', 'meanPairs', mu, 0, 1e6)
  requireFraction('heraldedStatistics', 'heraldEfficiency', eta)
  requireFraction('heraldedStatistics', 'heraldDarkCountProbability', dark)
  if (eta === 0 && dark === 0) {
    throw new RangeError('heraldedStatistics: heraldEfficiency = 0 and heraldDarkCountProbability = 0 never herald')
  }
  // Below this the products lose their digits, and the limit μ → 0 is reached to every digit.
  if (mu * eta < 1e-290 && dark === 0) {
    return { heraldProbability: 0, vacuum: 0, single: 1, multi: 0, g2: 0, meanPhotons: 1 }
  }
  return statistics === 'thermal' ? thermal(mu, eta, dark) : poisson(mu, eta, dark)
}

function thermal(mu: number, eta: number, dark: number): HeraldedStatistics {
  const seen = mu * eta
  const missed = 1 - eta
  const herald = (dark + seen) / (1 + seen)
  const vacuum = dark / (1 + mu) / herald
  const single = (mu / (1 + mu) ** 2) * ((dark + eta * (1 - dark)) / herald)
  // x = μ/(1 + μ); 1 − x·(1 − η) = (1 + μη)/(1 + μ).
  const x = mu / (1 + mu)
  const multi =
    ((x * x * (1 + mu)) / (1 + seen)) * ((eta * (1 + missed / (1 + mu)) + (dark * missed * missed) / (1 + mu)) / herald)
  const first = 2 * seen + seen * seen + eta + dark * missed
  const second = seen * (3 + 3 * seen + seen * seen) + eta * (1 + missed) + dark * missed * missed
  return {
    heraldProbability: herald,
    vacuum,
    single,
    multi,
    g2: (2 * second * (dark + seen)) / (first * first),
    meanPhotons: (mu * first) / (1 + seen) ** 2 / herald,
  }
}

function poisson(mu: number, eta: number, dark: number): HeraldedStatistics {
  const seen = -Math.expm1(-mu * eta)
  const unseen = Math.exp(-mu * eta)
  const missed = 1 - eta
  const herald = seen + dark * unseen
  const vacuum = (Math.exp(-mu) * dark) / herald
  const single = mu * Math.exp(-mu) * ((dark + eta * (1 - dark)) / herald)
  const multi =
    mu > 20
      ? Math.max(0, 1 - vacuum - single)
      : poissonSum(mu, 2, (n) => dark - (1 - dark) * (missed === 0 ? -1 : Math.expm1(n * Math.log1p(-eta)))) / herald
  const first = eta + missed * seen + dark * missed * unseen
  const second = eta * (1 + missed) + missed * missed * seen + dark * missed * missed * unseen
  return {
    heraldProbability: herald,
    vacuum,
    single,
    multi,
    g2: (second * herald) / (first * first),
    meanPhotons: (mu * first) / herald,
  }
}
