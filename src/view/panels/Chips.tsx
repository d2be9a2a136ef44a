import { ChevronDown } from 'lucide-react'
import { fill } from '../../locales/fill'
import { quantities } from '../../model/scenario/scenario'
import { lineOf } from '../scene/line'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { ICON } from '../ui/icon'
import { useApp, useAppState, useShell } from '../useApp'
import { Legend } from './Legend'
import { ResetButton } from './ResetButton'
import { ComparedSetting, DistanceSetting, EveSetting, HardwareChoice, SetupSettings } from './SetupPanel'
import { StateWords } from './StateWords'
import { type Overlay, openOverlay } from './shell'
import './chips.css'

/** The usual settings as chips; each opens its sheet. */
export function Chips() {
  const { shell, words, format } = useApp()
  const scenario = useAppState((state) => state.scenario)
  const { attack, comparedBits } = scenario
  const { setup } = words.lab
  const on = attack !== 'off'
  const chip = (overlay: Overlay, text: string, filled = false) => (
    <Button
      className={filled ? 'chip chip-filled' : 'chip'}
      aria-haspopup="dialog"
      onClick={() => openOverlay(shell, overlay)}
    >
      {text}
      {overlay === 'setup' && <ChevronDown {...ICON} size={16} />}
    </Button>
  )
  return (
    <section className="chips" aria-label={setup.title}>
      {chip('eve', fill(setup.eveChip, { state: on ? setup.on : setup.off }), on)}
      {chip(
        'distance',
        scenario.channel === 'space'
          ? fill(words.scene.kilometres, { km: format.integer(lineOf(scenario).lengthKm) })
          : format.inline(format.quantity(quantities.distanceKm, scenario.distanceKm)),
      )}
      {chip('compared', fill(setup.bitsChip, { n: format.integer(comparedBits) }))}
      {chip('setup', setup.more)}
    </section>
  )
}

/** Sheets behind the chips. */
export function ChipSheets() {
  const { shell, words } = useApp()
  const overlay = useShell((state) => state.overlay)
  const { setup } = words.lab
  const sheet = (name: Overlay, title: string, content: React.ReactNode) => (
    <Dialog
      title={title}
      open={overlay === name}
      place="sheet"
      closeLabel={words.lab.close}
      onClose={() => openOverlay(shell, null)}
    >
      {content}
    </Dialog>
  )
  return (
    <>
      {sheet(
        'eve',
        setup.eve,
        <div className="chip-sheet">
          <EveSetting />
        </div>,
      )}
      {sheet(
        'distance',
        setup.distance,
        <div className="chip-sheet">
          <HardwareChoice />
          <DistanceSetting />
        </div>,
      )}
      {sheet(
        'compared',
        setup.check,
        <div className="chip-sheet">
          <ComparedSetting />
        </div>,
      )}
    </>
  )
}

/** Everything the side panel holds, in a drawer or a sheet. */
export function SetupDialog({ place }: { readonly place: 'drawer' | 'sheet' }) {
  const { shell, words } = useApp()
  const open = useShell(({ overlay }) => overlay === 'setup')
  return (
    <Dialog
      title={words.lab.setup.title}
      open={open}
      place={place}
      closeLabel={words.lab.close}
      onClose={() => openOverlay(shell, null)}
    >
      <SetupSettings titled={false} />
      <Legend />
      <StateWords />
      <ResetButton />
    </Dialog>
  )
}
