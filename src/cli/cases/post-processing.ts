import { toeplitzByDefinition } from '../../model/crypto/toeplitz-definition'
import { packBits, unpackBits } from '../../model/math/packed-bits'
import { authenticationCost } from '../../model/physics/authentication-cost'
import { cascadeBlocks } from '../../model/physics/cascade-blocks'
import { extractableBits } from '../../model/physics/privacy-amplification-length'
import { rateAdaptiveCode, reconciliationLeak } from '../../model/physics/reconciliation-cost'
import { siftedShare } from '../../model/physics/sifting'
import { clopperPearson } from '../../model/physics/statistics/clopper-pearson'
import { hoeffdingDeviation, samplingDeviation, serflingDeviation } from '../../model/physics/statistics/deviations'
import { bitText, choice, type Model, number } from './inputs'

const bits = (text: string) => packBits(Array.from(text, Number))

/** Classical post-processing: section 6 of the model book. */
export const postProcessing: Readonly<Record<string, Model>> = {
  sifting: (inputs) => ({ ...siftedShare(number(inputs, 'p_z_alice'), number(inputs, 'p_z_bob')) }),
  hoeffding: (inputs) => ({ deviation: hoeffdingDeviation(number(inputs, 'n'), number(inputs, 'eps')) }),
  serfling: (inputs) => ({
    deviation: serflingDeviation(number(inputs, 'n_key'), number(inputs, 'k_test'), number(inputs, 'eps')),
  }),
  clopper_pearson: (inputs) => ({
    ...clopperPearson(number(inputs, 'errors'), number(inputs, 'n'), number(inputs, 'eps')),
  }),
  gamma_sampling: (inputs) => ({
    deviation: samplingDeviation(
      number(inputs, 'eps'),
      number(inputs, 'error_rate'),
      number(inputs, 'n_test'),
      number(inputs, 'n_key'),
      number(inputs, 'K'),
    ),
  }),
  cascade_blocks: (inputs) => ({
    block_sizes: cascadeBlocks(
      choice(inputs, 'variant', ['original', 'biconf', 'yanetal', 'option3', 'option4', 'option7', 'option8']),
      number(inputs, 'qber'),
      number(inputs, 'n'),
    ),
  }),
  ec_leak: (inputs) => ({
    leak_bits: reconciliationLeak(number(inputs, 'n'), number(inputs, 'qber'), number(inputs, 'f_ec')),
  }),
  ldpc_rate_adaptive: (inputs) => {
    const { rate, factor } = rateAdaptiveCode(
      number(inputs, 'mother_rate'),
      number(inputs, 'puncture_fraction'),
      number(inputs, 'shorten_fraction'),
      number(inputs, 'qber'),
    )
    return { rate, f_at_qber: factor }
  },
  privacy_amplification: (inputs) => ({
    key_length_bits: extractableBits(number(inputs, 'min_entropy_bits'), number(inputs, 'eps_pa')),
  }),
  toeplitz: (inputs) => {
    const hash = toeplitzByDefinition(
      bits(bitText(inputs, 'seed_bits')),
      bits(bitText(inputs, 'input_bits')),
      number(inputs, 'output_length'),
    )
    return { hash_bits: unpackBits(hash).join('') }
  },
  wegman_carter: (inputs) => {
    const cost = authenticationCost(number(inputs, 'message_bits'), number(inputs, 'block_bits'))
    return {
      forgery_prob: cost.forgery,
      key_bits_first: cost.firstKeyBits,
      key_bits_per_message: cost.keyBitsPerMessage,
      blocks: cost.blocks,
    }
  },
}
