/** The intensities, shares and basis bias that give the most key at a finite size, in the steps of the settings. */
import { curveSetupOf, type FiniteWish } from '../../model/engine/distance-curve'
import { finiteBlock } from '../../model/engine/finite-key-block'
import { linkSettingsOf } from '../../model/engine/link-settings-of'
import { optimiseIntensities } from '../../model/physics/optimal-intensities'
import { type QuantityName, quantities, type Scenario } from '../../model/scenario/scenario'

export interface BestIntensities {
  readonly patch: Pick<Scenario, 'meanPhotons' | 'weakMeanPhotons' | 'shares' | 'basisBias'>
  /** Of finite keys with these settings, and with the ones before. */
  readonly bitsPerSecond: number
  readonly before: number
}

/** To the step of a setting, within its range. */
function inSteps(name: QuantityName, value: number): number {
  const { min, max, step } = quantities[name]
  return Number(Math.min(max, Math.max(min, Math.round(value / step) * step)).toPrecision(9))
}

/** Secret bits per second of a scenario's blocks. */
function finiteRate(scenario: Scenario, wish: FiniteWish): number {
  const block = finiteBlock(scenario, wish)
  return block && Number.isFinite(block.seconds) ? block.secretBits / block.seconds : 0
}

/**
 * For the channel as it is, of fibre or through space.
 *
 * @returns null where no choice gives a key
 */
export function bestIntensities(scenario: Scenario, wish: FiniteWish): BestIntensities | null {
  const { transmittance } = linkSettingsOf(scenario)
  // The search asks for a fibre: one that loses as much as the channel.
  const setup = { ...curveSetupOf(scenario, wish), lossDbPerKm: 1, insertionLossDb: 0 }
  const found = optimiseIntensities(setup, -10 * Math.log10(transmittance), 2)
  if (found.perPulse === 0) return null
  const weak = Math.max(0.01, Math.round(found.shares[1] * 100) / 100)
  const vacuum = Math.max(0.01, Math.round(found.shares[2] * 100) / 100)
  const patch = {
    meanPhotons: inSteps('meanPhotons', found.mean),
    weakMeanPhotons: inSteps('weakMeanPhotons', found.weakMean),
    shares: { signal: Number((1 - weak - vacuum).toPrecision(9)), weak, vacuum },
    basisBias: inSteps('basisBias', found.keyBasisProbability),
  }
  const bitsPerSecond = finiteRate({ ...scenario, ...patch }, wish)
  return bitsPerSecond > 0 ? { patch, bitsPerSecond, before: finiteRate(scenario, wish) } : null
}
