import { Minus, Plus } from 'lucide-react'
import { SPEEDS } from '../../../model/scenario/viewing'
import { setViewing } from '../../../store/store'
import { AlarmRow } from '../../panels/AlarmRow'
import { ChipSheets, Chips, SetupDialog } from '../../panels/Chips'
import { HardwareCounters } from '../../panels/HardwareCounters'
import { Evidence } from '../../panels/LazyEvidence'
import { RunFailure } from '../../panels/RunFailure'
import { countedBy, speedParts } from '../../panels/speed-words'
import { PlayButton, StepBackButton, StepButton } from '../../panels/TimeBar'
import { ViewBar } from '../../panels/ViewBar'
import { Button } from '../../ui/Button'
import { ICON } from '../../ui/icon'
import { useApp, useAppState } from '../../useApp'
import { Stage } from './Stage'
import './lab.css'

/** Slower and faster, with the speed between them. */
function SpeedSteps() {
  const { store, words, format } = useApp()
  const speed = useAppState(({ viewing }) => viewing.speed)
  const counted = useAppState(({ scenario, run }) => countedBy(scenario.source, run.recording?.eventKind))
  const at = SPEEDS.indexOf(speed)
  const { value, unit, whole } = speedParts(speed, counted, words, format)
  const step = (by: 1 | -1) => {
    const next = SPEEDS[at + by]
    if (next) setViewing(store, { speed: next })
  }
  return (
    <div className="lab-speed" data-testid="speed" data-value={speed}>
      <Button kind="icon" aria-label={words.lab.time.slower} aria-disabled={at === 0} onClick={() => step(-1)}>
        <Minus {...ICON} />
      </Button>
      <p>
        <span className="visually-hidden">{whole}</span>
        <span aria-hidden="true">
          <strong>{value}</strong>
          {unit && <small>{unit}</small>}
        </span>
      </p>
      <Button
        kind="icon"
        aria-label={words.lab.time.faster}
        aria-disabled={at === SPEEDS.length - 1}
        onClick={() => step(1)}
      >
        <Plus {...ICON} />
      </Button>
    </div>
  )
}

/** In the hand: the scene stays, the rest scrolls under it; settings are chips that open sheets. */
export function LabPhone({ layout }: { readonly layout: 'phone' | 'landscape' }) {
  const { words } = useApp()
  return (
    <main className={`lab lab-phone lab-${layout}`} id="main" tabIndex={-1}>
      <h1 className="visually-hidden">{words.lab.heading}</h1>
      <Stage>
        <ViewBar compact />
      </Stage>
      <div className="lab-desk">
        <RunFailure />
        <AlarmRow layout="short" />
        <section className="lab-transport" aria-label={words.lab.time.label}>
          <StepBackButton />
          <PlayButton />
          <StepButton withWord={false} />
          <SpeedSteps />
        </section>
        <Chips />
        <Evidence layout={layout} />
        <HardwareCounters />
      </div>
      <ChipSheets />
      <SetupDialog place="sheet" />
    </main>
  )
}
