/** From counts down to the pulses behind them. */
import type { PhotonRow, Recording } from '../../model/engine/recording'
import type { Scenario } from '../../model/scenario/scenario'
import type { Viewer } from '../../model/scenario/viewing'
import type { Controls, Wanted } from '../../store/controls'
import { isEventOf, type Sample, sampleOf, showSample } from '../../store/sample'
import { selectHeadline } from '../../store/selectors'
import { type AppStore, select, setViewing } from '../../store/store'
import type { RibbonStage } from '../scene/ribbon-shape'

/** Playback stops with the last photon landed, so that none is on its way past the one that is held. */
function standStill(store: AppStore, { clock }: Controls): void {
  clock.pause()
  clock.seek(store.getState().playback.shown)
}

/** Down from a row to the one photon: playback stops, and the photon is held for explanation. */
export function lookAt(store: AppStore, controls: Controls, event: number): void {
  standStill(store, controls)
  showSample(store, null)
  select(store, event)
  setViewing(store, { zoom: '1' })
}

/** Down to one pulse of the sample that is looked at: in its run, where it is one of its events. */
export function lookAtInSample(store: AppStore, controls: Controls, at: number): void {
  const { sample, playback } = store.getState()
  if (!sample) return
  const event = sample.events[at]
  if (event !== null && event !== undefined && event < playback.shown) lookAt(store, controls, event)
  else {
    showSample(store, { ...sample, selected: at })
    setViewing(store, { zoom: '1' })
  }
}

/** How many pulses are passed over in search of one that the viewer can know to be of its class. */
const TRIES = 200

/** Whether this viewer can know that a pulse is of its class. */
const mayTell = (viewer: Viewer, wanted: Wanted, row: PhotonRow): boolean =>
  // Only whoever knows both keys sees an error that was not compared.
  viewer === 'all' || wanted !== 'error' || row.compared

/** Event beside which one of a class was looked at last, by run: another press goes on from there. */
const looked = new WeakMap<Scenario, Map<Wanted, number>>()

/** The next pulse of a class that has landed, from the beginning again after the last. */
async function nextOf(store: AppStore, controls: Controls, run: Recording, wanted: Wanted): Promise<PhotonRow | null> {
  const { playback, viewing } = store.getState()
  const before = looked.get(run.scenario) ?? new Map<Wanted, number>()
  looked.set(run.scenario, before)
  let from = (playback.selected ?? before.get(wanted) ?? -1) + 1
  for (let tries = 0; tries < TRIES; tries++) {
    const row = await controls.find(wanted, from)
    const landed = row !== null && row.event < store.getState().playback.shown
    if (landed && mayTell(viewing.viewer, wanted, row)) {
      before.set(wanted, row.event)
      return row
    }
    if (!landed && from === 0) return null
    from = landed ? row.event + 1 : 0
  }
  return null
}

/**
 * Down to the next pulse of a class after the one that is looked at. Where it is no event of the run, it is
 * shown by itself; where the run was only counted, it is drawn from its class.
 *
 * @returns false where nothing of this class has landed yet
 */
export async function lookAtOne(store: AppStore, controls: Controls, wanted: Wanted): Promise<boolean> {
  const { recording } = store.getState().run
  if (!recording) return false
  const counted = recording.eventKind === 'batches'
  const row = counted ? await controls.find(wanted, 0) : await nextOf(store, controls, recording, wanted)
  if (!row || store.getState().run.recording?.scenario !== recording.scenario) return false
  if (isEventOf(recording, row)) lookAt(store, controls, row.event)
  else lookAtApart(store, controls, sampleOf(recording, wanted, [row], counted ? 'counted' : 'no'))
  return true
}

/** One pulse by itself, large. */
function lookAtApart(store: AppStore, controls: Controls, sample: Sample): void {
  standStill(store, controls)
  select(store, null)
  showSample(store, { ...sample, selected: 0 })
  setViewing(store, { zoom: '1' })
}

/** The first click of the run, or the one that would come if the run went on; false where none can come. */
export async function lookAtFirstArrival(store: AppStore, controls: Controls): Promise<boolean> {
  const { recording } = store.getState().run
  const found = await controls.firstArrival()
  if (!recording || store.getState().run.recording?.scenario !== recording.scenario || !found) return false
  const { row, drawn } = found
  if (drawn) {
    const behind = row.pulse >= recording.scenario.pulses
    lookAtApart(store, controls, sampleOf(recording, 'click', [row], behind ? 'behind' : 'counted'))
  } else {
    controls.clock.seek(row.event + 1)
    lookAt(store, controls, row.event)
  }
  return true
}

/** Pulses in a sample of the handful. */
export const SAMPLE = 20
/** Searched for, of those that should be enough: chance deals unevenly. */
const SEARCHED = 1.5

/** Which pulses stand for a part of the ribbon. Corrected and secret bits are made of kept ones that were not compared. */
const classOf: Readonly<Record<RibbonStage, Wanted>> = {
  sent: 'sent',
  arrived: 'click',
  kept: 'kept',
  checked: 'kept',
  corrected: 'kept',
  secret: 'kept',
}

/** The newest pulses of a class, at most as many as a sample holds, in order. */
async function newest(
  store: AppStore,
  controls: Controls,
  recording: Recording,
  wanted: Wanted,
  fits: (row: PhotonRow) => boolean,
): Promise<readonly PhotonRow[]> {
  const { shown } = store.getState().playback
  const { arrived, kept, alarm, pulses } = selectHeadline(store.getState())
  const counts: Partial<Record<Wanted, number>> = { click: arrived, kept, compared: alarm.compared, sent: pulses }
  const counted = recording.eventKind === 'batches'
  const share = Math.min(1, (SAMPLE * SEARCHED) / Math.max(1, counts[wanted] ?? 1))
  let from = wanted === 'sent' ? Math.max(0, shown - SAMPLE) : Math.max(0, Math.floor(shown * (1 - share)) - SAMPLE)
  const rows: PhotonRow[] = []
  for (let tries = 0; tries < TRIES; tries++) {
    if (counted && rows.length === SAMPLE) break
    const row = await controls.find(wanted, from)
    if (!row || (!counted && row.event >= shown)) break
    if (fits(row)) rows.push(row)
    from = row.event + 1
  }
  return rows.slice(-SAMPLE)
}

/** A sample of a part of the ribbon, at zoom 2. False where the part holds nothing yet. */
export async function lookAtStage(store: AppStore, controls: Controls, stage: RibbonStage): Promise<boolean> {
  standStill(store, controls)
  const { recording } = store.getState().run
  if (!recording) return false
  const wanted = classOf[stage]
  const fits = (row: PhotonRow) => (wanted !== 'kept' || stage === 'kept' ? true : !row.compared)
  const rows = await newest(store, controls, recording, wanted, fits)
  if (store.getState().run.recording?.scenario !== recording.scenario || rows.length === 0) return false
  select(store, null)
  showSample(store, sampleOf(recording, wanted, rows, recording.eventKind === 'batches' ? 'counted' : 'no'))
  setViewing(store, { zoom: '2' })
  return true
}

/** Clicks drawn from their class, for the bench of a run that has no single pulses of its own. */
export async function sampleOfCounted(store: AppStore, controls: Controls): Promise<void> {
  const { recording } = store.getState().run
  if (recording?.eventKind !== 'batches') return
  const rows = await newest(store, controls, recording, 'click', () => true)
  const now = store.getState()
  if (now.run.recording?.scenario !== recording.scenario || now.sample || rows.length === 0) return
  showSample(store, sampleOf(recording, 'click', rows, 'counted'))
}
