import { fill } from '../../locales/fill'
import { pulsesPerSecond } from '../../model/engine/effective-link'
import { selectHeadline } from '../../store/selectors'
import { useApp, useAppState } from '../useApp'
import { deadTimeLimit } from './dead-time'

/** How close the clicks come to what detectors that sleep after each can count at most. */
export function DeadTimeNote() {
  const { words, format } = useApp()
  const scenario = useAppState((state) => state.scenario)
  const { pulses, arrived } = useAppState(selectHeadline)
  const limit = deadTimeLimit(scenario)
  if (!limit || pulses === 0) return null
  const { deadTime } = words.lab
  const sleep = format.duration(scenario.deadTimeNs / 1e9)
  const rate = (arrived / pulses) * pulsesPerSecond(scenario)
  return (
    <p className="dead-time" data-testid="dead-time">
      {limit.outlastsRun
        ? fill(deadTime.outlasts, { t: sleep })
        : fill(deadTime.rate, {
            rate: format.inline(format.si(rate, '')),
            limit: format.inline(format.si(limit.perSecond, '')),
            share: format.percent(Math.min(1, rate / limit.perSecond), 0),
            t: sleep,
          })}
    </p>
  )
}
