import { type Preferences, THEMES, type Theme } from '../../store/state'
import type { AppStore } from '../../store/store'
import { AboutLink } from '../places/about/PlaceLink'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Switch } from '../ui/Switch'
import { useApp, useAppState, useShell } from '../useApp'
import { openOverlay } from './shell'
import './display.css'

/** A choice that stays on this device. */
export const prefer = (store: AppStore, patch: Partial<Preferences>): void =>
  store.setState(({ preferences }) => ({ preferences: { ...preferences, ...patch } }))

/** Colours and shortcuts; on phones also the way to the list of keys. */
export function DisplayDialog({ place }: { readonly place: 'middle' | 'sheet' }) {
  const { store, shell, words } = useApp()
  const open = useShell(({ overlay }) => overlay === 'display')
  const { theme, shortcuts } = useAppState(({ preferences }) => preferences)
  const { display, setup, header } = words.lab
  return (
    <Dialog
      title={display.title}
      open={open}
      place={place}
      closeLabel={words.lab.close}
      onClose={() => openOverlay(shell, null)}
    >
      <fieldset className="display-themes">
        <legend>{display.theme}</legend>
        {THEMES.map((value: Theme) => (
          <label key={value} className="display-theme">
            <input
              type="radio"
              name="theme"
              value={value}
              checked={value === theme}
              onChange={() => prefer(store, { theme: value })}
            />
            <span>
              {display.themes[value]}
              {value === 'projector' && <span className="display-note">{display.projectorNote}</span>}
            </span>
          </label>
        ))}
      </fieldset>
      <Switch
        label={display.shortcuts}
        state={shortcuts ? setup.on : setup.off}
        on={shortcuts}
        testId="shortcuts"
        onChange={(on) => prefer(store, { shortcuts: on })}
      />
      <div className="display-foot">
        <p className="display-note">{display.kept}</p>
        <AboutLink />
        <Button onClick={() => openOverlay(shell, 'help')}>{header.help}</Button>
      </div>
    </Dialog>
  )
}
