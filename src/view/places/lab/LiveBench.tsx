import { useEffect, useMemo, useState } from 'react'
import { eventCount, type Recording } from '../../../model/engine/recording'
import type { PlaybackClock } from '../../../store/controls'
import { eventRate } from '../../../store/playback'
import { lookedRecording, lookedSelected, lookedShown, showSample } from '../../../store/sample'
import { select } from '../../../store/store'
import { switchEve } from '../../panels/eve'
import { lookAt, lookAtInSample, lookAtOne, sampleOfCounted } from '../../panels/look-at'
import { NoArrival } from '../../panels/NoArrival'
import { useTheme } from '../../panels/useTheme'
import { shownZoom } from '../../panels/zoom'
import { Bench } from '../../scene/Bench'
import { benchWords } from '../../scene/bench-words'
import { Storyboard } from '../../scene/Storyboard'
import { useMedia } from '../../ui/useMedia'
import { useApp, useAppState } from '../../useApp'
import { followed, stillClock, THINNED_RATE, thinnedClock } from './bench-clock'

/** Rows kept open behind the newest that has landed: as many as a strip shows, thrown away ones included. */
const BEHIND = 400
/** The same in time, where strips are sampled, s; and in blocks, so that none pushes another out. */
const BEHIND_SECONDS = 8
const BEHIND_BLOCKS = 10
/** Rows opened ahead of playback: the photons in flight, and what a second and a half will bring. */
const AHEAD = 100
const AHEAD_SECONDS = 1.5

/** Keeps open what the bench draws now and will draw next, and the one that is looked at. */
function useOpenRows(shown: number, rate: number, recording: Recording | null, selected: number | null): void {
  const most = useAppState(({ viewing }) => followed(shownZoom(viewing)))
  const { controls } = useApp()
  useEffect(() => {
    if (!recording) return
    if (selected !== null) controls.open(selected, selected)
    if (rate > most) controls.open(shown - 1, shown - 1)
    else {
      const held = (BEHIND_BLOCKS * eventCount(recording)) / Math.max(1, recording.cumulative.length)
      const behind = Math.max(BEHIND, Math.min(rate * BEHIND_SECONDS, held))
      controls.open(Math.max(0, Math.floor(shown - behind)), shown + AHEAD + Math.ceil(rate * AHEAD_SECONDS))
    }
  }, [controls, shown, rate, recording, selected, most])
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

/** A run that was only counted has no photons of its own: as soon as it plays, some are drawn from its law. */
function useSampleOfCounted(recording: Recording | null, shown: number): void {
  const { store, controls } = useApp()
  const wanted = recording?.eventKind === 'batches' && shown > 0
  const sampled = useAppState(({ sample }) => sample !== null)
  useEffect(() => {
    if (wanted && !sampled) void sampleOfCounted(store, controls)
  }, [wanted, sampled, store, controls])
}

/** The speed at which a sample is drawn: it stands, and its slots stay open. */
const SAMPLE_RATE = 1000

/** What the bench is moved by, and one event in how many it can follow. */
function useBenchClock(recording: Recording | null, rate: number): { clock: PlaybackClock; oneIn: number } {
  const { store, controls } = useApp()
  const playing = useAppState(({ playback }) => playback.playing)
  const held = useAppState(({ sample }) => sample?.events.length ?? null)
  const most = useAppState(({ viewing }) => followed(shownZoom(viewing)))
  const thinned = held === null && playing && rate > most
  const clock = useMemo(() => {
    if (held !== null) return stillClock(controls.clock, held)
    return thinned ? thinnedClock(controls.clock, () => store.getState().run.recording) : controls.clock
  }, [controls, store, held, thinned])
  return { clock, oneIn: thinned && recording ? Math.max(1, rate / THINNED_RATE) : 1 }
}

/** The bench with all it draws from: the run, or the sample that is looked at. */
export function LiveBench() {
  const { store, controls, words, format } = useApp()
  const scenario = useAppState((state) => state.scenario)
  const run = useAppState((state) => state.run.recording)
  const recording = useAppState(lookedRecording)
  const status = useAppState((state) => state.run.status)
  const viewing = useAppState((state) => state.viewing)
  const sample = useAppState((state) => state.sample)
  const playing = useAppState(({ playback }) => playback.playing)
  const shown = useAppState(({ playback }) => playback.shown)
  const selected = useAppState(lookedSelected)
  const looked = useAppState(lookedShown)
  const theme = useTheme()
  const reducedMotion = useMedia(REDUCED)
  const { caption, invites } = useOpeningCaption()
  const rate = eventRate(viewing.speed, run)
  useOpenRows(shown, rate, run, sample ? null : selected)
  useSampleOfCounted(run, shown)
  const { clock, oneIn } = useBenchClock(recording, rate)
  const inspect = (event: number) => (sample ? lookAtInSample(store, controls, event) : lookAt(store, controls, event))
  const anError = () => {
    const at = sample?.recording.compared.error.indexOf(1) ?? -1
    if (sample && at >= 0) lookAtInSample(store, controls, sample.recording.compared.event[at]!)
    else void lookAtOne(store, controls, 'error')
  }
  return (
    <Bench
      recording={recording}
      scenario={scenario}
      status={status}
      viewer={viewing.viewer}
      zoom={shownZoom(viewing)}
      eventsPerSecond={sample ? SAMPLE_RATE : oneIn > 1 ? THINNED_RATE : rate}
      oneIn={oneIn}
      sampled={sample !== null}
      playing={playing && sample === null}
      shown={looked}
      selected={selected}
      eveOn={scenario.attack !== 'off'}
      eveShare={scenario.fraction}
      clock={clock}
      reducedMotion={reducedMotion}
      theme={theme}
      {...(caption !== null ? { caption } : status === 'failed' ? {} : { emptyText: words.scene.empty })}
      noArrival={<NoArrival />}
      invites={invites}
      words={benchWords(words.scene, scenario.attack, viewing.viewer)}
      format={format}
      onEve={(on) => switchEve(store, controls, on)}
      onSelect={(event) => (sample ? showSample(store, { ...sample, selected: event }) : select(store, event))}
      onInspect={inspect}
      onShowError={anError}
    />
  )
}

/** The opening as still pictures. */
export function StillOpening() {
  const { controls, words, format } = useApp()
  const recording = useAppState(({ run }) => run.recording)
  const theme = useTheme()
  useOpenRows(0, 0, recording, null)
  const play = () => {
    controls.endOpening()
    controls.clock.play()
  }
  return <Storyboard recording={recording} theme={theme} words={words.scene} format={format} onPlay={play} />
}
