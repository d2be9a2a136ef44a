import { Button } from '../ui/Button'
import { QrCode } from '../ui/QrCode'
import { Select } from '../ui/Select'
import { useApp, useAppState } from '../useApp'
import { useSlots } from './evidence-slots'
import { linkOf } from './link'
import { ScenarioMenu } from './ScenarioMenu'
import { openOverlay } from './shell'
import { ViewControl, ZoomControl } from './ViewBar'
import './header.css'

/** What the class needs to know: which scenario, whose view, how close, which evidence, and the way on to their own phones. */
export default function ProjectorHeader() {
  const { shell, words } = useApp()
  const link = useAppState(linkOf)
  const { header, share } = words.lab
  const { entries, slots, latest, show } = useSlots()
  return (
    <header className="header header-projector">
      <ScenarioMenu label={false} align="start" />
      <div className="header-actions">
        <ViewControl plain />
        <ZoomControl kind="list" />
        <Select
          plain
          label={words.lab.evidence.label}
          options={entries.map(({ id, tab }) => ({ value: id, text: tab }))}
          value={slots[latest]}
          onChange={show}
          testId="evidence"
        />
        <Button
          kind="icon"
          className="header-qr"
          aria-label={header.share}
          data-testid="share"
          onClick={() => openOverlay(shell, 'share')}
        >
          <QrCode text={link} label={share.qr} />
        </Button>
        <Button kind="quiet" onClick={() => openOverlay(shell, 'setup')}>
          {header.setup}
        </Button>
      </div>
    </header>
  )
}
