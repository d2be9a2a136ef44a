import { beamSplitting } from '../../model/physics/attack-forms/beam-splitting'
import { abortProbability, detectionProbability } from '../../model/physics/attack-forms/being-noticed'
import { holevoBb84, holevoSixState } from '../../model/physics/attack-forms/collective'
import { blinding, fakedStatesQber, timeShift } from '../../model/physics/attack-forms/detector-attacks'
import { bestIndividualAttack, bestIndividualAttackSixState } from '../../model/physics/attack-forms/individual'
import { interceptResend, interceptResendSixState } from '../../model/physics/attack-forms/intercept-resend'
import { criticalTransmittance, photonNumberSplitting } from '../../model/physics/attack-forms/photon-number-splitting'
import { unambiguousWeakPulse } from '../../model/physics/attack-forms/state-discrimination'
import { trojanHorse } from '../../model/physics/attack-forms/trojan-horse'
import { b92Statistics } from '../../model/physics/b92'
import { unambiguousBb84 } from '../../model/physics/discrimination'
import { sarg04Statistics } from '../../model/physics/sarg04'
import { choice, type Model, number, numberOrNull } from './inputs'

/** Attacks and what other protocols show of them: section 5 of the model book. */
export const attacks: Readonly<Record<string, Model>> = {
  intercept_resend: (inputs) => {
    const outcome = interceptResend(
      number(inputs, 'fraction'),
      choice(inputs, 'strategy', ['random', 'fixed_z', 'breidbart']),
      numberOrNull(inputs, 'channel_error') ?? 0,
    )
    return {
      qber: outcome.qber,
      qber_z: outcome.qberZ,
      qber_x: outcome.qberX,
      eve_info_bits: outcome.eveInformation,
      eve_guess: outcome.eveGuess,
    }
  },
  intercept_resend_six_state: (inputs) => {
    const { qber, eveInformation, eveGuess } = interceptResendSixState(number(inputs, 'fraction'))
    return { qber, eve_info_bits: eveInformation, eve_guess: eveGuess }
  },
  detection_probability: (inputs) => ({
    p_detect: detectionProbability(number(inputs, 'qber'), number(inputs, 'n_check')),
  }),
  abort_probability: (inputs) => ({
    p_abort: abortProbability(number(inputs, 'qber'), number(inputs, 'n_check'), number(inputs, 'threshold')),
  }),
  fuchs_individual: (inputs) => {
    const { eveInformation, bobInformation, eveGuess } = bestIndividualAttack(number(inputs, 'disturbance'))
    return { I_AE: eveInformation, I_AB: bobInformation, eve_guess: eveGuess }
  },
  six_state_individual: (inputs) => {
    const { eveInformation, bobInformation } = bestIndividualAttackSixState(number(inputs, 'disturbance'))
    return { I_AE: eveInformation, I_AB: bobInformation }
  },
  holevo_bb84: (inputs) => ({ chi_bits: holevoBb84(number(inputs, 'phase_error')) }),
  holevo_six_state: (inputs) => ({ chi_bits: holevoSixState(number(inputs, 'qber')) }),
  beam_splitting: (inputs) => {
    const { eveInformation, eveGuess } = beamSplitting(number(inputs, 'mu'), number(inputs, 'channel_transmittance'))
    return { eve_info_bits: eveInformation, eve_guess: eveGuess }
  },
  pns: (inputs) => {
    const attack = photonNumberSplitting({
      mean: number(inputs, 'mu'),
      transmittance: number(inputs, 'channel_transmittance'),
      receiverEfficiency: number(inputs, 'eta_bob'),
      backgroundYield: number(inputs, 'Y0'),
      decoyMean: number(inputs, 'nu'),
    })
    return {
      feasible: attack.feasible,
      full_attack: attack.full,
      block_single_fraction: attack.blockedSingles,
      forward_multi_fraction: attack.forwardedMulti,
      gain: attack.gain,
      eve_info_bits: attack.eveInformation,
      decoy_gain_attack: attack.decoyGain,
      decoy_gain_expected: attack.decoyGainForecast,
      Y1_attack: attack.singleYield,
    }
  },
  pns_critical: (inputs) => {
    const { transmittance, lossDb } = criticalTransmittance(number(inputs, 'mu'), number(inputs, 'eta_bob'))
    return { critical_transmittance: transmittance, critical_loss_dB: lossDb }
  },
  faked_state_mismatch: (inputs) => ({ qber: fakedStatesQber(number(inputs, 'efficiency_ratio')) }),
  blinding: (inputs) => {
    const outcome = blinding(
      number(inputs, 'fraction'),
      number(inputs, 'bob_transmittance'),
      number(inputs, 'eve_efficiency'),
      numberOrNull(inputs, 'channel_error') ?? 0,
    )
    return {
      qber: outcome.qber,
      eve_info_bits: outcome.eveInformation,
      eve_guess: outcome.eveGuess,
      bob_click_prob_per_photon: outcome.clickProbability,
      gain_can_be_matched: outcome.gainCanBeMatched,
    }
  },
  time_shift: (inputs) => {
    const { eveInformation, eveGuess } = timeShift(number(inputs, 'efficiency_ratio'), number(inputs, 'fraction'))
    return { eve_info_bits: eveInformation, eve_guess: eveGuess }
  },
  trojan_horse: (inputs) => {
    const attack = trojanHorse(number(inputs, 'mu_out'), number(inputs, 'single_photon_yield'), number(inputs, 'qber'))
    return {
      coin_imbalance: attack.imbalance,
      coin_imbalance_lossy: attack.lossyImbalance,
      phase_error: attack.phaseError,
      rate_per_sifted: attack.ratePerSifted,
      eve_guess_bit_basis_known: attack.guessKnowingBasis,
    }
  },
  usd_wcp: (inputs) => ({ p_success: unambiguousWeakPulse(number(inputs, 'mu')) }),
  usd_n_copies: (inputs) => ({ p_success: unambiguousBb84(number(inputs, 'n')) }),
  sarg04: (inputs) => {
    const { siftedShare, qber } = sarg04Statistics(number(inputs, 'visibility'))
    return { sift_fraction: siftedShare, qber }
  },
  b92: (inputs) => {
    const { conclusive, qber, unambiguous } = b92Statistics(
      number(inputs, 'overlap_abs'),
      number(inputs, 'depolarising_prob'),
    )
    return { conclusive, qber, usd_success: unambiguous }
  },
}
