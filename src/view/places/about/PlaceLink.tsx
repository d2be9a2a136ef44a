import type { MouseEvent } from 'react'
import type { Place } from '../../../store/state'
import { openOverlay } from '../../panels/shell'
import { useApp } from '../../useApp'
import './place-link.css'

/** Left to the browser: a new tab or window. */
const elsewhere = (event: MouseEvent): boolean => event.ctrlKey || event.metaKey || event.shiftKey || event.altKey

/** A way to another place that keeps the scenario and the run. */
export function PlaceLink({ place, text }: { readonly place: Place; readonly text: string }) {
  const { store, controls, shell } = useApp()
  const go = (event: MouseEvent) => {
    if (elsewhere(event)) return
    event.preventDefault()
    controls.clock.pause()
    openOverlay(shell, null)
    store.setState({ place })
  }
  return (
    <a className="place-link" href={`#/${place}`} onClick={go}>
      {text}
    </a>
  )
}

/** The way to About, at the foot of every place. */
export function AboutLink() {
  const { words } = useApp()
  return <PlaceLink place="about" text={words.lab.places.about} />
}
