import { bisect } from '../../math/optimise'
import { fibreTransmittance } from '../fibre'
import { optimalMeanDecoy, optimalMeanGllp, optimalMeanLowNoise } from '../key-rates/optimal-mean'
import { reachDecoy, reachGllp } from '../key-rates/reach'
import { bestTwinField } from '../key-rates/twin-field'
import { singlePhotonYieldMa } from '../weak-pulse-gain'
import type { Anchor } from './anchor'

/** Gobby, Yuan, Shields, Appl. Phys. Lett. 84, 3762 (2004), as tabulated by Ma et al. 2005. */
const GYS = {
  lossDbPerKm: 0.21,
  receiverEfficiency: 0.045,
  backgroundYield: 1.7e-6,
  misalignment: 0.033,
  errorCorrectionFactor: 1.22,
}

/** How a rate without background falls with the transmittance: its slope on double logarithmic paper. */
const exponent = (rate: (transmittance: number) => number): number => Math.log10(rate(1e-3) / rate(1e-4))

const quiet = (efficiency: number) => ({ ...GYS, efficiency, backgroundYield: 0, siftingFactor: 0.5 })

const MA_2005 = 'Ma, Qi, Zhao, Lo, Phys. Rev. A 72, 012326 (2005)'

/** Decoys, their absence, and interference in the middle. */
export const weakPulses: readonly Anchor[] = [
  {
    id: 'gys-mean-photons',
    what: 'mean-photons',
    source: MA_2005,
    reference: 0.48,
    unit: '1',
    compute: () => optimalMeanLowNoise(GYS.misalignment, GYS.errorCorrectionFactor),
    tolerance: 0.005,
  },
  {
    id: 'gys-reach-decoy',
    what: 'reach',
    conditions: { mean: 0.48 },
    source: 'Lo, Ma, Chen, Phys. Rev. Lett. 94, 230504 (2005)',
    reference: 142,
    unit: 'km',
    compute: () => reachDecoy(GYS, 0.48),
    tolerance: 0.5,
  },
  {
    id: 'gys-single-photon-limit',
    what: 'reach',
    conditions: { singlePhotonError: 0.25 },
    source: MA_2005,
    reference: 208,
    unit: 'km',
    // Where one photon in four arrives wrong, intercept–resend explains everything.
    compute: () =>
      bisect(
        (km) => {
          const efficiency = fibreTransmittance(km, GYS.lossDbPerKm) * GYS.receiverEfficiency
          return singlePhotonYieldMa({ ...GYS, efficiency }).qber < 0.25
        },
        0,
        400,
        1e-6,
      ),
    tolerance: 0.5,
  },
  {
    id: 'gys-reach-gllp',
    what: 'reach',
    source: 'Lo, Ma, Chen, Phys. Rev. Lett. 94, 230504 (2005)',
    reference: 30,
    unit: 'km',
    compute: () => reachGllp(GYS, 'mu-equals-efficiency'),
    tolerance: 5,
    note: 'order-of-magnitude-rule',
  },
  {
    id: 'exponent-gllp',
    what: 'rate-exponent',
    source: 'Gottesman, Lo, Lütkenhaus, Preskill, Quantum Inf. Comput. 4, 325 (2004)',
    reference: 2,
    unit: '1',
    compute: () => exponent((efficiency) => optimalMeanGllp(quiet(efficiency)).value),
    tolerance: 0.01,
  },
  {
    id: 'exponent-decoy',
    what: 'rate-exponent',
    source: 'Lo, Ma, Chen, Phys. Rev. Lett. 94, 230504 (2005)',
    reference: 1,
    unit: '1',
    compute: () => exponent((efficiency) => optimalMeanDecoy(quiet(efficiency)).value),
    tolerance: 0.01,
  },
  {
    id: 'exponent-twin-field',
    what: 'rate-exponent',
    source: 'Lucamarini, Yuan, Dynes, Shields, Nature 557, 400 (2018)',
    reference: 0.5,
    unit: '1',
    compute: () =>
      exponent((whole) => {
        const link = { armTransmittance: Math.sqrt(whole), darkCountProbability: 0, errorCorrectionFactor: 1.16 }
        return bestTwinField({ ...link, phaseMismatch: 0.02 * Math.PI, polarisationMismatch: 0.02 * Math.PI }).value
      }),
    tolerance: 0.01,
  },
]
