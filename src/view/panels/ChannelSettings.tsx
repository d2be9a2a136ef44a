import { CHANNELS } from '../../model/scenario/scenario'
import { setScenario } from '../../store/store'
import { Segmented } from '../ui/Segmented'
import { useApp, useAppState } from '../useApp'
import { ScenarioSlider } from './ScenarioSlider'

/** What carries the light: fibre or free space, and the quantities of the one that is chosen. */
export function ChannelSettings() {
  const { store, words } = useApp()
  const channel = useAppState(({ scenario }) => scenario.channel)
  const turbulent = useAppState(({ scenario }) => scenario.coherenceM > 0)
  const { setup } = words.lab
  return (
    <>
      <Segmented
        wide
        label={setup.channel}
        options={CHANNELS.map((value) => ({ value, text: setup.channels[value] }))}
        value={channel}
        onChange={(next) => setScenario(store, { channel: next })}
        testId="channel"
      />
      {channel === 'fibre' ? (
        <ScenarioSlider name="lossDbPerKm" label={setup.fibreLoss} />
      ) : (
        <>
          <ScenarioSlider name="waistM" label={setup.waist} />
          <ScenarioSlider name="apertureM" label={setup.aperture} />
          <ScenarioSlider name="jitterMicroradians" label={setup.pointing} />
          <ScenarioSlider name="zenithTransmission" label={setup.zenith} />
          <ScenarioSlider name="coherenceM" label={setup.coherence} note={turbulent ? undefined : setup.noTurbulence} />
        </>
      )}
      <ScenarioSlider name="insertionLossDb" label={setup.insertionLoss} />
      <ScenarioSlider name="depolarisation" label={setup.depolarisation} />
    </>
  )
}
