import { selectHeadline } from '../../../store/selectors'
import { setViewing } from '../../../store/store'
import { budgetRows } from '../../charts/budget-data'
import { flowOf } from '../../panels/flow'
import { lookForKept } from '../../panels/look-at'
import { Ribbon } from '../../scene/Ribbon'
import type { RibbonStage } from '../../scene/ribbon-shape'
import { useApp, useAppState } from '../../useApp'

/** Zoom 4 and 5: what became of all pulses, so far or in one second of the hardware. */
export function FlowStage({ perSecond }: { readonly perSecond: boolean }) {
  const { store, controls, words, format } = useApp()
  const headline = useAppState(selectHeadline)
  const factor = useAppState(({ scenario }) => scenario.errorCorrectionFactor)
  const clockHz = useAppState(({ scenario }) => scenario.clockHz)
  const stages = flowOf(budgetRows(headline, factor), perSecond ? clockHz : null)
  const sample = (stage: RibbonStage) => {
    controls.clock.pause()
    setViewing(store, { zoom: '2' })
    if (stage !== 'sent' && stage !== 'arrived') void lookForKept(store, controls)
  }
  if (headline.pulses === 0) return <p className="stage-empty">{words.lab.zoom.ribbonEmpty}</p>
  return <Ribbon stages={stages} perSecond={perSecond} words={words.scene} format={format} onStage={sample} />
}
