import { useEffect, useMemo } from 'react'
import { pulsesPerSecond } from '../../../model/engine/effective-link'
import { expectHonest } from '../../../model/engine/expect'
import { eventCount } from '../../../model/engine/recording'
import { selectHeadline } from '../../../store/selectors'
import { budgetRows } from '../../charts/budget-data'
import { DeadTimeNote } from '../../panels/DeadTimeNote'
import { flowOf, forecastFlow } from '../../panels/flow'
import { LookCloser } from '../../panels/LookCloser'
import { lookAtStage } from '../../panels/look-at'
import { NoArrival } from '../../panels/NoArrival'
import { showEvidence } from '../../panels/shell'
import { Ribbon } from '../../scene/Ribbon'
import type { RibbonStage } from '../../scene/ribbon-shape'
import { useApp, useAppState } from '../../useApp'

/** So many pulses without a click are worth a sentence. */
const FEW_PULSES = 20

/** Zoom 4 and 5: what became of all pulses, so far or in one second of the hardware. */
export function FlowStage({ perSecond }: { readonly perSecond: boolean }) {
  const { store, controls, shell, words, format } = useApp()
  const headline = useAppState(selectHeadline)
  const scenario = useAppState((state) => state.scenario)
  const silent = useAppState(
    ({ run: { recording } }) => recording !== null && recording.pulsesDone > 0 && eventCount(recording) === 0,
  )
  const none = silent || (headline.pulses >= FEW_PULSES && headline.arrived === 0)
  const shown = useAppState(({ playback }) => playback.shown)
  const playing = useAppState(({ playback }) => playback.playing)
  const recording = useAppState(({ run }) => run.recording)
  const unsent = headline.pulses === 0
  const forecast = useMemo(() => (unsent ? expectHonest(scenario) : null), [unsent, scenario])
  // Counts are exact in an open block; in a closed one they wait for its end.
  useEffect(() => {
    if (recording && shown > 0) controls.open(shown - 1, shown - 1)
  }, [controls, recording, shown])
  const rows = budgetRows(headline, scenario.errorCorrectionFactor)
  const stages = flowOf(rows, perSecond ? pulsesPerSecond(scenario) : null)
  const sample = (stage: RibbonStage) => {
    void lookAtStage(store, controls, stage).then((found) => {
      // The bench draws what arrived; the table has every one of them.
      if (found) showEvidence(shell, 'far', 'TABLE')
    })
  }
  if (none)
    return (
      <div className="stage-empty">
        <NoArrival />
      </div>
    )
  if (forecast) {
    const says = playing ? words.lab.zoom.ribbonBegins : words.lab.zoom.ribbonEmpty
    return (
      <Ribbon
        stages={forecastFlow(forecast, perSecond ? pulsesPerSecond(scenario) : scenario.pulses)}
        perSecond={perSecond}
        words={words.scene}
        format={format}
        forecast={says}
      />
    )
  }
  return (
    <>
      <Ribbon stages={stages} perSecond={perSecond} words={words.scene} format={format} onStage={sample} />
      <DeadTimeNote />
      <LookCloser />
    </>
  )
}
