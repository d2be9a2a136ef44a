import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useMemo, useRef } from 'react'
import { fill } from '../../locales/fill'
import { setScenario } from '../../store/store'
import type { ChartActions, ChartLayout } from '../charts/chart'
import { charts } from '../charts/index'
import { compareWith, pinRun, unpinRuns, usePins } from '../charts/pins'
import { Button } from '../ui/Button'
import { ICON } from '../ui/icon'
import { Select } from '../ui/Select'
import { useApp } from '../useApp'
import { VERSION } from '../version'
import { DayPanel } from './DayPanel'
import { type Entry, useSlots } from './evidence-slots'
import { linkOf } from './link'
import { PhotonTable } from './PhotonTable'
import { partnerOf, scenarioName } from './scenario-name'
import { DRAWN_MS, useCalmState } from './useCalmState'
import type { Layout } from './useLayout'
import { WhyPanel } from './WhyPanel'
import './evidence.css'

/** Fetched when a key is first asked for. */
const KeyPanel = lazy(() => import('../key/KeyPanel'))

/** A chart with all it draws from; the panel that places it selects. */
function ChartPanel({ id, layout }: { readonly id: string; readonly layout: ChartLayout }) {
  const { store, controls, words, format } = useApp()
  const state = useCalmState(DRAWN_MS)
  const { recording, withBob, repeats } = state.run
  const pinned = usePins(store)
  const actions: ChartActions = useMemo(
    () => ({
      repeat: controls.repeat,
      cancelRepeat: controls.cancelRepeat,
      sweep: controls.sweep,
      setScenario: (patch) => setScenario(store, patch),
      pin: () => pinRun(store, scenarioName(store.getState(), words)),
      unpin: () => unpinRuns(store),
    }),
    [store, controls, words],
  )
  const entry = charts.find((chart) => chart.id === id)
  if (!entry) return null
  const name = scenarioName(state, words)
  const other = partnerOf(state.scenario)
  const partner = other && {
    name: words.lab.scenarios[other.id].name,
    open: () => compareWith(store, controls.clock, name, other.scenario),
  }
  return (
    <entry.Chart
      scenario={state.scenario}
      recording={recording}
      withBob={withBob}
      repeats={repeats}
      shown={state.playback.shown}
      viewer={state.viewing.viewer}
      pinned={pinned}
      name={name}
      partner={partner}
      layout={layout}
      words={words.charts}
      format={format}
      actions={actions}
      link={linkOf(state)}
      version={VERSION}
    />
  )
}

function content(id: string, layout: ChartLayout): ReactNode {
  if (id === 'WHY') return <WhyPanel />
  if (id === 'TABLE') return <PhotonTable />
  if (id === 'DAY') return <DayPanel />
  if (id === 'KEY')
    return (
      <Suspense fallback={<div aria-busy="true" />}>
        <KeyPanel />
      </Suspense>
    )
  return <ChartPanel id={id} layout={layout} />
}

/** Tabs of charts, table and reason, one or two shown at a time. */
export default function Evidence({ layout }: { readonly layout: Layout }) {
  const { entries, slots, latest, show } = useSlots()
  if (layout === 'projector') return <ProjectorEvidence id={slots[latest]} />
  const two = layout === 'wide'
  const shown = two ? slots : [slots[latest]]
  const chartLayout: ChartLayout = layout === 'phone' || layout === 'landscape' ? 'phone' : 'desk'
  const Choice = chartLayout === 'phone' ? Pager : Tabs
  return (
    <section className={`evidence evidence-${layout}`} aria-labelledby="evidence-title">
      <EvidenceTitle />
      <Choice entries={entries} shown={shown} onShow={show}>
        <div className={two ? 'evidence-slots evidence-two' : 'evidence-slots'}>
          {shown.map((id) => (
            <div key={id} id={`evidence-${id}`} className="evidence-slot" tabIndex={-1}>
              {content(id, chartLayout)}
            </div>
          ))}
        </div>
      </Choice>
    </section>
  )
}

