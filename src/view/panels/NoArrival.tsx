import { useState } from 'react'
import { fill } from '../../locales/fill'
import { expectedWait, type Wait } from '../../model/engine/wait'
import type { Scenario } from '../../model/scenario/scenario'
import { selectHeadline } from '../../store/selectors'
import { Button } from '../ui/Button'
import { useApp, useAppState } from '../useApp'
import { lookAtFirstArrival } from './look-at'
import './arrival.css'

const waits = new WeakMap<Scenario, { readonly wait: Wait | null }>()

/** The wait for a click, worked out once for each scenario; null where none can come. */
function waitOf(scenario: Scenario): Wait | null {
  const known = waits.get(scenario) ?? { wait: expectedWait(scenario) }
  waits.set(scenario, known)
  return known.wait
}

/** Nothing has arrived: how long one waits for a click, and the way to it. */
export function NoArrival() {
  const { store, controls, words, format } = useApp()
  const scenario = useAppState((state) => state.scenario)
  const played = useAppState((state) => selectHeadline(state).pulses)
  const counted = useAppState(({ run }) => run.recording?.pulsesDone ?? 0)
  // Where nothing clicks, nothing plays: what the engine has counted is what was sent.
  const sent = played || counted
  const [searching, setSearching] = useState(false)
  const { arrival } = words.lab
  const wait = waitOf(scenario)
  const n = format.count(sent)
  if (!wait)
    return (
      <div className="arrival" data-testid="no-arrival">
        <p>
          {fill(arrival.none, { n })} {arrival.never}
        </p>
      </div>
    )
  const far = scenario.attack === 'off'
  const jump = () => {
    setSearching(true)
    void lookAtFirstArrival(store, controls).finally(() => setSearching(false))
  }
  return (
    <div className="arrival" data-testid="no-arrival">
      <p>
        {fill(arrival.none, { n })}{' '}
        {fill(far ? arrival.atDistance : arrival.expected, { t: format.duration(wait.seconds) })}
        {wait.pulses > scenario.pulses &&
          ` ${fill(arrival.mayEnd, { t: format.duration((scenario.pulses / wait.pulses) * wait.seconds) })}`}
      </p>
      <Button data-testid="first-arrival" aria-disabled={searching} onClick={jump}>
        {arrival.jump}
      </Button>
    </div>
  )
}
