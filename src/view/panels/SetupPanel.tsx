import { ChevronRight } from 'lucide-react'
import { useMemo, useState } from 'react'
import { fill } from '../../locales/fill'
import { attacks } from '../../model/attacks/index'
import { obstacleOf } from '../../model/engine/bench'
import { HARDWARE, type Hardware } from '../../model/scenario/scenario'
import { setHardware } from '../../store/store'
import { lineOf } from '../scene/line'
import { ICON } from '../ui/icon'
import { Segmented } from '../ui/Segmented'
import { Select } from '../ui/Select'
import { Switch } from '../ui/Switch'
import { useApp, useAppState } from '../useApp'
import { AdvancedSetup } from './AdvancedSetup'
import { Countermeasures } from './Countermeasures'
import { settingsOf, switchEve, touchesShare } from './eve'
import { ScenarioSlider } from './ScenarioSlider'
import { shownZoom } from './zoom'
import './setup.css'

/** Which set of hardware. */
export function HardwareChoice() {
  const { store, words } = useApp()
  const hardware = useAppState(({ scenario }) => scenario.hardware)
  const { setup } = words.lab
  return (
    <Segmented
      wide
      label={setup.hardware}
      options={HARDWARE.map((value: Hardware) => ({ value, text: setup.hardwareNames[value] }))}
      value={hardware}
      onChange={(next) => setHardware(store, next)}
      testId="hardware"
    />
  )
}

/** Length of the fibre, with a word where it changes nothing. */
function FibreLength() {
  const { words } = useApp()
  const lossless = useAppState(({ scenario }) => scenario.lossDbPerKm === 0)
  const ideal = useAppState(({ scenario }) => scenario.hardware === 'ideal')
  const { setup } = words.lab
  return (
    <ScenarioSlider
      name="distanceKm"
      label={setup.distance}
      note={lossless ? (ideal ? setup.idealDistance : setup.noLoss) : undefined}
    />
  )
}

/** Where the satellite stands, and what that comes to. */
function SatellitePlace() {
  const { words, format } = useApp()
  const scenario = useAppState((state) => state.scenario)
  const { setup } = words.lab
  const { lengthKm, lossDb } = lineOf(scenario)
  return (
    <>
      <ScenarioSlider name="altitudeKm" label={setup.altitude} />
      <ScenarioSlider
        name="elevationDegrees"
        label={setup.elevation}
        note={fill(setup.satelliteNote, { km: format.integer(lengthKm), db: format.decimal(lossDb, 1) })}
      />
    </>
  )
}

/** Said where the decoys of a source do not do their work. */
function DecoyNote() {
  const { words } = useApp()
  const scenario = useAppState((state) => state.scenario)
  const { setup } = words.lab
  const { source, meanPhotons, weakMeanPhotons, shares } = scenario
  if (source !== 'decoy') return null
  if (weakMeanPhotons >= meanPhotons) return <p className="quantity-note">{setup.decoysTooBright}</p>
  if (shares.weak === 0 || shares.vacuum === 0) return <p className="quantity-note">{setup.decoysMissing}</p>
  return null
}

/** How far Bob is: along a fibre, or from a satellite. */
export function DistanceSetting() {
  const space = useAppState(({ scenario }) => scenario.channel === 'space')
  return space ? <SatellitePlace /> : <FibreLength />
}

/** Eve's hand: on or off, what she does, and how often. Acts from the next photon on. */
export function EveSetting() {
  const { store, controls, words } = useApp()
  const attack = useAppState(({ scenario }) => scenario.attack)
  const scenario = useAppState((state) => state.scenario)
  const obstacle = useMemo(() => obstacleOf(scenario)?.obstacle, [scenario])
  const { setup } = words.lab
  const on = attack !== 'off'
  return (
    <>
      <Switch
        strong
        label={setup.eve}
        state={on ? setup.on : setup.off}
        on={on}
        testId="eve"
        onChange={(next) => switchEve(store, controls, next)}
      />
      {on && (
        <Select
          label={setup.attack}
          options={attacks.filter(({ id }) => id !== 'off').map(({ id }) => ({ value: id, text: setup.attacks[id] }))}
          value={attack}
          testId="attack"
          onChange={(next) => controls.setEve({ attack: next })}
        />
      )}
      {obstacle && <p className="quantity-note">{setup.obstacles[obstacle]}</p>}
      {on &&
        settingsOf(attack).map((name) => <ScenarioSlider key={name} name={name} label={setup.attackSettings[name]} />)}
      {on && touchesShare(attack) && (
        <ScenarioSlider name="fraction" label={setup.touches} onChange={(fraction) => controls.setEve({ fraction })} />
      )}
    </>
  )
}

export function ComparedSetting() {
  const { words } = useApp()
  return <ScenarioSlider name="comparedBits" label={words.lab.setup.compared} note={words.lab.setup.comparedNote} />
}

/** Every setting of the scenario, the usual ones first. */
export function SetupSettings({ titled }: { readonly titled: boolean }) {
  const { words } = useApp()
  const { setup } = words.lab
  const [advanced, setAdvanced] = useState(false)
  const hardware = useAppState(({ viewing }) => shownZoom(viewing) === 5)
  return (
    <div className="setup">
      <section className="setup-section" aria-label={setup.hardware}>
        {titled && <h2>{setup.title}</h2>}
        <HardwareChoice />
        <DistanceSetting />
        {hardware && <ScenarioSlider name="clockHz" label={setup.clock} />}
        <DecoyNote />
      </section>
      <section className="setup-section" aria-label={setup.eve}>
        <EveSetting />
      </section>
      <section className="setup-section" aria-labelledby="setup-check">
        <h2 id="setup-check">{setup.check}</h2>
        <ScenarioSlider name="comparedBits" label={setup.compared} />
        <ScenarioSlider name="misalignment" label={setup.noise} />
        <Countermeasures />
        <button
          type="button"
          className="setup-disclosure"
          aria-expanded={advanced}
          onClick={() => setAdvanced(!advanced)}
        >
          <ChevronRight {...ICON} size={16} />
          {setup.advanced}
        </button>
        {advanced && <AdvancedSetup />}
      </section>
    </div>
  )
}
