/** Photons a second of the `pulses` reading: prepared, tapped, flipped, measured, sifted, compared; one core. */
import { createScratch, planRun, type RunPlan, runBlock } from '../../model/engine/run'
import { basisCount } from '../../model/engine/tally'
import { presets } from '../../model/scenario/scenario'
import { FLIP_CHANCE, photonFigures, type Sifted, withRatios } from './photon-figures'
import { figureAt, type Stage } from './stage'

/** Bytes a photon takes: one bit in each plane that the bit-sliced kernel has in use. */
function planeBytes({ segments }: RunPlan): number {
  const [only] = segments
  if (only?.reading !== 'pulses' || !only.sliced) throw new TypeError('photons: the run is not bit-sliced')
  return only.sliced.planes / 8
}

export const photons: Stage = {
  name: 'photons',
  note:
    'Every side draws bits and bases, taps, flips, measures and sifts. The baselines then gather both sifted keys and ' +
    'count where they differ. Ours gathers no keys in this stage: it counts kept bits and errors where they lie, by ' +
    'basis, and what Eve touched, knows and guesses right; it picks out the compared bits; and its dice can be thrown ' +
    'again block by block. Keys are gathered when a key is made, which the stage chain times.',
  against: ['object-per-photon', 'byte-per-photon', 'numpy'],
  async run(tools) {
    const scratch = createScratch()
    let seed = 1
    let bytesEach = 0
    const sift = (pulses: number, eve: number): Sifted => {
      const scenario = {
        ...presets.ideal,
        misalignment: FLIP_CHANCE,
        attack: 'ir' as const,
        fraction: eve,
        pulses,
        seed: seed++,
      }
      const plan = planRun(scenario)
      bytesEach = Math.max(bytesEach, planeBytes(plan))
      let kept = 0
      let errors = 0
      for (let block = 0; block < plan.blocks; block++) {
        const { tally } = runBlock(plan, block, scratch)
        kept += basisCount(tally, 'kept')
        errors += basisCount(tally, 'errors')
      }
      return { kept, errors }
    }
    // The same number in a quick run: it is a fiftieth of a second.
    const figures = await photonFigures(tools, 1 << 23, sift)
    return { ...figures, bytesEach }
  },
  compare: (own, others) =>
    withRatios(own, 'perSecond', {
      object: figureAt(others['object-per-photon'], 'perSecond'),
      byte: figureAt(others['byte-per-photon'], 'perSecond'),
      numpy: figureAt(others.numpy, 'perSecond'),
    }),
}
