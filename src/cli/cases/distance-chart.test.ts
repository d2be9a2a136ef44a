/** The distance chart by a second route: every curve against the models of the case files, which know no chart. */
import { expect, it } from 'vitest'
import { defaultDistanceOptions, distanceChartData } from '../../model/engine/distance-chart'
import { COMPARED_PROTOCOLS, type DistanceCurve } from '../../model/engine/distance-curve'
import { presets, type Scenario } from '../../model/scenario/scenario'
import { MODELS } from './answer-cases'

const ask = (model: string, inputs: Record<string, unknown>): Record<string, number> =>
  MODELS.get(model)!(inputs) as Record<string, number>

const scenario: Scenario = { ...presets.lab, distanceKm: 120, insertionLossDb: 1.5, basisBias: 0.7, afterpulse: 0.01 }
const { detectorEfficiency, darkCountProbability: dark, misalignment, errorCorrectionFactor, basisBias } = scenario
const options = { ...defaultDistanceOptions, protocols: COMPARED_PROTOCOLS, repeaters: 3 }
const chart = distanceChartData(scenario, options)

const sifting = basisBias ** 2 + (1 - basisBias) ** 2
/** Insertion loss belongs to the receiver in the models. */
const receiver = detectorEfficiency * 10 ** (-scenario.insertionLossDb / 10)
const weakPulse = (km: number) => ({
  alpha_dB_per_km: scenario.lossDbPerKm,
  eta_bob: receiver,
  Y0: 1 - (1 - dark) ** 2,
  e_d: misalignment,
  f_ec: errorCorrectionFactor,
  q_sift: sifting,
  distance_km: km,
})
/** Afterpulses follow a click of any intensity, p for each: among Q clicks a gate p·Q/(1 − p + p·Q) of the gates hold one. */
const afterpulsed = (km: number) => {
  const eta = receiver * 10 ** ((-scenario.lossDbPerKm * km) / 10)
  const { signal, weak, vacuum } = scenario.shares
  const silent =
    signal * Math.exp(-eta * scenario.meanPhotons) + weak * Math.exp(-eta * scenario.weakMeanPhotons) + vacuum
  const clicks = 1 - (1 - dark) ** 2 * silent
  const { afterpulse: p } = scenario
  return 1 - (1 - dark) ** 2 * (1 - (p * clicks) / (1 - p + p * clicks))
}
const arm = (km: number) =>
  Math.sqrt(10 ** (-(scenario.lossDbPerKm * km + scenario.insertionLossDb) / 10)) * detectorEfficiency
const finite = (km: number) => ({
  alpha_dB_per_km: scenario.lossDbPerKm,
  eta_bob: receiver,
  p_dark: dark,
  e_mis: misalignment,
  p_ap: scenario.afterpulse,
  f_ec: errorCorrectionFactor,
  eps_sec: 1e-9,
  eps_cor: 1e-15,
  p_key_basis: basisBias,
  distance_km: km,
  n_block: 1e7,
})

/** Best of many settings, tried one by one: never above the chart's own search and never far below. */
const bestOf = (from: number, to: number, rate: (x: number) => number): number =>
  Math.max(...Array.from({ length: 400 }, (_, i) => rate(from * (to / from) ** (i / 399))))

const singlePhoton = (km: number, model: string) => {
  const eta = receiver * 10 ** ((-scenario.lossDbPerKm * km) / 10)
  const { Y, e } = ask('fock_yield_exact', { n: 1, eta, p_dark: dark, e_d: misalignment })
  return Y! * ask(model, { qber: e, f_ec: errorCorrectionFactor }).rate_per_sifted!
}

interface Route {
  readonly rate: (km: number) => number
  /** How far below the chart a search on a grid may stay. */
  readonly grid?: number
}