/** The one chart of the projector. */
function ProjectorEvidence({ id }: { readonly id: string }) {
  return (
    <section className="evidence evidence-projector" aria-labelledby="evidence-title">
      <EvidenceTitle />
      <div id={`evidence-${id}`} className="evidence-slot" tabIndex={-1}>
        {content(id, 'projector')}
      </div>
    </section>
  )
}

function EvidenceTitle() {
  const { words } = useApp()
  return (
    <h2 id="evidence-title" className="visually-hidden">
      {words.lab.evidence.label}
    </h2>
  )
}

interface ChoiceProps {
  readonly entries: readonly Entry[]
  readonly shown: readonly string[]
  readonly onShow: (id: string) => void
  readonly children: ReactNode
}

/** One button for each piece of evidence; those that are shown are pressed. Arrows go from one to the next. */
function Tabs({ entries, shown, onShow, children }: ChoiceProps) {
  const { words } = useApp()
  const bar = useRef<HTMLFieldSetElement>(null)
  const move = (event: KeyboardEvent) => {
    const all = [...(bar.current?.querySelectorAll('button') ?? [])]
    const at = all.indexOf(document.activeElement as HTMLButtonElement)
    const to =
      event.key === 'ArrowRight'
        ? at + 1
        : event.key === 'ArrowLeft'
          ? at - 1
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? all.length - 1
              : null
    if (to === null || at < 0) return
    event.preventDefault()
    all[(to + all.length) % all.length]?.focus()
  }
  return (
    <>
      <fieldset ref={bar} className="evidence-tabs" onKeyDown={move}>
        <legend className="visually-hidden">{words.lab.evidence.charts}</legend>
        {entries.map(({ id, tab }) => (
          <button
            key={id}
            type="button"
            aria-pressed={shown.includes(id)}
            data-testid={`tab-${id}`}
            onClick={() => onShow(id)}
          >
            {tab}
          </button>
        ))}
      </fieldset>
      {children}
    </>
  )
}

/** A finger that moves further than this sideways turns the page, px. */
const SWIPE = 48

/** One at a time: arrows, or a swipe. */
function Pager({ entries, shown, onShow, children }: ChoiceProps) {
  const { words } = useApp()
  const from = useRef<{ x: number; y: number } | null>(null)
  const { evidence } = words.lab
  const at = Math.max(
    0,
    entries.findIndex(({ id }) => id === shown[0]),
  )
  const turn = (by: 1 | -1) => {
    const next = entries[(at + by + entries.length) % entries.length]
    if (next) onShow(next.id)
  }
  return (
    <div
      className="evidence-pager"
      onTouchStart={({ touches }) => {
        const touch = touches[0]
        from.current = touch ? { x: touch.clientX, y: touch.clientY } : null
      }}
      onTouchEnd={({ changedTouches }) => {
        const touch = changedTouches[0]
        if (!touch || !from.current) return
        const [dx, dy] = [touch.clientX - from.current.x, touch.clientY - from.current.y]
        if (Math.abs(dx) > SWIPE && Math.abs(dx) > 2 * Math.abs(dy)) turn(dx < 0 ? 1 : -1)
        from.current = null
      }}
    >
      <div className="evidence-turn">
        <Select
          plain
          label={evidence.label}
          options={entries.map(({ id, tab }) => ({ value: id, text: tab }))}
          value={shown[0] ?? ''}
          onChange={onShow}
        />
        <Button kind="icon" aria-label={evidence.previous} onClick={() => turn(-1)}>
          <ChevronLeft {...ICON} />
        </Button>
        <span>{fill(evidence.position, { k: at + 1, n: entries.length })}</span>
        <Button kind="icon" aria-label={evidence.next} onClick={() => turn(1)}>
          <ChevronRight {...ICON} />
        </Button>
      </div>
      {children}
    </div>
  )
}
