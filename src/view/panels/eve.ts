import type { AttackSetting } from '../../model/attacks/attack'
import type { AttackId } from '../../model/attacks/index'
import { attacks } from '../../model/attacks/index'
import type { Controls } from '../../store/controls'
import type { AppStore } from '../../store/store'

/** What Eve did before her hand was taken off, so that the switch puts the same hand back. */
const before = new WeakMap<AppStore, AttackId>()

/** Eve's hand on to the fibre, or off it. */
export function switchEve(store: AppStore, controls: Controls, on: boolean): void {
  const { attack } = store.getState().scenario
  if (!on) before.set(store, attack)
  controls.setEve({ attack: on ? (before.get(store) ?? 'ir') : 'off' })
}

/** Whether the share of photons she touches is a setting of an attack. */
export const touchesShare = (id: AttackId): boolean => attacks.some((attack) => attack.id === id && attack.onFraction)

/** Settings beside the share that an attack reads. */
export const settingsOf = (id: AttackId): readonly AttackSetting[] =>
  attacks.find((attack) => attack.id === id)?.reads ?? []
