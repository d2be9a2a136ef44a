import { AlarmRow } from '../../panels/AlarmRow'
import { SetupDialog } from '../../panels/Chips'
import { HardwareCounters } from '../../panels/HardwareCounters'
import { Evidence } from '../../panels/LazyEvidence'
import { Legend } from '../../panels/Legend'
import { ResetButton } from '../../panels/ResetButton'
import { RunFailure } from '../../panels/RunFailure'
import { SetupSettings } from '../../panels/SetupPanel'
import { StateWords } from '../../panels/StateWords'
import { TimeBar } from '../../panels/TimeBar'
import { ViewBar } from '../../panels/ViewBar'
import { useApp } from '../../useApp'
import { AboutLink } from '../about/PlaceLink'
import { Stage } from './Stage'
import './lab.css'

/** At a desk: bench, time, alarm, evidence; the setup at the side or in a drawer. */
export function LabDesk({ layout }: { readonly layout: 'wide' | 'middle' }) {
  const { words } = useApp()
  return (
    <div className={`lab lab-${layout}`}>
      <main className="lab-main" id="main" tabIndex={-1}>
        <h1 className="visually-hidden">{words.lab.heading}</h1>
        <Stage roomy>
          <ViewBar compact={false} />
        </Stage>
        <div className="lab-desk">
          <RunFailure />
          <TimeBar roomy={layout === 'wide'} />
          <AlarmRow layout="full" />
          <HardwareCounters />
          <Evidence layout={layout} />
          {layout === 'middle' && (
            <footer className="lab-foot">
              <AboutLink />
            </footer>
          )}
        </div>
      </main>
      {layout === 'wide' ? (
        <aside className="lab-setup" id="setup" tabIndex={-1} aria-label={words.lab.setup.title}>
          <div className="lab-setup-scroll">
            <SetupSettings titled />
            <Legend />
            <StateWords />
          </div>
          <footer className="lab-foot">
            <AboutLink />
            <ResetButton />
          </footer>
        </aside>
      ) : (
        <SetupDialog place="drawer" />
      )}
    </div>
  )
}
