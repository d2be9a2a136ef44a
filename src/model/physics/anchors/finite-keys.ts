import { curveSetup } from '../curve-setup'
import { optimalBlock } from '../optimal-block'
import { optimiseIntensities, reachWithBestIntensities } from '../optimal-intensities'
import type { Anchor, AnchorNote } from './anchor'

/** n, Q and expected secret bits per signal; tolerance: half the last digit does not apply, the abort model is not printed. */
const TABLE_II = [
  { keyBits: 1e4, qber: 0.01, rate: 0.117 },
  { keyBits: 1e4, qber: 0.025, rate: 0.068 },
  { keyBits: 1e5, qber: 0.01, rate: 0.304 },
  { keyBits: 1e5, qber: 0.025, rate: 0.215 },
  { keyBits: 1e6, qber: 0.01, rate: 0.478 },
  { keyBits: 1e6, qber: 0.025, rate: 0.357 },
] as const

const ABORT_MODEL: AnchorNote = 'abort-model-unspecified'

/** Dedicated fibre of Lim et al. 2014, Sec. IV; ε_sec is so much per secret bit there, so it is set by the key's length. */
const lim = (blockBits: number, secrecy: number) =>
  curveSetup(
    {
      mu: 0.5,
      detectorEfficiency: 0.1,
      darkCountProbability: 6e-7,
      misalignment: 0.005,
      errorCorrectionFactor: 1.16,
      siftingFactor: 0.5,
      clockHz: 1e9,
    },
    0.2,
    {
      weakestMean: 2e-4,
      finite: { keyBasisProbability: 0.9, blockBits, secrecy, correctness: 1e-15, afterpulsing: 0.04 },
    },
  )

const LIM_2014 = 'Lim, Curty, Walenta, Xu, Zbinden, Phys. Rev. A 89, 022307 (2014)'

/** Keys of finite length. */
export const finiteKeys: readonly Anchor[] = [
  ...TABLE_II.map(
    ({ keyBits, qber, rate }): Anchor => ({
      id: `tomamichel-table-2-n${keyBits}-q${qber}`,
      what: 'secret-share',
      conditions: { keyBits, qber },
      source: 'Tomamichel, Lim, Gisin, Renner, Nat. Commun. 3, 634 (2012), Table II',
      reference: rate,
      unit: '1',
      shownAs: '%',
      compute: () => optimalBlock(keyBits, qber, 1e-14, 1.1).rate,
      tolerance: 0.04 * rate,
      note: ABORT_MODEL,
    }),
  ),
  {
    id: 'lim-block-1e9-over-1e7',
    what: 'rate-ratio',
    conditions: { lengthKm: 100 },
    source: LIM_2014,
    reference: 1.75,
    unit: '1',
    // Keys of about 10⁸ and 10⁶ bits at 10⁻¹⁵ a bit.
    compute: () =>
      optimiseIntensities(lim(1e9, 1e-7), 100, 2).perPulse / optimiseIntensities(lim(1e7, 1e-9), 100, 2).perPulse,
    tolerance: 0.05,
    note: 'channel-model-reread',
  },
  {
    id: 'lim-reach-block-1e4',
    what: 'reach',
    conditions: { blockBits: 1e4 },
    source: LIM_2014,
    reference: 135,
    unit: 'km',
    // The last keys have some hundred bits, at 10⁻¹⁵ a bit.
    compute: () => reachWithBestIntensities(lim(1e4, 1e-13), 2),
    tolerance: 2.5,
    note: 'channel-model-reread',
  },
]
