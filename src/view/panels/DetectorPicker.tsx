import { fill } from '../../locales/fill'
import { clampTo } from '../../model/math/quantity'
import { type DetectorPreset, detectorPresets, detectorSettings } from '../../model/physics/detectors/presets'
import { type QuantityName, quantities, type Scenario } from '../../model/scenario/scenario'
import { setScenario } from '../../store/store'
import { Select } from '../ui/Select'
import { useApp, useAppState } from '../useApp'

/** Stands for settings that are no detector of the list. */
const OWN = 'own'

/** Digits that survive a link. */
const DIGITS = 6

/** The preset's figures as a link can carry them: within the ranges of the settings, in six digits. */
const settingsOf = (preset: DetectorPreset): Partial<Scenario> =>
  Object.fromEntries(
    Object.entries(detectorSettings(preset)).map(([name, value]) => [
      name,
      clampTo(quantities[name as QuantityName], Number(value.toPrecision(DIGITS))),
    ]),
  )

/** Whether the link is set to this detector, in every figure that the preset gives. */
const isSetTo = (scenario: Scenario, preset: DetectorPreset): boolean =>
  Object.entries(settingsOf(preset)).every(([name, value]) => scenario[name as keyof Scenario] === value)

/** Detectors that exist: one choice sets efficiency, dark counts, dead time, afterpulses and jitter, and names its source. */
export function DetectorPicker() {
  const { store, words } = useApp()
  const chosen = useAppState(({ scenario }) => detectorPresets.find((preset) => isSetTo(scenario, preset))?.id ?? OWN)
  const { setup } = words.lab
  const preset: DetectorPreset | undefined = detectorPresets.find(({ id }) => id === chosen)
  return (
    <>
      <Select
        label={setup.detector}
        value={chosen}
        testId="detector"
        options={[
          { value: OWN, text: setup.detectorOwn },
          ...detectorPresets.map(({ id, name }) => ({ value: id, text: name })),
        ]}
        onChange={(id) => {
          const found = detectorPresets.find((each) => each.id === id)
          if (found) setScenario(store, settingsOf(found))
        }}
      />
      {preset && <p className="quantity-note">{fill(setup.detectorSource, { source: preset.source })}</p>}
    </>
  )
}
