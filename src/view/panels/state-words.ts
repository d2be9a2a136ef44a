/** The whole state in words: what `D` speaks and the panel "State in words" shows. */
import { fill } from '../../locales/fill'
import type { Words } from '../../locales/index'
import { quantities, type Scenario } from '../../model/scenario/scenario'
import type { Viewer } from '../../model/scenario/viewing'
import { selectHeadline } from '../../store/selectors'
import type { State } from '../../store/state'
import type { Format } from '../format'
import { lineOf } from '../scene/line'
import { alarmWords } from './alarm-words'
import { scenarioName } from './scenario-name'

export const seesEve = (viewer: Viewer): boolean => viewer === 'all' || viewer === 'eve'

function viewWords(viewer: Viewer, { lab }: Words): string {
  if (viewer === 'all') return lab.live.stateViewAll
  if (viewer === 'public') return lab.live.stateViewPublic
  return fill(lab.live.stateView, { name: lab.view[viewer] })
}

/** "80 km", or "571 km of free space". */
export const lineWords = (scenario: Scenario, { lab }: Words, format: Format): string =>
  scenario.channel === 'space'
    ? fill(lab.setup.spaceLength, { km: format.integer(lineOf(scenario).lengthKm) })
    : format.inline(format.quantity(quantities.distanceKm, scenario.distanceKm))

/** "Eve's hand is on the fibre, touching 32 percent." or "… is off." */
export function eveWords({ scenario }: State, { lab }: Words, format: Format): string {
  const space = scenario.channel === 'space'
  if (scenario.attack === 'off') return lab.live.eveOff
  return fill(space ? lab.live.eveOnBeam : lab.live.eveOn, {
    p: format.quantity(quantities.fraction, scenario.fraction).value,
  })
}

/** View, scenario, hardware, distance, Eve, counts, error rate with band, alarm, key: at most some sixty words. */
export function stateWords(state: State, words: Words, format: Format): string {
  const { live, setup } = words.lab
  const { scenario, viewing } = state
  const { alarm, qber, key, pulses, arrived, kept } = selectHeadline(state)
  const parts = [
    viewWords(viewing.viewer, words),
    fill(live.stateScenario, {
      scenario: scenarioName(state, words),
      hardware: setup.hardwareNames[scenario.hardware],
      km: lineWords(scenario, words, format),
    }),
  ]
  if (seesEve(viewing.viewer))
    parts.push(
      scenario.attack === 'off'
        ? live.stateEveOff
        : fill(live.stateEveOn, { p: format.quantity(quantities.fraction, scenario.fraction).value }),
    )
  if (pulses === 0) parts.push(live.stateNothing)
  else
    parts.push(
      fill(live.stateCounts, { sent: format.count(pulses), arrived: format.count(arrived), kept: format.count(kept) }),
    )
  if (pulses > 0)
    parts.push(
      qber
        ? fill(live.stateQber, {
            compared: format.count(qber.compared),
            q: format.percentValue(qber.value),
            low: format.percentValue(qber.band.low),
            high: format.percentValue(qber.band.high),
          })
        : live.stateNoQber,
    )
  parts.push(fill(live.alarmOnly, { alarm: alarmWords(alarm, words) }))
  if (key && alarm.state !== 'few')
    parts.push(
      key.perSecond === null
        ? fill(live.stateKeyShare, { share: format.percent(key.share, 0) })
        : fill(live.stateKeyRate, { rate: format.inline(format.rate(key.perSecond)) }),
    )
  return parts.join(' ')
}
