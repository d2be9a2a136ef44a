/** Photons a second of the `pulses` reading: prepared, tapped, flipped, measured, sifted, compared; one core. */
import { createScratch, planRun, runBlock } from '../../model/engine/run'
import { basisCount } from '../../model/engine/tally'
import { presets } from '../../model/scenario/scenario'
import { FLIP_CHANCE, photonFigures, type Sifted, withRatios } from './photon-figures'
import { figureAt, type Stage } from './stage'

export const photons: Stage = {
  name: 'photons',
  against: ['object-per-photon', 'byte-per-photon', 'numpy'],
  async run(tools) {
    const scratch = createScratch()
    let seed = 1
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
      let kept = 0
      let errors = 0
      for (let block = 0; block < plan.blocks; block++) {
        const { tally } = runBlock(plan, block, scratch)
        kept += basisCount(tally, 'kept')
        errors += basisCount(tally, 'errors')
      }
      return { kept, errors }
    }
    return photonFigures(tools, tools.quick ? 1 << 20 : 1 << 23, sift)
  },
  compare: (own, others) =>
    withRatios(own, 'perSecond', {
      object: figureAt(others['object-per-photon'], 'perSecond'),
      byte: figureAt(others['byte-per-photon'], 'perSecond'),
      numpy: figureAt(others.numpy, 'perSecond'),
    }),
}
