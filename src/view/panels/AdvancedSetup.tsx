import type { ReactNode } from 'react'
import { fill } from '../../locales/fill'
import type { Quantity } from '../../model/math/quantity'
import { PAIR_MODES, type Shares, SOURCES } from '../../model/scenario/scenario'
import { beginDrag, endDrag } from '../../store/address'
import { setScenario } from '../../store/store'
import { QuantitySlider } from '../ui/QuantitySlider'
import { Select } from '../ui/Select'
import { useApp, useAppState } from '../useApp'
import { ChannelSettings } from './ChannelSettings'
import { DetectorPicker } from './DetectorPicker'
import { deadTimeLimit } from './dead-time'
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

/** Settings that belong together, under one word. */
function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="setup-group" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

/** What the light is made of; what the source does not use is not shown. */
function LightSettings() {
  const { store, words } = useApp()
  const source = useAppState(({ scenario }) => scenario.source)
  const pairModes = useAppState(({ scenario }) => scenario.pairModes)
  const { setup } = words.lab
  return (
    <>
      <Select
        label={setup.source}
        options={SOURCES.map((value) => ({ value, text: setup.sources[value] }))}
        value={source}
        testId="source"
        onChange={(next) => setScenario(store, { source: next })}
      />
      {source === 'sp' && (
        <>
          <ScenarioSlider name="brightness" label={setup.brightness} />
          <ScenarioSlider name="g2" label={setup.g2} />
        </>
      )}
      {source !== 'sp' && <ScenarioSlider name="meanPhotons" label={source === 'spdc' ? setup.pairs : setup.mean} />}
      {source === 'decoy' && (
        <>
          <ScenarioSlider name="weakMeanPhotons" label={setup.weakMean} />
          <DecoyShares />
        </>
      )}
      {source === 'spdc' && (
        <>
          <Select
            label={setup.pairModes}
            options={PAIR_MODES.map((value) => ({ value, text: `${setup.pairModes} ${setup.pairModeNames[value]}` }))}
            value={pairModes}
            onChange={(next) => setScenario(store, { pairModes: next })}
          />
          <ScenarioSlider name="heraldEfficiency" label={setup.heraldEfficiency} />
          <ScenarioSlider name="heraldDarkCount" label={setup.heraldDark} />
        </>
      )}
    </>
  )
}

/** Dead time, and the rate of clicks it allows at most. */
function DeadTimeSetting() {
  const { words, format } = useApp()
  const limit = useAppState(({ scenario }) => deadTimeLimit(scenario)?.perSecond ?? null)
  const outlasts = useAppState(({ scenario }) => deadTimeLimit(scenario)?.outlastsRun === true)
  const { setup, deadTime } = words.lab
  const most = limit === null ? undefined : fill(deadTime.limit, { limit: format.inline(format.si(limit, '')) })
  return <ScenarioSlider name="deadTimeNs" label={setup.deadTime} note={outlasts ? deadTime.longer : most} />
}

/** Every quantity that the usual settings leave alone. */
export function AdvancedSetup() {
  const { words } = useApp()
  const single = useAppState(({ scenario }) => scenario.source === 'sp')
  const gated = useAppState(({ scenario }) => scenario.gateNs > 0)
  const { setup } = words.lab
  return (
    <div className="setup-advanced">
      <Group title={setup.groups.channel}>
        <ChannelSettings />
      </Group>
      <Group title={setup.groups.detectors}>
        <DetectorPicker />
        <ScenarioSlider name="detectorEfficiency" label={setup.efficiency} />
        <ScenarioSlider name="darkCountProbability" label={setup.dark} />
        <ScenarioSlider name="background" label={setup.background} />
        <DeadTimeSetting />
        <ScenarioSlider name="afterpulse" label={setup.afterpulse} />
        <ScenarioSlider name="gateNs" label={setup.gate} />
        {gated && <ScenarioSlider name="jitterPs" label={setup.jitter} />}
      </Group>
      <Group title={setup.groups.light}>
        <LightSettings />
      </Group>
      <Group title={setup.groups.run}>
        <ScenarioSlider name="clockHz" label={setup.clock} />
        <ScenarioSlider name="errorCorrectionFactor" label={setup.errorCorrection} />
        <ScenarioSlider name="basisBias" label={setup.bias} />
        <ScenarioSlider name="pulses" label={single ? setup.photons : setup.pulses} />
      </Group>
    </div>
  )
}
