import { plobBound, repeaterBound, tgwBound } from '../bounds'
import { cascadeBlocks } from '../cascade-blocks'
import { areaRatioLoss } from '../free-space'
import { rateGaussian } from '../key-rates/continuous-variable'
import { rateRelay } from '../key-rates/measurement-device-independent'
import type { Anchor } from './anchor'

/** Capacities, other detection schemes, reconciliation and geometry. */
export const boundsAndOptics: readonly Anchor[] = [
  {
    id: 'plob-slope',
    what: 'capacity-slope',
    conditions: { transmittance: 1e-6 },
    source: 'Pirandola, Laurenza, Ottaviani, Banchi, Nat. Commun. 8, 15043 (2017)',
    reference: 1.44,
    unit: 'bit',
    compute: () => plobBound(1e-6) / 1e-6,
    tolerance: 0.005,
  },
  {
    id: 'tgw-slope',
    what: 'capacity-slope',
    conditions: { transmittance: 1e-6 },
    source: 'Takeoka, Guha, Wilde, Nat. Commun. 5, 5235 (2014)',
    reference: 2.88,
    unit: 'bit',
    compute: () => tgwBound(1e-6) / 1e-6,
    tolerance: 0.01,
  },
  {
    id: 'one-repeater-chain',
    what: 'capacity',
    conditions: { transmittance: 0.25, repeaters: 1 },
    source: 'Pirandola, Commun. Phys. 2, 51 (2019)',
    reference: 1,
    unit: 'bit',
    compute: () => repeaterBound(0.25, 1),
    tolerance: 1e-12,
  },
  {
    id: 'gaussian-pure-loss',
    what: 'capacity',
    conditions: { transmittance: 0.75 },
    source: 'Grosshans, Phys. Rev. Lett. 94, 020504 (2005)',
    reference: 1,
    unit: 'bit',
    // Strong modulation, homodyne, reverse reconciliation: −½·log₂(1 − T).
    compute: () =>
      rateGaussian({
        modulationVariance: 1e7,
        transmittance: 0.75,
        excessNoise: 0,
        detectorEfficiency: 1,
        electronicNoise: 0,
        reconciliationEfficiency: 1,
      }).perSymbol,
    tolerance: 1e-5,
  },
  {
    id: 'station-error-x',
    what: 'station-error',
    source: 'Lo, Curty, Qi, Phys. Rev. Lett. 108, 130503 (2012)',
    reference: 0.25,
    unit: '1',
    shownAs: '%',
    compute: () =>
      rateRelay({
        meanA: 0.01,
        meanB: 0.01,
        efficiencyA: 0.1,
        efficiencyB: 0.1,
        darkCountProbability: 0,
        misalignment: 0,
        errorCorrectionFactor: 1.16,
      }).x.qber,
    tolerance: 0.005,
  },
  {
    id: 'cascade-first-block',
    what: 'block-size',
    conditions: { qber: 0.05 },
    source: 'Brassard & Salvail, EUROCRYPT ’93, LNCS 765, 410 (1994)',
    reference: 15,
    unit: 'bit',
    compute: () => cascadeBlocks('original', 0.05, 10_000)[0]!,
    tolerance: 0,
  },
  {
    id: 'cascade-second-block-option8',
    what: 'block-size',
    conditions: { qber: 0.03 },
    source: 'Martinez-Mateo et al., Quantum Inf. Comput. 15, 453 (2015)',
    reference: 512,
    unit: 'bit',
    compute: () => cascadeBlocks('option8', 0.03, 10_000)[1]!,
    tolerance: 0,
  },
  {
    id: 'micius-1200-km',
    what: 'geometric-loss',
    conditions: { rangeKm: 1200, divergenceMicroradians: 10, apertureM: 1 },
    source: 'Liao et al., Nature 549, 43 (2017)',
    reference: 22,
    unit: 'dB',
    compute: () => areaRatioLoss(1200, 10, 1),
    tolerance: 0.5,
    note: 'quoted-round-figure',
  },
]
