import { CircleQuestionMark, Menu as MenuIcon, Share, SlidersHorizontal, Sun } from 'lucide-react'
import { Button } from '../ui/Button'
import { ICON } from '../ui/icon'
import { Logo } from '../ui/Logo'
import { useApp, useAppState } from '../useApp'
import { PlaceTabs } from './PlaceTabs'
import { ScenarioMenu } from './ScenarioMenu'
import { openOverlay } from './shell'
import type { Layout } from './useLayout'
import './header.css'

/** Name, places, scenario, and the windows of the page. */
export function Header({ layout }: { readonly layout: Layout }) {
  const { shell, words } = useApp()
  const { header, name } = words.lab
  const small = layout === 'phone' || layout === 'landscape'
  const about = useAppState(({ place }) => place === 'about')
  return (
    <header className={`header header-${layout}`}>
      {(!small || about) && (
        <p className="header-name">
          <Logo />
          {name}
        </p>
      )}
      {!small && <PlaceTabs at="header" />}
      {!about && <ScenarioMenu label={!small} align={small ? 'start' : 'end'} />}
      <div className="header-actions">
        {layout === 'middle' && !about && (
          <Button kind="quiet" onClick={() => openOverlay(shell, 'setup')}>
            <SlidersHorizontal {...ICON} />
            {header.setup}
          </Button>
        )}
        <Button
          kind={small ? 'icon' : 'quiet'}
          aria-label={small ? header.share : undefined}
          data-testid="share"
          onClick={() => openOverlay(shell, 'share')}
        >
          <Share {...ICON} />
          {!small && header.share}
        </Button>
        {small ? (
          <Button kind="icon" aria-label={header.menu} onClick={() => openOverlay(shell, 'display')}>
            <MenuIcon {...ICON} />
          </Button>
        ) : (
          <>
            <Button kind="quiet" onClick={() => openOverlay(shell, 'display')}>
              <Sun {...ICON} />
              {header.display}
            </Button>
            <Button kind="icon" aria-label={header.help} onClick={() => openOverlay(shell, 'help')}>
              <CircleQuestionMark {...ICON} />
            </Button>
          </>
        )}
      </div>
    </header>
  )
}
