import { Minus, Plus } from 'lucide-react'
import { fill } from '../../locales/fill'
import { VIEWERS, type Viewer, type ZoomLevel, zoomedTo } from '../../model/scenario/viewing'
import { setViewing } from '../../store/store'
import { Button } from '../ui/Button'
import { ICON } from '../ui/icon'
import { Segmented } from '../ui/Segmented'
import { Select } from '../ui/Select'
import { useApp, useAppState } from '../useApp'
import { RunProgress, useLongRun } from './Notes'
import { useRestarted } from './useRestarted'
import { BUILT_ZOOMS, shownZoom } from './zoom'
import './view-bar.css'

/** Whose knowledge is on screen. */
export function ViewControl({ plain, label }: { readonly plain: boolean; readonly label?: boolean }) {
  const { store, words } = useApp()
  const viewer = useAppState(({ viewing }) => viewing.viewer)
  const { view } = words.lab
  const options = VIEWERS.map((value) => ({ value, text: view[value] }))
  const change = (next: Viewer) => setViewing(store, { viewer: next })
  return (
    <div className="view-control">
      {label !== false && (
        <span className="view-label" aria-hidden="true">
          {plain ? view.short : view.label}
        </span>
      )}
      {plain ? (
        <Select plain label={view.label} options={options} value={viewer} onChange={change} testId="view" />
      ) : (
        <Segmented label={view.label} options={options} value={viewer} onChange={change} testId="view" />
      )}
    </div>
  )
}

/** How close the bench is seen; only the levels there are. */
export function ZoomControl({ kind }: { readonly kind: 'bar' | 'steps' | 'list' }) {
  const { store, words } = useApp()
  const level = useAppState(({ viewing }) => shownZoom(viewing))
  const { zoom } = words.lab
  const describe = (at: ZoomLevel) => fill(zoom.describe, { level: at, name: zoom[at] })
  const set = (at: ZoomLevel) => setViewing(store, zoomedTo(store.getState().viewing, at))
  if (kind === 'list')
    return (
      <Select
        plain
        label={zoom.label}
        options={BUILT_ZOOMS.map((at) => ({ value: String(at), text: describe(at) }))}
        value={String(level)}
        onChange={(at) => set(Number(at) as ZoomLevel)}
        testId="zoom"
      />
    )
  const at = BUILT_ZOOMS.indexOf(level)
  const step = (by: 1 | -1) => {
    const next = BUILT_ZOOMS[at + by]
    if (next !== undefined) set(next)
  }
  return (
    <div className="view-control">
      <span className="view-label" aria-hidden="true">
        {zoom.label}
      </span>
      {kind === 'bar' ? (
        <>
          <Segmented
            label={zoom.label}
            options={BUILT_ZOOMS.map((at) => ({ value: String(at), text: String(at), describe: describe(at) }))}
            value={String(level)}
            onChange={(at) => set(Number(at) as ZoomLevel)}
            testId="zoom"
          />
          <span className="view-zoom-name" aria-hidden="true">
            {zoom[level]}
          </span>
        </>
      ) : (
        <span className="view-steps" data-testid="zoom" data-value={level}>
          <Button kind="icon" aria-label={zoom.closer} aria-disabled={at === 0} onClick={() => step(-1)}>
            <Minus {...ICON} />
          </Button>
          <strong>
            <span className="visually-hidden">{describe(level)}</span>
            <span aria-hidden="true">{level}</span>
          </strong>
          <Button
            kind="icon"
            aria-label={zoom.wider}
            aria-disabled={at === BUILT_ZOOMS.length - 1}
            onClick={() => step(1)}
          >
            <Plus {...ICON} />
          </Button>
        </span>
      )}
    </div>
  )
}

/** The row above the bench: whose view, and how close. */
export function ViewBar({ compact }: { readonly compact: boolean }) {
  const { words } = useApp()
  const viewer = useAppState(({ viewing }) => viewing.viewer)
  const batches = useAppState(({ viewing }) => shownZoom(viewing) > 3)
  const counting = useLongRun()
  const restarted = useRestarted()
  const { view, zoom, setup } = words.lab
  const caption = restarted ? setup.restarted : batches ? zoom.batches : view.captions[viewer]
  return (
    <div className={compact ? 'view-bar view-bar-compact' : 'view-bar'}>
      <ViewControl plain={compact} />
      {!compact && (counting ? <RunProgress /> : <p className="view-caption">{caption}</p>)}
      <ZoomControl kind={compact ? 'steps' : 'bar'} />
    </div>
  )
}
