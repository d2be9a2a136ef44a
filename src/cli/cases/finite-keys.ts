import { fibreTransmittance } from '../../model/physics/fibre'
import type { DecoyCounts, DecoyKey } from '../../model/physics/key-rates/decoy-counts'
import { finiteOneDecoy, finiteTwoDecoy } from '../../model/physics/key-rates/finite-decoy'
import {
  type AfterpulsingChannel,
  afterpulsingChannel,
  finiteDecoyRate,
} from '../../model/physics/key-rates/finite-decoy-fibre'
import { finiteSinglePhoton } from '../../model/physics/key-rates/finite-single-photon'
import { type CaseInputs, type CaseOutputs, type Model, number, numberOrNull, numbers } from './inputs'

const counts = (inputs: CaseInputs): DecoyCounts => {
  const leakBits = numberOrNull(inputs, 'leak_ec_bits')
  return { ...observed(inputs), ...(leakBits === null ? {} : { leakBits }) }
}

const observed = (inputs: CaseInputs): DecoyCounts => ({
  means: numbers(inputs, 'intensities'),
  probabilities: numbers(inputs, 'intensity_probabilities'),
  keyDetections: numbers(inputs, 'key_basis_detections'),
  keyErrors: numbers(inputs, 'key_basis_errors'),
  testDetections: numbers(inputs, 'test_basis_detections'),
  testErrors: numbers(inputs, 'test_basis_errors'),
  secrecy: number(inputs, 'eps_sec'),
  correctness: number(inputs, 'eps_cor'),
  errorCorrectionFactor: number(inputs, 'f_ec'),
})

const channel = (inputs: CaseInputs): AfterpulsingChannel => ({
  efficiency:
    fibreTransmittance(number(inputs, 'distance_km'), number(inputs, 'alpha_dB_per_km')) * number(inputs, 'eta_bob'),
  darkCountProbability: number(inputs, 'p_dark'),
  misalignment: number(inputs, 'e_mis'),
  afterpulsing: number(inputs, 'p_ap'),
})

const key = (outcome: DecoyKey): CaseOutputs => ({
  s0_lower_bits: outcome.vacuumEvents,
  s1_lower_bits: outcome.singleEvents,
  phase_error_upper: outcome.phaseError,
  leak_ec_bits: outcome.leakBits,
  observed_error_rate: outcome.qber,
  key_length_unfloored_bits: outcome.lengthUnfloored,
})

const overFibre =
  (intensities: 2 | 3): Model =>
  (inputs) => {
    const means = numbers(inputs, 'intensities')
    if (means.length !== intensities) throw new RangeError(`intensities: ${means.length} given, not ${intensities}`)
    const rate = finiteDecoyRate(channel(inputs), {
      means,
      probabilities: numbers(inputs, 'intensity_probabilities'),
      keyBasisProbability: number(inputs, 'p_key_basis'),
      blockBits: number(inputs, 'n_block'),
      secrecy: number(inputs, 'eps_sec'),
      correctness: number(inputs, 'eps_cor'),
      errorCorrectionFactor: number(inputs, 'f_ec'),
    })
    return { ...key(rate), pulses_sent: rate.pulses, rate_per_pulse: rate.perPulse }
  }

/** Finite keys: sections 7.5 and 7.6 of the model book. */
export const finiteKeys: Readonly<Record<string, Model>> = {
  finite_tomamichel: (inputs) => {
    const block = finiteSinglePhoton({
      keyBits: number(inputs, 'n_key'),
      testBits: number(inputs, 'k_test'),
      toleratedQber: number(inputs, 'Q_tol'),
      secrecy: number(inputs, 'eps_sec'),
      correctness: number(inputs, 'eps_cor'),
      leakBits: number(inputs, 'leak_ec_bits'),
    })
    return {
      mu_deviation: block.deviation,
      key_length_unfloored_bits: block.lengthUnfloored,
      p_key_basis: block.keyBasisProbability,
      expected_signals: block.expectedSignals,
    }
  },
  lim2014_channel: (inputs) => {
    const { detection, error } = afterpulsingChannel(number(inputs, 'intensity'), channel(inputs))
    return { detection_prob: detection, error_prob_joint: error }
  },
  finite_lim2014_counts: (inputs) => key(finiteTwoDecoy(counts(inputs))),
  finite_rusca2018_counts: (inputs) => key(finiteOneDecoy(counts(inputs))),
  finite_lim2014_fibre: overFibre(3),
  finite_rusca2018_fibre: overFibre(2),
}
