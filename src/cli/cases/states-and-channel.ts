import { chshOfAngles, wernerChsh } from '../../model/physics/bell'
import {
  asymmetricCloner,
  PHASE_COVARIANT_CLONER_FIDELITY,
  UNIVERSAL_CLONER_FIDELITY,
} from '../../model/physics/cloning'
import { withAfterpulses } from '../../model/physics/detectors/afterpulse'
import { darkCountProbability } from '../../model/physics/detectors/dark-counts'
import { gatedClickProbability, inhibitedGates, observedRate } from '../../model/physics/detectors/dead-time'
import { capturedFraction } from '../../model/physics/detectors/jitter'
import { helstrom, unambiguousTwoStates } from '../../model/physics/discrimination'
import { combineErrors } from '../../model/physics/error-budget'
import { fibreTransmittance } from '../../model/physics/fibre'
import { fockYield } from '../../model/physics/fock-yield'
import { freeSpaceLoss, slantRange } from '../../model/physics/free-space'
import { heraldedStatistics } from '../../model/physics/heralded-source'
import { rateDeviceIndependent } from '../../model/physics/key-rates/device-independent'
import { multiGivenNonEmpty, multiPhotonProbability, poissonProbability } from '../../model/physics/poisson'
import { blochVector, bornProbability, malus } from '../../model/physics/states'
import { thresholds } from '../../model/physics/thresholds'
import { backgroundYield, weakPulseGainExact, weakPulseGainMa } from '../../model/physics/weak-pulse-gain'
import { choice, type Model, number, numberOrNull, numbers } from './inputs'

