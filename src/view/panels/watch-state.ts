/** What the live region tells when something changes. */
import { fill } from '../../locales/fill'
import type { Words } from '../../locales/index'
import { known } from '../../model/engine/knowledge'
import { eventCount, rowAt } from '../../model/engine/recording'
import { eventsPerSecond } from '../../model/scenario/viewing'
import { lookedRecording, lookedSelected, lookedShown } from '../../store/sample'
import { selectHeadline } from '../../store/selectors'
import type { State } from '../../store/state'
import type { AppStore } from '../../store/store'
import type { Format } from '../format'
import { alarmWords } from './alarm-words'
import type { Announcer } from './announcer'
import { photonWords } from './photon-words'
import { sampleWords } from './sample-words'
import { countedBy, speedWords } from './speed-words'
import { eveWords } from './state-words'
import { lostCounts } from './useRestarted'
import { shownZoom } from './zoom'

function eventWords(state: State, event: number, words: Words, format: Format): string | null {
  const { viewing, scenario } = state
  const recording = lookedRecording(state)
  const row = recording && event >= 0 ? rowAt(recording, event) : undefined
  return row ? photonWords(known(row, viewing.viewer, 'announced'), scenario.source, words, format) : null
}

/** The photon that is looked at, else the one that landed last, in words; null while its block is not open. */
export function selectedPhotonWords(state: State, words: Words, format: Format): string | null {
  const [selected, shown] = [lookedSelected(state), lookedShown(state)]
  return eventWords(state, selected !== null && selected < shown ? selected : shown - 1, words, format)
}

const runSpeed = ({ viewing, scenario, run }: State, words: Words, format: Format): string =>
  speedWords(viewing.speed, countedBy(scenario.source, run.recording?.eventKind), words, format)

/** Playback has come to the end of a run that is complete. */
const hasEnded = ({ run, playback }: State): boolean =>
  run.status === 'done' && run.recording !== null && playback.shown > 0 && playback.shown >= eventCount(run.recording)

function alarmText(state: State, words: Words, format: Format): string {
  const { alarm, qber } = selectHeadline(state)
  const { live } = words.lab
  if (!qber) return fill(live.alarmOnly, { alarm: alarmWords(alarm, words) })
  return fill(live.alarm, {
    n: format.count(qber.compared),
    q: format.percentValue(qber.value),
    alarm: alarmWords(alarm, words),
  })
}

/** Follows the store and announces; returns the way out. */
export function watchState(store: AppStore, announcer: Announcer, words: Words, format: Format): () => void {
  const { live, zoom, view } = words.lab

  function playback(now: State, before: State): void {
    const [is, was] = [now.playback, before.playback]
    if (hasEnded(now) && !hasEnded(before)) {
      const { pulses, kept } = selectHeadline(now)
      announcer.urgent(fill(live.done, { sent: format.count(pulses), kept: format.count(kept) }))
    } else if (is.playing !== was.playing) {
      const { pulses } = selectHeadline(now)
      const paused = now.scenario.source === 'sp' ? live.pausedPhoton : live.pausedPulse
      announcer.announce(
        is.playing
          ? fill(live.running, { speed: runSpeed(now, words, format) })
          : fill(paused, { n: format.count(pulses) }),
      )
    } else if (is.shown !== was.shown && (!is.playing || eventsPerSecond(now.viewing.speed) <= 1)) {
      const text = eventWords(now, is.shown - 1, words, format)
      if (text) announcer.announce(text)
    }
  }

  function viewing(now: State, before: State): void {
    const level = shownZoom(now.viewing)
    if (level !== shownZoom(before.viewing))
      announcer.announce(fill(level > 3 ? live.zoomBatches : live.zoom, { level, name: zoom[level] }))
    else if (now.viewing.viewer !== before.viewing.viewer)
      announcer.announce(fill(live.view, { name: view[now.viewing.viewer] }))
    else if (now.viewing.speed !== before.viewing.speed)
      announcer.announce(fill(live.speed, { speed: runSpeed(now, words, format) }))
  }

  function remarks({ problems }: State): void {
    if (problems.length > 0)
      announcer.announce(
        problems.length === 1 ? live.oneProblem : fill(live.problems, { n: format.integer(problems.length) }),
      )
  }

  remarks(store.getState())
  let lastAlarm = selectHeadline(store.getState()).alarm.state
  return store.subscribe((now, before) => {
    // The opening tells its own story in captions.
    if (now.opening !== null) return
    const { state: alarm } = selectHeadline(now).alarm
    const wasAlarm = lastAlarm
    lastAlarm = alarm
    if (now.run.status === 'failed' && before.run.status !== 'failed') return announcer.urgent(live.failed)
    if (now.scenario.attack !== before.scenario.attack || now.scenario.fraction !== before.scenario.fraction)
      return announcer.announce(eveWords(now, words, format))
    if (lostCounts(now, before)) return announcer.announce(words.lab.setup.restarted)
    // A fresh run has nothing to tell yet.
    if (alarm !== wasAlarm && alarm !== 'few') announcer.urgent(alarmText(now, words, format))
    else if (now.playback !== before.playback) playback(now, before)
    if (now.sample && now.sample !== before.sample) {
      const text = shownZoom(now.viewing) === 1 ? selectedPhotonWords(now, words, format) : null
      announcer.announce([sampleWords(now.sample, words, format), text].filter(Boolean).join(' '))
    }
    if (now.viewing !== before.viewing) viewing(now, before)
    if (now.problems !== before.problems) remarks(now)
  })
}
