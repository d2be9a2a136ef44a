import { fill } from '../../locales/fill'
import type { Quantity } from '../../model/math/quantity'
import { type Shares, SOURCES } from '../../model/scenario/scenario'
import { beginDrag, endDrag } from '../../store/address'
import { setScenario } from '../../store/store'
import { QuantitySlider } from '../ui/QuantitySlider'
import { Select } from '../ui/Select'
import { useApp, useAppState } from '../useApp'
import { ScenarioSlider } from './ScenarioSlider'

/** A share of the pulses in whole per cents; what is left over is the signal. */
const shareQuantity = (key: string, max: number): Quantity => ({
  key,
  unit: '1',
  shownAs: '%',
  min: 0,
  max,
  step: 0.01,
  scale: 'linear',
  whole: false,
})

/** Some signal must remain. */
const MOST_DECOYS = 0.99

const percent = (x: number): number => Math.round(x * 100)

/** Shares with another weak or vacuum share; the signal gives or takes. */
function withShare(shares: Shares, change: Partial<Pick<Shares, 'weak' | 'vacuum'>>): Shares {
  const weak = percent(change.weak ?? shares.weak)
  const vacuum = percent(change.vacuum ?? shares.vacuum)
  return { signal: (100 - weak - vacuum) / 100, weak: weak / 100, vacuum: vacuum / 100 }
}

function DecoyShares() {
  const { store, words } = useApp()
  const shares = useAppState(({ scenario }) => scenario.shares)
  const { setup } = words.lab
  const onDrag = (dragging: boolean) => (dragging ? beginDrag(store) : endDrag(store))
  const text = fill(setup.shareSignal, {
    n: percent(shares.signal),
    w: percent(shares.weak),
    v: percent(shares.vacuum),
  })
  return (
    <>
      <QuantitySlider
        quantity={shareQuantity('weak', MOST_DECOYS - shares.vacuum)}
        value={shares.weak}
        label={setup.shareWeak}
        onChange={(weak) => setScenario(store, { shares: withShare(shares, { weak }) })}
        onDrag={onDrag}
      />
      <QuantitySlider
        quantity={shareQuantity('vacuum', MOST_DECOYS - shares.weak)}
        value={shares.vacuum}
        label={setup.shareVacuum}
        note={text}
        onChange={(vacuum) => setScenario(store, { shares: withShare(shares, { vacuum }) })}
        onDrag={onDrag}
      />
    </>
  )
}

/** Every quantity that the usual settings leave alone; what the source does not use is not shown. */
export function AdvancedSetup() {
  const { store, words } = useApp()
  const source = useAppState(({ scenario }) => scenario.source)
  const { setup } = words.lab
  return (
    <div className="setup-advanced">
      <ScenarioSlider name="lossDbPerKm" label={setup.fibreLoss} />
      <ScenarioSlider name="detectorEfficiency" label={setup.efficiency} />
      <ScenarioSlider name="darkCountProbability" label={setup.dark} />
      <div className="setup-choice">
        <span aria-hidden="true">{setup.source}</span>
        <Select
          label={setup.source}
          options={SOURCES.map((value) => ({ value, text: setup.sources[value] }))}
          value={source}
          testId="source"
          onChange={(next) => setScenario(store, { source: next })}
        />
      </div>
      {source !== 'sp' && <ScenarioSlider name="meanPhotons" label={setup.mean} />}
      {source === 'decoy' && <ScenarioSlider name="weakMeanPhotons" label={setup.weakMean} />}
      {source === 'decoy' && <DecoyShares />}
      <ScenarioSlider name="clockHz" label={setup.clock} />
      <ScenarioSlider name="errorCorrectionFactor" label={setup.errorCorrection} />
      <ScenarioSlider name="basisBias" label={setup.bias} />
      <ScenarioSlider name="pulses" label={source === 'sp' ? setup.photons : setup.pulses} />
    </div>
  )
}
