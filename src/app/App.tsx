import { lazy, Suspense, use, useEffect, useMemo, useState } from 'react'
import { languages } from '../locales/index'
import type { Controls } from '../store/controls'
import type { AppStore } from '../store/store'
import { createFormat } from '../view/format'
import { FIRST_CLOSE, FIRST_FAR } from '../view/panels/built'
import { DisplayDialog } from '../view/panels/DisplayDialog'
import { Header } from '../view/panels/Header'
import { HelpDialog } from '../view/panels/HelpDialog'
import { LiveRegion } from '../view/panels/LiveRegion'
import { InPageNote, ProblemsNote, UpdateNote } from '../view/panels/Notes'
import { PlaceTabs } from '../view/panels/PlaceTabs'
import { ShareDialog } from '../view/panels/ShareDialog'
import { scenarioName } from '../view/panels/scenario-name'
import { createShell } from '../view/panels/shell'
import { useLayout } from '../view/panels/useLayout'
import { useShortcuts } from '../view/panels/useShortcuts'
import { useTheme } from '../view/panels/useTheme'
import { VisitNote } from '../view/panels/VisitNote'
import { places } from '../view/places/index'
import { AppContext, type App as AppValue, useApp, useAppState } from '../view/useApp'
import { ErrorBoundary } from './ErrorBoundary'

const ProjectorHeader = lazy(() => import('../view/panels/ProjectorHeader'))

/** Asked for at once, beside the place: neither waits for the other. */
const fetched = languages.en()

interface Props {
  readonly store: AppStore
  readonly controls: Controls
}

/** The page: gives every panel what it can reach, and shows the place that is asked for. */
export function App({ store, controls }: Props) {
  // Until they are here the picture of index.html stays.
  const words = use(fetched)
  const [shell] = useState(() => createShell(FIRST_FAR, FIRST_CLOSE))
  const app: AppValue = useMemo(
    () => ({ store, controls, shell, words, format: createFormat('en') }),
    [store, controls, shell, words],
  )
  return (
    <AppContext value={app}>
      <Page />
    </AppContext>
  )
}

function Page() {
  const app = useApp()
  const { words, store } = app
  const layout = useLayout()
  const theme = useTheme()
  const place = useAppState((state) => state.place)
  const title = useAppState((state) => scenarioName(state, words))
  useShortcuts(app, layout)
  useEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])
  useEffect(() => {
    document.title = `${place === 'about' ? words.lab.places[place] : title} · ${words.lab.name}`
  }, [title, place, words])
  const entry = places.find(({ id }) => id === place)
  const small = layout === 'phone' || layout === 'landscape'
  const window = small ? 'sheet' : 'middle'
  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: a skip link; the fragment of the address is the scenario's */}
      <a className="skip-link" href="#main" onClick={skipTo('main')}>
        {place === 'lab' ? words.lab.skip : words.lab.skipToMain}
      </a>
      {layout === 'projector' && place === 'lab' ? (
        <Suspense fallback={<Header layout="middle" />}>
          <ProjectorHeader />
        </Suspense>
      ) : (
        <Header layout={layout} />
      )}
      <ProblemsNote />
      <InPageNote />
      <UpdateNote />
      <VisitNote />
      <ErrorBoundary key={place} store={store} words={words}>
        <Suspense fallback={<p className="visually-hidden">{words.lab.loading}</p>}>
          {entry && <entry.Component layout={layout} />}
        </Suspense>
      </ErrorBoundary>
      {small && <PlaceTabs at="foot" />}
      <ShareDialog place={window} />
      <DisplayDialog place={window} />
      <HelpDialog place={window} />
      <LiveRegion />
    </>
  )
}

/** Moves the focus and leaves the address alone. */
const skipTo = (id: string) => (event: { preventDefault: () => void }) => {
  event.preventDefault()
  document.getElementById(id)?.focus()
}
