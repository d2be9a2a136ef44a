import { fill } from '../../../locales/fill'
import { AlarmRow } from '../../panels/AlarmRow'
import { SetupDialog } from '../../panels/Chips'
import { switchEve } from '../../panels/eve'
import { Evidence } from '../../panels/LazyEvidence'
import { RunFailure } from '../../panels/RunFailure'
import { openOverlay } from '../../panels/shell'
import { PlayButton, RestartButton, SpeedSlider, StepButton } from '../../panels/TimeBar'
import { Button } from '../../ui/Button'
import { useApp, useAppState } from '../../useApp'
import { Stage } from './Stage'
import './lab.css'

/** For the back row: one chart, large words, the setup behind a button. */
export function LabProjector() {
  const { store, controls, shell, words } = useApp()
  const on = useAppState(({ scenario }) => scenario.attack !== 'off')
  const { setup, header } = words.lab
  return (
    <main className="lab lab-projector" id="main" tabIndex={-1}>
      <h1 className="visually-hidden">{words.lab.heading}</h1>
      <Stage />
      <RunFailure />
      <AlarmRow layout="projector" />
      <Evidence layout="projector" />
      <section className="lab-board" aria-label={words.lab.time.label}>
        <PlayButton />
        <StepButton withWord />
        <SpeedSlider />
        <Button aria-pressed={on} data-testid="eve" onClick={() => switchEve(store, controls, !on)}>
          {fill(setup.eveChip, { state: on ? setup.on : setup.off })}
        </Button>
        <RestartButton />
        <Button kind="quiet" onClick={() => openOverlay(shell, 'display')}>
          {header.display}
        </Button>
      </section>
      <SetupDialog place="drawer" />
    </main>
  )
}
