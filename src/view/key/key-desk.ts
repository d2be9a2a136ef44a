/** The key that was last made, for the panel that shows it and the bit budget beside it. It belongs to a run. */
import { useSyncExternalStore } from 'react'
import { storeOf } from '../../model/postprocessing/key-store'
import type { Edit, Scenario } from '../../model/scenario/scenario'
import type { Controls } from '../../store/controls'
import type { KeyProgress } from '../../store/key-maker'
import type { AppStore } from '../../store/store'
import type { KeyAnswer } from '../../worker/key-messages'
import { FIRST_CHOICE, type KeyChoice, wishOf } from './key-choice'
import type { Stores } from './stores'

interface Made {
  readonly answer: KeyAnswer
  readonly choice: KeyChoice
  /** Whose bits they are: another run, or another touch of Eve's, has others. */
  readonly scenario: Scenario
  readonly edits: readonly Edit[]
  /** The two keys with what has been used of them; null without a key. */
  readonly stores: Stores | null
}

/** What of the panel is looked at; it stays when the visitor looks elsewhere in between. */
interface Look {
  readonly source: 'run' | 'stream'
  /** A stage of the chain, by name. */
  readonly stage: string
}

interface Desk {
  choice: KeyChoice
  look: Look
  made: Made | null
  /** Counts up with every wish, so that an older answer is dropped. */
  wishes: number
  /** How far the key is that is being made; null where none is. */
  making: KeyProgress | null
  /** Of the run whose last wish was given up. */
  stopped: Scenario | null
  readonly listeners: Set<() => void>
}

const FIRST_LOOK: Look = { source: 'run', stage: 'sift' }

const desks = new WeakMap<AppStore, Desk>()

function deskOf(store: AppStore): Desk {
  const known = desks.get(store)
  if (known) return known
  const desk: Desk = {
    choice: FIRST_CHOICE,
    look: FIRST_LOOK,
    made: null,
    wishes: 0,
    making: null,
    stopped: null,
    listeners: new Set(),
  }
  desks.set(store, desk)
  return desk
}

function change(desk: Desk, patch: Partial<Pick<Desk, 'choice' | 'look' | 'made' | 'making' | 'stopped'>>): void {
  Object.assign(desk, patch)
  for (const listener of desk.listeners) listener()
}

/** The answer, if it was made of the bits of the present run. */
function current({ made }: Desk, store: AppStore): Made | null {
  const { recording } = store.getState().run
  return made && recording && made.scenario === recording.scenario && made.edits === recording.edits ? made : null
}

function fullStores(answer: KeyAnswer): Stores | null {
  const keys = answer.made && answer.outcome.keys
  return keys ? { alice: storeOf(keys.alice), bob: storeOf(keys.bob) } : null
}

/** Strikes out what has been used of the key: wherever the visitor goes, it stays used. */
export function strikeOut(store: AppStore, stores: Stores): void {
  const desk = deskOf(store)
  if (desk.made) change(desk, { made: { ...desk.made, stores } })
}

/** Makes a key of the present run as it is chosen now. */
export async function makeChosenKey(store: AppStore, controls: Controls): Promise<void> {
  const desk = deskOf(store)
  const { recording } = store.getState().run
  if (!recording) return
  const { scenario, edits } = recording
  const { choice } = desk
  const mine = ++desk.wishes
  change(desk, { making: { stage: 'sift', share: null }, stopped: null })
  const answer = await controls.makeKey(wishOf(choice, scenario), (making) => {
    if (desk.wishes === mine) change(desk, { making })
  })
  if (desk.wishes !== mine) return
  change(desk, { making: null, made: answer && { answer, choice, scenario, edits, stores: fullStores(answer) } })
}

/** Gives up the key that is being made. */
export function stopMakingKey(store: AppStore, controls: Controls): void {
  controls.stopKey()
  change(deskOf(store), { stopped: store.getState().run.recording?.scenario ?? null })
}

/** Chooses how keys are made. A key that is shown is made again, so that it belongs to what is chosen. */
export function chooseKey(store: AppStore, controls: Controls, patch: Partial<KeyChoice>): void {
  const desk = deskOf(store)
  const shown = current(desk, store) !== null || desk.making !== null
  change(desk, { choice: { ...desk.choice, ...patch } })
  if (shown) void makeChosenKey(store, controls)
}

/** Calls back when the desk changes, or the run that a key belongs to. */
function follow(desk: Desk, store: AppStore, changed: () => void): () => void {
  desk.listeners.add(changed)
  const leave = store.subscribe(changed)
  return () => {
    desk.listeners.delete(changed)
    leave()
  }
}

function useDesk<T>(store: AppStore, read: (desk: Desk) => T): T {
  const desk = deskOf(store)
  return useSyncExternalStore(
    (changed) => follow(desk, store, changed),
    () => read(desk),
  )
}

export const useKeyChoice = (store: AppStore): KeyChoice => useDesk(store, ({ choice }) => choice)

export const useKeyLook = (store: AppStore): Look => useDesk(store, ({ look }) => look)

export function lookAtKey(store: AppStore, patch: Partial<Look>): void {
  const desk = deskOf(store)
  change(desk, { look: { ...desk.look, ...patch } })
}

export const useMakingKey = (store: AppStore): KeyProgress | null => useDesk(store, ({ making }) => making)

/** Whether the last key asked of the present run was given up. */
export const useKeyStopped = (store: AppStore): boolean =>
  useDesk(store, ({ stopped }) => stopped !== null && stopped === store.getState().run.recording?.scenario)

const nothing = () => () => undefined

/** What came of the present run's bits; null before a key was asked for. @param store null: there is no page around */
export function useKeyMade(store: AppStore | null): Made | null {
  const desk = store && deskOf(store)
  return useSyncExternalStore(
    (changed) => (desk ? follow(desk, store, changed) : nothing()),
    () => desk && current(desk, store),
  )
}
