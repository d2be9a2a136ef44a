import { CircleQuestionMark, Menu as MenuIcon, Share, SlidersHorizontal, Sun } from 'lucide-react'
import { places } from '../places/index'
import { Button } from '../ui/Button'
import { ICON } from '../ui/icon'
import { Logo } from '../ui/Logo'
import { useApp, useAppState } from '../useApp'
import { ScenarioMenu } from './ScenarioMenu'
import { openOverlay } from './shell'
import type { Layout } from './useLayout'
import './header.css'

/** Tabs of the places there are. */
function PlaceTabs() {
  const { words } = useApp()
  const place = useAppState((state) => state.place)
  return (
    <nav className="header-places" aria-label={words.lab.places.label}>
      {places
        .filter(({ inFooter }) => !inFooter)
        .map(({ id, route }) => (
          <a key={id} href={`#/${route}`} aria-current={id === place ? 'page' : undefined}>
            {words.lab.places[id]}
          </a>
        ))}
    </nav>
  )
}

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
      {!small && <PlaceTabs />}
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
