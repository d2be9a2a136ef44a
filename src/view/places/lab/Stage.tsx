import { type ReactNode, useEffect, useId, useState } from 'react'
import { eventCount, type Recording } from '../../../model/engine/recording'
import { eventsPerSecond } from '../../../model/scenario/viewing'
import type { State } from '../../../store/state'
import { select } from '../../../store/store'
import { switchEve } from '../../panels/eve'
import { lookAt, lookAtAnError } from '../../panels/look-at'
import { RunProgress, useLongRun } from '../../panels/Notes'
import { stateWords } from '../../panels/state-words'
import { SAID_MS, useCalmState } from '../../panels/useCalmState'
import { useTheme } from '../../panels/useTheme'
import { shownZoom } from '../../panels/zoom'
import { Bench } from '../../scene/Bench'
import { benchWords } from '../../scene/bench-words'
import { Storyboard } from '../../scene/Storyboard'
import { useMedia } from '../../ui/useMedia'
import { useApp, useAppState } from '../../useApp'
import { FlowStage } from './FlowStage'

/** How far it has come on screen: the engine may be long done while playback is still under way. */
function runState({ run, playback }: State): 'idle' | 'running' | 'done' | 'failed' {
  if (run.status === 'failed') return 'failed'
  const all = run.recording ? eventCount(run.recording) : 0
  if (run.status === 'done' && playback.shown >= all && (playback.shown > 0 || all === 0)) return 'done'
  return playback.playing ? 'running' : 'idle'
}

/** Rows kept open behind the newest that has landed: as many as a strip shows, thrown away ones included. */
const BEHIND = 400
/** Rows opened ahead of playback: the photons in flight, and what a second and a half will bring. */
const AHEAD = 100
const AHEAD_SECONDS = 1.5

/** Keeps open what the bench draws now and will draw next. */
function useOpenRows(shown: number, rate: number, recording: Recording | null): void {
  const { controls } = useApp()
  useEffect(() => {
    if (recording) controls.open(Math.max(0, shown - BEHIND), shown + AHEAD + Math.ceil(rate * AHEAD_SECONDS))
  }, [controls, shown, rate, recording])
}

const REDUCED = '(prefers-reduced-motion: reduce)'

/** How long "You have the controls" stands, ms. */
const HANDED_OVER_MS = 4000
/** Beat at which the visitor is asked to act. */
const LAST_BEAT = 6

/** Caption of the opening, and for a moment after it. */
function useOpeningCaption(): { readonly caption: string | null; readonly invites: boolean } {
  const { words } = useApp()
  const opening = useAppState((state) => state.opening)
  const [seen, setSeen] = useState(opening !== null)
  const handedOver = seen && opening === null
  if (opening !== null && !seen) setSeen(true)
  useEffect(() => {
    if (!handedOver) return
    const timer = setTimeout(() => setSeen(false), HANDED_OVER_MS)
    return () => clearTimeout(timer)
  }, [handedOver])
  if (opening !== null) return { caption: words.scene.opening[opening] ?? null, invites: opening === LAST_BEAT }
  return { caption: handedOver ? words.scene.handedOver : null, invites: false }
}

/** The bench with all it draws from. */
function LiveBench() {
  const { store, controls, words, format } = useApp()
  const scenario = useAppState((state) => state.scenario)
  const recording = useAppState(({ run }) => run.recording)
  const status = useAppState(({ run }) => run.status)
  const viewing = useAppState((state) => state.viewing)
  const { playing, shown, selected } = useAppState(({ playback }) => playback)
  const theme = useTheme()
  const reducedMotion = useMedia(REDUCED)
  const { caption, invites } = useOpeningCaption()
  useOpenRows(shown, eventsPerSecond(viewing.speed), recording)
  return (
    <Bench
      recording={recording}
      scenario={scenario}
      status={status}
      viewer={viewing.viewer}
      zoom={shownZoom(viewing)}
      eventsPerSecond={eventsPerSecond(viewing.speed)}
      playing={playing}
      shown={shown}
      selected={selected}
      eveOn={scenario.attack !== 'off'}
      eveShare={scenario.fraction}
      clock={controls.clock}
      reducedMotion={reducedMotion}
      theme={theme}
      {...(caption !== null ? { caption } : status === 'failed' ? {} : { emptyText: words.scene.empty })}
      invites={invites}
      words={benchWords(words.scene, scenario.attack, viewing.viewer)}
      format={format}
      onEve={(on) => switchEve(store, controls, on)}
      onSelect={(event) => select(store, event)}
      onInspect={(event) => lookAt(store, controls, event)}
      onShowError={() => void lookAtAnError(store, controls)}
    />
  )
}

/** The opening for those who want no movement, until they play or change something. */
function useStoryboard(): boolean {
  const reducedMotion = useMedia(REDUCED)
  const opening = useAppState((state) => state.opening !== null)
  const untouched = useAppState(({ playback }) => playback.shown === 0 && !playback.playing)
  const [wanted, setWanted] = useState(false)
  if (opening && reducedMotion && !wanted) setWanted(true)
  if (wanted && !untouched) setWanted(false)
  return wanted && untouched && reducedMotion
}

function StillOpening() {
  const { controls, words, format } = useApp()
  const recording = useAppState(({ run }) => run.recording)
  const theme = useTheme()
  useOpenRows(0, 0, recording)
  const play = () => {
    controls.endOpening()
    controls.clock.play()
  }
  return <Storyboard recording={recording} theme={theme} words={words.scene} format={format} onPlay={play} />
}

/** What stands on the stage: pictures, the bench, or the ribbon of what became of all bits. */
function Scene() {
  const still = useStoryboard()
  const level = useAppState(({ viewing }) => shownZoom(viewing))
  const opening = useAppState((state) => state.opening !== null)
  if (still) return <StillOpening />
  return level > 3 && !opening ? <FlowStage perSecond={level === 5} /> : <LiveBench />
}

/** A group with a name and the state in words. A `roomy` one tells the engine's progress in the row above. */
export function Stage({ children, roomy = false }: { readonly children?: ReactNode; readonly roomy?: boolean }) {
  const { words, format } = useApp()
  const state = useAppState(runState)
  const text = stateWords(useCalmState(SAID_MS), words, format)
  const described = useId()
  const counting = useLongRun()
  return (
    <section
      className="stage"
      aria-label={words.scene.name}
      aria-describedby={described}
      data-testid="scene"
      data-run={state}
    >
      {children}
      <Scene />
      {!roomy && counting && <RunProgress />}
      <p id={described} className="visually-hidden">
        {text}
      </p>
    </section>
  )
}
