import { Dialog } from '../ui/Dialog'
import { useApp, useAppState, useShell } from '../useApp'
import { openOverlay } from './shell'
import './help.css'

/** Keys and the words for what they do, in reading order. */
const KEYS = [
  ['space', 'play'],
  ['.', 'step'],
  [',', 'back'],
  ['+ −', 'speed'],
  ['E', 'eve'],
  ['1 – 5', 'zoom'],
  ['V', 'view'],
  ['R', 'restart'],
  ['N', 'newSeed'],
  ['T', 'table'],
  ['S', 'setup'],
  ['D', 'describe'],
  ['P', 'projector'],
  ['?', 'help'],
] as const

/** What the page is for in two sentences, and every key. */
export function HelpDialog({ place }: { readonly place: 'middle' | 'sheet' }) {
  const { shell, words } = useApp()
  const open = useShell(({ overlay }) => overlay === 'help')
  const shortcuts = useAppState(({ preferences }) => preferences.shortcuts)
  const { help } = words.lab
  return (
    <Dialog
      title={words.lab.header.help}
      open={open}
      place={place}
      closeLabel={words.lab.close}
      onClose={() => openOverlay(shell, null)}
    >
      <p>{help.what}</p>
      <table className="help-keys">
        <caption>{help.title}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{help.key}</th>
            <th scope="col">{help.does}</th>
          </tr>
        </thead>
        <tbody>
          {KEYS.map(([key, does]) => (
            <tr key={does}>
              <th scope="row">
                <kbd>{key === 'space' ? help.space : key}</kbd>
              </th>
              <td>{help.keys[does]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!shortcuts && <p>{help.off}</p>}
    </Dialog>
  )
}
