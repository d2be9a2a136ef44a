import { plobBound, repeaterBound, tgwBound } from '../../model/physics/bounds'
import { fibreTransmittance } from '../../model/physics/fibre'
import { rateBbm92 } from '../../model/physics/key-rates/bbm92'
import { rateGaussian } from '../../model/physics/key-rates/continuous-variable'
import { rateDecoyInfinite } from '../../model/physics/key-rates/decoy-infinite'
import { rateGllp } from '../../model/physics/key-rates/gllp'
import { rateRelay } from '../../model/physics/key-rates/measurement-device-independent'
import { optimalMeanDecoy, optimalMeanLowNoise } from '../../model/physics/key-rates/optimal-mean'
import { type ReachSetup, reachDecoy, reachGllp } from '../../model/physics/key-rates/reach'
import { rateAsymmetric, rateShorPreskill } from '../../model/physics/key-rates/shor-preskill'
import { rateSixState } from '../../model/physics/key-rates/six-state'
import { bestTwinField, rateTwinField, twinFieldYield } from '../../model/physics/key-rates/twin-field'
import {
  type TwinFieldSetup,
  twinFieldCrossing,
  twinFieldLink,
} from '../../model/physics/key-rates/twin-field-crossing'
import { rateTwoStateDepolarising } from '../../model/physics/key-rates/two-state-depolarising'
import { rateVacuumWeak, twoDecoyBounds } from '../../model/physics/key-rates/vacuum-weak'
import type { WeakPulseLink } from '../../model/physics/key-rates/weak-pulse-link'
import { type CaseInputs, choice, type Model, number, numberOrNull } from './inputs'

/** A weak-pulse link without its mean photon number, as the cases describe it. */
const weakPulse = (inputs: CaseInputs): Omit<WeakPulseLink, 'mean'> => ({
  efficiency:
    fibreTransmittance(number(inputs, 'distance_km'), number(inputs, 'alpha_dB_per_km')) * number(inputs, 'eta_bob'),
  backgroundYield: number(inputs, 'Y0'),
  misalignment: number(inputs, 'e_d'),
  errorCorrectionFactor: number(inputs, 'f_ec'),
  siftingFactor: numberOrNull(inputs, 'q_sift') ?? 0.5,
})

const reachSetup = (inputs: CaseInputs): ReachSetup => ({
  lossDbPerKm: number(inputs, 'alpha_dB_per_km'),
  receiverEfficiency: number(inputs, 'eta_bob'),
  backgroundYield: number(inputs, 'Y0'),
  misalignment: number(inputs, 'e_d'),
  errorCorrectionFactor: number(inputs, 'f_ec'),
})

const twinField = (inputs: CaseInputs) => ({
  darkCountProbability: number(inputs, 'p_dark'),
  phaseMismatch: number(inputs, 'phase_mismatch_rad'),
  polarisationMismatch: number(inputs, 'pol_mismatch_rad'),
  errorCorrectionFactor: number(inputs, 'f_ec'),
})

const twinFieldSetup = (inputs: CaseInputs): TwinFieldSetup => ({
  ...twinField(inputs),
  lossDbPerKm: number(inputs, 'alpha_dB_per_km'),
  detectorEfficiency: number(inputs, 'eta_det'),
})

const twoStates = (overlap: number, inputs: CaseInputs) => {
  const { perConclusive, conclusive, qber } = rateTwoStateDepolarising(overlap, number(inputs, 'depolarising_prob'))
  return { rate_per_conclusive: perConclusive, conclusive, qber }
}

