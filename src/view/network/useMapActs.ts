import { useCallback } from 'react'
import { fill } from '../../locales/fill'
import { addNode, cutFibre, deleteNode, drawFibre } from '../../model/network/edits'
import { type Network, nodeById } from '../../model/network/topology'
import { edit, editAway, networkOf, pickEnd, setFibreAttack, setNodeTaken } from '../../store/network'
import { say } from '../panels/shell'
import { useApp } from '../useApp'
import { type HandHold, sameHold } from './hands'
import { useNetworkTools } from './useNetwork'
import { kmWords, nameOf } from './words'

/** A node or a fibre of the map. */
export interface Thing {
  readonly kind: 'node' | 'fibre'
  readonly id: string
}

function nameOfThing(network: Network, { kind, id }: Thing): string {
  if (kind === 'node') return nameOf(network, id)
  const fibre = network.fibres.find((each) => each.id === id)
  return fibre ? `${nameOf(network, fibre.from)}–${nameOf(network, fibre.to)}` : id
}

const tenth = (km: number): number => Math.round(km * 10) / 10

/** What a press on the map means with the tool in hand, and what Eve's hand does where it is put. */
export function useMapActs() {
  const { store: app, shell, words: all, format } = useApp()
  const { network: store } = useNetworkTools()
  const words = all.network

  const joinWith = useCallback(
    (id: string) => {
      const { firstEnd } = store.getState()
      if (firstEnd === null || firstEnd === id) {
        store.setState({ firstEnd: firstEnd === id ? null : id, node: id })
        return
      }
      const { added, network: after } = edit(store, (drawn) => drawFibre(drawn, firstEnd, id))
      store.setState({ firstEnd: null, node: id, ...(added === null ? {} : { fibre: added }) })
      const drawn = after.fibres.find((fibre) => fibre.id === added)
      if (!drawn) return
      const [a, b, km] = [nameOf(after, firstEnd), nameOf(after, id), kmWords(drawn.lengthKm, format)]
      say(shell, fill(words.live.fibreAdded, { a, b, km }))
    },
    [store, shell, words, format],
  )

  const act = useCallback(
    (on: Thing) => {
      const state = store.getState()
      const now = networkOf(state)
      if (state.tool === 'cut') {
        const name = nameOfThing(now, on)
        editAway(store, (drawn) => (on.kind === 'node' ? deleteNode(drawn, on.id) : cutFibre(drawn, on.id)))
        say(shell, fill(words.live.removed, { name }))
      } else if (on.kind === 'fibre') store.setState({ fibre: on.id })
      else if (state.tool === 'fibre') joinWith(on.id)
      else if (nodeById(now, on.id)?.kind === 'user') pickEnd(store, on.id)
      else store.setState({ node: on.id })
    },
    [store, shell, words, joinWith],
  )

  /** A new node on the plane, km. */
  const place = (at: { readonly x: number; readonly y: number }) => {
    const { newKind } = store.getState()
    const { added } = edit(store, (now) => addNode(now, { kind: newKind, x: tenth(at.x), y: tenth(at.y) }))
    if (added === null) return
    store.setState({ node: added })
    say(shell, fill(words.live.added, { name: nameOf(networkOf(store.getState()), added) }))
  }

  const dropHand = (from: HandHold, on: HandHold) => {
    if (sameHold(on, from)) return
    if (from.on === 'fibre') setFibreAttack(store, app, from.id, 'off')
    if (from.on === 'node') setNodeTaken(store, from.id, false)
    if (on.on === 'fibre') {
      setFibreAttack(store, app, on.id, 'ir')
      store.setState({ fibre: on.id })
    }
    if (on.on === 'node') {
      setNodeTaken(store, on.id, true)
      store.setState({ node: on.id })
      say(shell, fill(words.live.eveNode, { name: nameOf(networkOf(store.getState()), on.id) }))
    }
  }
  return { act, place, dropHand }
}
