import { ChevronDown } from 'lucide-react'
import { fill } from '../../locales/fill'
import { fromFields } from '../../model/scenario/fields'
import { fieldsOf, type GalleryId } from '../../model/scenario/gallery'
import { followsPulses } from '../../model/scenario/viewing'
import { ICON } from '../ui/icon'
import { Menu } from '../ui/Menu'
import { useApp, useAppState } from '../useApp'
import { BUILT } from './built'
import { galleryWith, openEntryOf, scenarioName } from './scenario-name'

const entries = galleryWith(BUILT)

/** The gallery: each scenario makes one point. */
export function ScenarioMenu({ label, align }: { readonly label: boolean; readonly align: 'start' | 'end' }) {
  const { store, words } = useApp()
  const chosen = useAppState(openEntryOf)
  const { header, scenarios } = words.lab
  const name = useAppState((state) => scenarioName(state, words))
  const open = (id: GalleryId) => {
    const entry = entries.find((known) => known.id === id)
    if (!entry) return
    const fields = fieldsOf(entry)
    const { viewing, unknown, ...opened } = fromFields(fields)
    const { viewing: old } = store.getState()
    // What the scenario says, else what the visitor had; a pace of hardware belongs to the scenario before.
    const speed = fields.has('spd') || followsPulses(old.speed) ? viewing.speed : old.speed
    store.setState({
      place: entry.place,
      network: unknown,
      visit: null,
      scenario: opened.scenario,
      viewing: { ...old, zoom: viewing.zoom, speed },
      edits: [],
      problems: [],
    })
  }
  return (
    <Menu
      label={fill(header.chooseScenario, { name })}
      items={entries.map(({ id }) => ({ value: id, title: scenarios[id].name, note: scenarios[id].point }))}
      chosen={chosen}
      onChoose={open}
      align={align}
      testId="scenario"
    >
      {label && <span className="header-label">{header.scenario}</span>}
      <strong className="header-scenario">{name}</strong>
      <ChevronDown {...ICON} size={16} />
    </Menu>
  )
}
