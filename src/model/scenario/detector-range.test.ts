import { expect, it } from 'vitest'
import { clampTo } from '../math/quantity'
import { type DetectorPreset, detectorPresets, detectorSettings } from '../physics/detectors/presets'
import { quantities } from './scenario'

it('a link can be set to every detector that can be chosen, gates down to a tenth of a nanosecond included', () => {
  for (const preset of detectorPresets as readonly DetectorPreset[])
    for (const gateNs of [0.1, 1, 10])
      for (const [name, value] of Object.entries(detectorSettings(preset, gateNs)))
        expect(clampTo(quantities[name as 'darkCountProbability'], value), `${preset.id}: ${name}`).toBe(value)
})