const routes: Readonly<Record<Exclude<DistanceCurve['id'], keyof typeof presets>, Route>> = {
  own: {
    rate: (km) =>
      ask('rate_decoy_infinite', { ...weakPulse(km), Y0: afterpulsed(km), mu: scenario.meanPhotons }).rate_per_pulse!,
  },
  'bb84-single': { rate: (km) => sifting * singlePhoton(km, 'rate_shor_preskill') },
  'six-state': { rate: (km) => ((2 * sifting) / 3) * singlePhoton(km, 'rate_six_state') },
  'bb84-gllp': {
    rate: (km) => bestOf(1e-7, 1, (mu) => ask('rate_gllp', { ...weakPulse(km), mu }).rate_per_pulse!),
    grid: 5e-3,
  },
  'bb84-decoy': {
    rate: (km) => bestOf(0.05, 1, (mu) => ask('rate_decoy_infinite', { ...weakPulse(km), mu }).rate_per_pulse!),
    grid: 1e-4,
  },
  'bb84-vacuum-weak': {
    rate: (km) =>
      ask('rate_vacuum_weak', { ...weakPulse(km), mu: scenario.meanPhotons, nu: scenario.weakMeanPhotons })
        .rate_per_pulse!,
  },
  'bb84-one-decoy-finite': {
    rate: (km) =>
      ask('finite_rusca2018_fibre', {
        ...finite(km),
        intensities: [0.5, 0.1],
        intensity_probabilities: [0.8, 0.2],
      }).rate_per_pulse!,
  },
  'bb84-two-decoy-finite': {
    rate: (km) =>
      ask('finite_lim2014_fibre', {
        ...finite(km),
        intensities: [0.5, 0.1, 0],
        intensity_probabilities: [0.8, 0.1, 0.1],
      }).rate_per_pulse!,
  },
  bbm92: {
    rate: (km) =>
      bestOf(1e-4, 1, (pairs) => {
        const background = 1 - (1 - dark) ** 2
        return ask('rate_bbm92_pdc', {
          lambda_half_mean_pairs: pairs,
          eta_a: arm(km),
          eta_b: arm(km),
          Y0_a: background,
          Y0_b: background,
          e_d: misalignment,
          f_ec: errorCorrectionFactor,
          q_sift: sifting,
        }).rate_per_pulse!
      }),
    grid: 1e-3,
  },
  mdi: {
    rate: (km) =>
      bestOf(
        0.01,
        2,
        (mu) =>
          ask('rate_mdi', {
            mu_a: mu,
            mu_b: mu,
            eta_a: arm(km),
            eta_b: arm(km),
            p_dark: dark,
            e_d: misalignment,
            f_ec: errorCorrectionFactor,
          }).rate_per_pulse_pair!,
      ),
    grid: 1e-3,
  },
  'twin-field': {
    rate: (km) =>
      bestOf(
        1e-3,
        0.3,
        (alpha2) =>
          ask('rate_twin_field', {
            p_dark: dark,
            f_ec: errorCorrectionFactor,
            phase_mismatch_rad: 0.02 * Math.PI,
            pol_mismatch_rad: 0.02 * Math.PI,
            alpha2,
            arm_transmittance: arm(km),
          }).rate_per_pulse!,
      ),
    grid: 1e-3,
  },
  cv: {
    rate: (km) =>
      ask('rate_cv_gg02', {
        modulation_variance_snu: 4,
        transmittance: 10 ** (-(scenario.lossDbPerKm * km + scenario.insertionLossDb) / 10),
        excess_noise_snu: 0.05,
        eta_det: 0.6,
        v_el_snu: 0.01,
        beta: 0.95,
      }).rate_per_symbol!,
  },
  limit: { rate: (km) => ask('bounds', { distance_km: km, alpha_dB_per_km: 0.16, n_repeaters: 3 }).plob_bits! },
  repeaters: {
    rate: (km) => ask('bounds', { distance_km: km, alpha_dB_per_km: 0.16, n_repeaters: 3 }).n_repeater_bits!,
  },
}

const curves = [chart.own, ...chart.protocols, chart.limit!, chart.repeaters!.curve]

it('draws every protocol and both bounds', () =>
  expect(curves.map(({ id }) => id).sort()).toEqual(Object.keys(routes).sort()))

it.each(curves.map((curve) => [curve.id, curve] as const))(
  '%s is what the models say, and ends where they do',
  (id, curve) => {
    const { rate, grid = 0 } = routes[id as keyof typeof routes]
    const count = curve.lengthsKm.length
    // Ends, where rates fall in a few metres, are looked at apart.
    const places = [0.02, 0.2, 0.5, 0.8].map((share) => Math.floor(share * (count - 1)))
    for (const i of places) {
      const km = curve.lengthsKm[i]!
      const drawn = curve.perPulse[i]!
      const again = rate(km)
      expect(again / drawn, `${id} at ${km} km`).toBeLessThan(1 + 1e-6)
      expect(again / drawn, `${id} at ${km} km`).toBeGreaterThan(1 - grid - 1e-6)
    }
    if (curve.lastKm !== null && grid === 0) {
      expect(rate(curve.lastKm - 0.01)).toBeGreaterThan(0)
      expect(rate(curve.lastKm + 0.01)).toBe(0)
    }
  },
)

it('the other hardware is its own decoy formula', () => {
  for (const curve of chart.presets) {
    const kit = presets[curve.id as 'metro' | 'record']
    for (const i of [10, 50, 90]) {
      const again = ask('rate_decoy_infinite', {
        alpha_dB_per_km: kit.lossDbPerKm,
        eta_bob: kit.detectorEfficiency,
        Y0: 1 - (1 - kit.darkCountProbability) ** 2,
        e_d: kit.misalignment,
        f_ec: kit.errorCorrectionFactor,
        q_sift: 0.5,
        distance_km: curve.lengthsKm[i]!,
        mu: kit.meanPhotons,
      }).rate_per_pulse!
      expect(Math.abs(again / curve.perPulse[i]! - 1), `${curve.id} ${i}`).toBeLessThan(1e-6)
    }
  }
})

it('blocks of a finite size are those of the models', () => {
  const { along, here } = chart.finite!
  const lim = (km: number) =>
    ask('finite_lim2014_fibre', {
      ...finite(km),
      intensities: [0.5, 0.1, 0],
      intensity_probabilities: [0.8, 0.1, 0.1],
    })
  for (const [km, block] of [
    [scenario.distanceKm, here],
    ...[20, 100].map((i) => [chart.own.lengthsKm[i]!, along[i]!] as const),
  ] as const) {
    const again = lim(km)
    expect(block.secretBits).toBe(Math.floor(again.key_length_unfloored_bits!))
    expect(block.seconds / (again.pulses_sent! / scenario.clockHz)).toBeCloseTo(1, 9)
  }
})
