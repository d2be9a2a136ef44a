import { useEffect } from 'react'
import { fragmentOf } from '../../store/address'
import type { Place } from '../../store/state'
import { type PlaceEntry, places } from '../places/index'
import { useApp, useAppState } from '../useApp'
import './place-tabs.css'

/** Where each place was left, so that its tab leads back there. One page, one memory. */
const left = new Map<Place, string>()

const opensWith = ({ route, opening }: PlaceEntry): string => `#/${route}${opening ? `?${opening}` : ''}`

/** Tabs of the places there are: in the header, or as a bar at the foot of a small screen. */
export function PlaceTabs({ at }: { readonly at: 'header' | 'foot' }) {
  const { words } = useApp()
  const place = useAppState((state) => state.place)
  const here = useAppState((state) => fragmentOf(state))
  useEffect(() => {
    left.set(place, here)
  }, [place, here])
  return (
    <nav className={at === 'header' ? 'header-places' : 'foot-places'} aria-label={words.lab.places.label}>
      {places
        .filter(({ inFooter }) => !inFooter)
        .map((entry) => (
          <a
            key={entry.id}
            href={entry.id === place ? here : (left.get(entry.id) ?? opensWith(entry))}
            aria-current={entry.id === place ? 'page' : undefined}
            data-testid={`place-${entry.id}`}
          >
            {words.lab.places[entry.id]}
          </a>
        ))}
    </nav>
  )
}
