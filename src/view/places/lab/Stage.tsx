import { type ReactNode, useId, useState } from 'react'
import { eventCount } from '../../../model/engine/recording'
import type { State } from '../../../store/state'
import { RunProgress, useLongRun } from '../../panels/Notes'
import { SampleNote } from '../../panels/SampleNote'
import { stateWords } from '../../panels/state-words'
import { SAID_MS, useCalmState } from '../../panels/useCalmState'
import { shownZoom } from '../../panels/zoom'
import { useMedia } from '../../ui/useMedia'
import { useApp, useAppState } from '../../useApp'
import { FlowStage } from './FlowStage'
import { LiveBench, StillOpening } from './LiveBench'

/** How far it has come on screen: the engine may be long done while playback is still under way. */
function runState({ run, playback }: State): 'idle' | 'running' | 'done' | 'failed' {
  if (run.status === 'failed') return 'failed'
  const all = run.recording ? eventCount(run.recording) : 0
  if (run.status === 'done' && playback.shown >= all && (playback.shown > 0 || all === 0)) return 'done'
  return playback.playing ? 'running' : 'idle'
}

const REDUCED = '(prefers-reduced-motion: reduce)'

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

/** What stands on the stage: pictures, the bench, or the ribbon of what became of all bits. */
function Scene() {
  const still = useStoryboard()
  const level = useAppState(({ viewing }) => shownZoom(viewing))
  const opening = useAppState((state) => state.opening !== null)
  if (still) return <StillOpening />
  if (level > 3 && !opening) return <FlowStage perSecond={level === 5} />
  return (
    <>
      <LiveBench />
      <SampleNote />
    </>
  )
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