/** Long-run key rates and bounds: section 7 of the model book without the finite keys. */
export const keyRates: Readonly<Record<string, Model>> = {
  rate_shor_preskill: (inputs) => ({
    rate_per_sifted: rateShorPreskill(number(inputs, 'qber'), number(inputs, 'f_ec')),
  }),
  rate_bb84_asymmetric: (inputs) => ({
    rate_per_sifted: rateAsymmetric(number(inputs, 'e_bit'), number(inputs, 'e_phase'), number(inputs, 'f_ec')),
  }),
  rate_six_state: (inputs) => ({
    rate_per_sifted: rateSixState(number(inputs, 'qber'), number(inputs, 'f_ec')),
  }),
  rate_gllp: (inputs) => {
    const { gain, qber, tagged, perPulse } = rateGllp({ ...weakPulse(inputs), mean: number(inputs, 'mu') })
    return { Q: gain, E: qber, delta: tagged, rate_per_pulse: perPulse }
  },
  rate_decoy_infinite: (inputs) => {
    const rate = rateDecoyInfinite({ ...weakPulse(inputs), mean: number(inputs, 'mu') })
    return { Q: rate.gain, E: rate.qber, Y1: rate.singleYield, e1: rate.singleError, rate_per_pulse: rate.perPulse }
  },
  rate_vacuum_weak: (inputs) => {
    const rate = rateVacuumWeak({
      ...weakPulse(inputs),
      mean: number(inputs, 'mu'),
      weakMean: number(inputs, 'nu'),
    })
    return {
      Q: rate.gain,
      E: rate.qber,
      Y1_lower: rate.singleYield,
      e1_upper: rate.singleError,
      rate_per_pulse: rate.perPulse,
    }
  },
  two_decoy_bounds: (inputs) => {
    const bounds = twoDecoyBounds({
      signalMean: number(inputs, 'mu'),
      weakMean: number(inputs, 'nu1'),
      weakestMean: number(inputs, 'nu2'),
      signalGain: number(inputs, 'Q_mu'),
      weakGain: number(inputs, 'Q_nu1'),
      weakestGain: number(inputs, 'Q_nu2'),
      weakErrorGain: number(inputs, 'EQ_nu1'),
      weakestErrorGain: number(inputs, 'EQ_nu2'),
    })
    return { Y0_lower: bounds.backgroundYield, Y1_lower: bounds.singleYield, e1_upper: bounds.singleError }
  },
  optimal_mu_low_noise: (inputs) => ({
    optimal_mu: optimalMeanLowNoise(number(inputs, 'e_d'), number(inputs, 'f_ec')),
  }),
  optimal_mu_decoy: (inputs) => {
    const { at, value } = optimalMeanDecoy(weakPulse(inputs))
    return { optimal_mu: at, rate_per_pulse: value }
  },
  max_distance_decoy: (inputs) => ({
    max_distance_km: reachDecoy(reachSetup(inputs), numberOrNull(inputs, 'mu')),
  }),
  max_distance_gllp: (inputs) => ({
    max_distance_km: reachGllp(
      reachSetup(inputs),
      choice(inputs, 'mu_rule', ['mu_equals_eta', 'optimised']) === 'optimised' ? 'best' : 'mu-equals-efficiency',
    ),
  }),
  rate_mdi: (inputs) => {
    const { z, x, single, perPair } = rateRelay({
      meanA: number(inputs, 'mu_a'),
      meanB: number(inputs, 'mu_b'),
      efficiencyA: number(inputs, 'eta_a'),
      efficiencyB: number(inputs, 'eta_b'),
      darkCountProbability: number(inputs, 'p_dark'),
      misalignment: number(inputs, 'e_d'),
      errorCorrectionFactor: number(inputs, 'f_ec'),
    })
    return {
      Q_z: z.gain,
      E_z: z.qber,
      Q_x: x.gain,
      E_x: x.qber,
      Y11: single.gain,
      e11_x: single.qber,
      rate_per_pulse_pair: perPair,
    }
  },
  rate_twin_field: (inputs) => {
    const { clickOneDetector, bitError, phaseError, perPulse } = rateTwinField(number(inputs, 'alpha2'), {
      ...twinField(inputs),
      armTransmittance: number(inputs, 'arm_transmittance'),
    })
    return { p_click_one_detector: clickOneDetector, e_bit: bitError, e_phase: phaseError, rate_per_pulse: perPulse }
  },
  twin_field_yield: (inputs) => ({
    yield_one_detector: twinFieldYield(
      number(inputs, 'n_a'),
      number(inputs, 'n_b'),
      number(inputs, 'arm_transmittance'),
      number(inputs, 'p_dark'),
      number(inputs, 'pol_mismatch_rad'),
    ),
  }),
  twin_field_optimum: (inputs) => {
    const { at, value } = bestTwinField(twinFieldLink(twinFieldSetup(inputs), number(inputs, 'total_distance_km')))
    return { optimal_alpha2: at, rate_per_pulse: value }
  },
  twin_field_plob_crossing: (inputs) => ({ crossing_km: twinFieldCrossing(twinFieldSetup(inputs)) }),
  rate_bbm92_pdc: (inputs) => {
    const { gain, qber, perPulse } = rateBbm92({
      halfMeanPairs: number(inputs, 'lambda_half_mean_pairs'),
      efficiencyA: number(inputs, 'eta_a'),
      efficiencyB: number(inputs, 'eta_b'),
      backgroundA: number(inputs, 'Y0_a'),
      backgroundB: number(inputs, 'Y0_b'),
      misalignment: number(inputs, 'e_d'),
      errorCorrectionFactor: number(inputs, 'f_ec'),
      siftingFactor: numberOrNull(inputs, 'q_sift') ?? 0.5,
    })
    return { Q: gain, E: qber, rate_per_pulse: perPulse }
  },
  rate_cv_gg02: (inputs) => {
    const { mutualInformation, holevo, perSymbol } = rateGaussian({
      modulationVariance: number(inputs, 'modulation_variance_snu'),
      transmittance: number(inputs, 'transmittance'),
      excessNoise: number(inputs, 'excess_noise_snu'),
      detectorEfficiency: number(inputs, 'eta_det'),
      electronicNoise: number(inputs, 'v_el_snu'),
      reconciliationEfficiency: number(inputs, 'beta'),
    })
    return { I_AB_bits: mutualInformation, chi_BE_bits: holevo, rate_per_symbol: perSymbol }
  },
  bounds: (inputs) => {
    const transmittance = fibreTransmittance(number(inputs, 'distance_km'), number(inputs, 'alpha_dB_per_km'))
    return {
      plob_bits: plobBound(transmittance),
      tgw_bits: tgwBound(transmittance),
      one_repeater_bits: repeaterBound(transmittance, 1),
      n_repeater_bits: repeaterBound(transmittance, number(inputs, 'n_repeaters')),
    }
  },
  dw_sarg04_depolarising: (inputs) => twoStates(Math.SQRT1_2, inputs),
  dw_b92_depolarising: (inputs) => twoStates(number(inputs, 'overlap_abs'), inputs),
}