/** States, sources, channel and detectors: sections 1–4 of the model book, and the thresholds. */
export const statesAndChannel: Readonly<Record<string, Model>> = {
  constants: () => {
    const at = thresholds()
    return {
      phase_covariant_cloner_fidelity: PHASE_COVARIANT_CLONER_FIDELITY,
      universal_cloner_fidelity: UNIVERSAL_CLONER_FIDELITY,
      bb84_one_way: at.bb84OneWay,
      six_state_one_way: at.sixStateOneWay,
      csiszar_korner_individual: at.bb84Individual,
      six_state_individual: at.sixStateIndividual,
      intercept_resend_bb84: at.interceptResendBb84,
      intercept_resend_six_state: at.interceptResendSixState,
      chsh_bound: at.chsh,
      di_collective: at.deviceIndependent,
    }
  },
  malus: (inputs) => ({ transmission_prob: malus(number(inputs, 'angle_deg')) }),
  born_bloch: (inputs) => ({
    p_plus: bornProbability(
      blochVector(number(inputs, 'state_theta_rad'), number(inputs, 'state_phi_rad')),
      blochVector(number(inputs, 'meas_theta_rad'), number(inputs, 'meas_phi_rad')),
    ),
  }),
  helstrom: (inputs) => ({ p_guess: helstrom(number(inputs, 'overlap_abs'), number(inputs, 'prior0')) }),
  usd_two_states: (inputs) => ({ p_success: unambiguousTwoStates(number(inputs, 'overlap_abs')) }),
  chsh_werner: (inputs) => {
    const { chsh, qber } = wernerChsh(number(inputs, 'visibility'))
    return { S: chsh, qber }
  },
  chsh_angles: (inputs) => ({
    S_abs: chshOfAngles(number(inputs, 'visibility'), {
      a: number(inputs, 'a_deg'),
      a2: number(inputs, 'a2_deg'),
      b: number(inputs, 'b_deg'),
      b2: number(inputs, 'b2_deg'),
    }),
  }),
  di_rate: (inputs) => ({ rate_bits_per_sifted: rateDeviceIndependent(number(inputs, 'S'), number(inputs, 'qber')) }),
  cloner_tradeoff: (inputs) => {
    const { eveError, eveFidelity } = asymmetricCloner(number(inputs, 'disturbance'))
    return { D_eve: eveError, F_eve: eveFidelity }
  },
  poisson: (inputs) => {
    const mu = number(inputs, 'mu')
    return {
      p0: poissonProbability(0, mu),
      p1: poissonProbability(1, mu),
      p_multi: multiPhotonProbability(mu),
      multi_given_nonempty: multiGivenNonEmpty(mu),
    }
  },
  heralded_spdc: (inputs) => {
    const announced = heraldedStatistics({
      meanPairs: number(inputs, 'mean_pairs'),
      heraldEfficiency: number(inputs, 'herald_efficiency'),
      heraldDarkCountProbability: number(inputs, 'herald_dark_prob'),
      statistics: choice(inputs, 'statistics', ['thermal', 'poisson']),
    })
    return {
      p_herald: announced.heraldProbability,
      p0: announced.vacuum,
      p1: announced.single,
      p_multi: announced.multi,
      g2: announced.g2,
      mean_photons: announced.meanPhotons,
    }
  },
  fibre: (inputs) => ({
    transmittance: fibreTransmittance(
      number(inputs, 'distance_km'),
      number(inputs, 'alpha_dB_per_km'),
      numberOrNull(inputs, 'insertion_loss_dB') ?? 0,
    ),
  }),
  slant_range: (inputs) => ({
    range_km: slantRange(number(inputs, 'altitude_km'), number(inputs, 'elevation_deg')),
  }),
  freespace: (inputs) => {
    const loss = freeSpaceLoss({
      rangeKm: number(inputs, 'range_km'),
      wavelengthNm: number(inputs, 'wavelength_nm'),
      waistM: number(inputs, 'tx_waist_m'),
      apertureRadiusM: number(inputs, 'rx_aperture_radius_m'),
      jitterMicroradians: number(inputs, 'pointing_jitter_urad'),
      zenithTransmittance: number(inputs, 'zenith_transmittance'),
      elevationDegrees: number(inputs, 'elevation_deg'),
      coherenceLengthM: numberOrNull(inputs, 'rho0_m'),
      receiverEfficiency: number(inputs, 'receiver_efficiency'),
    })
    return {
      beam_radius_m: loss.beamRadiusM,
      diffraction_loss_dB: loss.diffractionDb,
      geometric_loss_dB: loss.geometricDb,
      atmosphere_loss_dB: loss.atmosphereDb,
      total_loss_dB: loss.totalDb,
    }
  },
  combine_errors: (inputs) => ({ error: combineErrors(numbers(inputs, 'errors')) }),
  dark_prob: (inputs) => {
    const dark = darkCountProbability(number(inputs, 'dark_rate_Hz'), number(inputs, 'gate_ns'))
    return { p_dark: dark, Y0: backgroundYield(dark) }
  },
  dead_time_cw: (inputs) => ({
    observed_rate_Hz: observedRate(number(inputs, 'true_rate_Hz'), number(inputs, 'dead_time_ns')),
  }),
  dead_time_gated: (inputs) => {
    const gates = inhibitedGates(number(inputs, 'dead_time_ns'), number(inputs, 'clock_Hz'))
    return {
      inhibited_gates: gates,
      click_prob_per_pulse: gatedClickProbability(number(inputs, 'click_prob'), gates),
    }
  },
  jitter_capture: (inputs) => ({
    captured_fraction: capturedFraction(number(inputs, 'window_ps'), number(inputs, 'jitter_fwhm_ps')),
  }),
  afterpulse: (inputs) => {
    const { detection, error } = withAfterpulses(
      number(inputs, 'detection_prob'),
      number(inputs, 'error_prob'),
      number(inputs, 'p_ap'),
    )
    return { rate: detection, error_prob: error }
  },
  wcp_gain_ma: (inputs) => {
    const { gain, qber } = weakPulseGainMa(number(inputs, 'mu'), {
      efficiency: number(inputs, 'eta'),
      backgroundYield: number(inputs, 'Y0'),
      misalignment: number(inputs, 'e_d'),
    })
    return { Q: gain, E: qber }
  },
  wcp_gain_exact: (inputs) => {
    const { gain, qber, doubleClick } = weakPulseGainExact(number(inputs, 'mu'), {
      efficiency: number(inputs, 'eta'),
      misalignment: number(inputs, 'e_d'),
      darkCountProbability: number(inputs, 'p_dark'),
    })
    return { Q: gain, E: qber, double_click: doubleClick }
  },
  fock_yield_exact: (inputs) => {
    const { gain, qber } = fockYield(number(inputs, 'n'), {
      efficiency: number(inputs, 'eta'),
      misalignment: number(inputs, 'e_d'),
      darkCountProbability: number(inputs, 'p_dark'),
    })
    return { Y: gain, e: qber }
  },
}
