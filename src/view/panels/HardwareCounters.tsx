import { pulsesPerSecond } from '../../model/engine/effective-link'
import { selectHeadline } from '../../store/selectors'
import type { State } from '../../store/state'
import type { Figure } from '../format'
import { useApp, useAppState } from '../useApp'
import { longRunOf } from './day'
import { shownZoom } from './zoom'
import './hardware.css'

const atHardware = ({ viewing, opening }: State): boolean => shownZoom(viewing) === 5 && opening === null

/** From here on a count says more as a power of ten. */
const MANY = 1e9

/** Zoom 5: what the hardware has done so far, at its own clock. */
export function HardwareCounters() {
  const { words, format } = useApp()
  const wanted = useAppState(atHardware)
  const scenario = useAppState((state) => state.scenario)
  const { pulses, arrived, alarm } = useAppState(selectHeadline)
  if (!wanted) return null
  const { hardware } = words.lab
  const perSecond = pulsesPerSecond(scenario)
  const expected = longRunOf(scenario, alarm)
  const [time, unit = ''] = format.duration(pulses / perSecond).split('\u00a0')
  const counters: readonly (readonly [string, Figure])[] = [
    // What the alarm forbids is forbidden with her, what the formula allows is allowed without her.
    [expected === 0 ? hardware.key : hardware.keyEveOff, format.rate(expected)],
    [hardware.sent, { value: pulses < MANY ? format.count(pulses) : format.power(pulses), unit: '' }],
    [hardware.clicks, { value: format.count(arrived), unit: '' }],
    [hardware.clicksPerSecond, format.si(pulses > 0 ? (arrived / pulses) * perSecond : 0, '/s')],
    [hardware.runningFor, pulses === 0 ? { value: '0', unit: 's' } : { value: time ?? '', unit }],
  ]
  return (
    <dl className="hardware" aria-label={hardware.label} data-testid="hardware-counters">
      {counters.map(([name, { value, unit }]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <strong>{value}</strong> {unit}
          </dd>
        </div>
      ))}
    </dl>
  )
}
