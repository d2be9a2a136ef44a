import { describe, expect, it } from 'vitest'
import { seedOfFibre } from '../model/engine/network-links'
import { addNode, deleteNode, drawFibre, renameNode } from '../model/network/edits'
import { fromFields } from '../model/scenario/fields'
import { stateFromLink } from './address'
import {
  edit,
  editAway,
  leaveLab,
  networkOf,
  networkStoreOf,
  openNamed,
  pickEnd,
  setFibreAttack,
  setNodeTaken,
  undoEdit,
  visitLab,
} from './network'
import { createAppStore, setScenario } from './store'

const open = (fields: string) => {
  const app = createAppStore(stateFromLink(`#/network?v=1&${fields}`))
  return { app, store: networkStoreOf(app) }
}
const link = (app: ReturnType<typeof createAppStore>) => Object.fromEntries(app.getState().network)

describe('the network of a page', () => {
  it('opens what the link says and writes every change into it', () => {
    const { app, store } = open('net=A-R1:80,R1-B:60&took=R1')
    expect(networkOf(store.getState()).fibres.map(({ lengthKm }) => lengthKm)).toEqual([80, 60])
    expect(store.getState().scene.taken).toEqual(['R1'])
    edit(store, (now) => drawFibre(now, 'A', 'B', 100))
    expect(link(app)).toMatchObject({ net: 'A-R1:80,R1-B:60,A-B:100', took: 'R1' })
  })

  it('takes edits back, and those of a node with what hung on it', () => {
    const { app, store } = open('net=town5')
    pickEnd(store, 'A')
    pickEnd(store, 'C')
    setNodeTaken(store, 'A', true)
    editAway(store, (now) => deleteNode(now, 'A'))
    expect(store.getState().scene).toMatchObject({ pair: null, taken: [] })
    undoEdit(store)
    expect(networkOf(store.getState()).nodes).toHaveLength(5)
    expect(link(app)).toEqual({})
  })

  it('says in the link that a file is needed, and why', () => {
    const { app, store } = open('net=town5')
    edit(store, (now) => renameNode(now, 'A', 'Hospital East'))
    expect(link(app)).toEqual({ net: 'file' })
    expect(store.getState().needsFile.map(({ code }) => code)).toEqual(['name-not-linkable'])
  })

  it('tells what an edit refuses and changes nothing', () => {
    const { store } = open('net=town5')
    const before = networkOf(store.getState())
    edit(store, (now) => drawFibre(now, 'A', 'B'))
    expect(networkOf(store.getState())).toBe(before)
    expect(store.getState().problems.map(({ code }) => code)).toEqual(['doubled-link'])
  })

  it('reads another link when the address changes, and keeps its past when it does not', () => {
    const { app, store } = open('net=town5')
    edit(store, (now) => addNode(now, { kind: 'user', x: 0, y: 0 }))
    const past = store.getState().history.past.length
    app.setState({ place: 'lab', network: new Map() })
    app.setState({ place: 'network', network: new Map(app.getState().network) })
    expect(store.getState().history.past.length).toBeLessThanOrEqual(past)
    app.setState(stateFromLink('#/network?v=1&net=ring8'))
    expect(networkOf(store.getState()).nodes).toHaveLength(8)
  })

  it('opens named networks and can go back', () => {
    const { app, store } = open('net=town5')
    openNamed(store, 'tokyo')
    expect(link(app)).toEqual({ net: 'tokyo' })
    undoEdit(store)
    expect(link(app)).toEqual({})
  })

  it('says of a fibre only what differs from the page', () => {
    const { app, store } = open('net=town5&hw=metro')
    setFibreAttack(store, app, 'A-B', 'ir')
    expect(link(app)).toEqual({ link: 'A-B:eve:ir' })
    setFibreAttack(store, app, 'A-B', 'off')
    expect(link(app)).toEqual({})
  })

  it('goes to the Lab with one fibre and comes back with what was set there', () => {
    const { app, store } = open('net=town5&hw=metro&seed=7')
    visitLab(store, app, 'B-C')
    expect(app.getState()).toMatchObject({ place: 'lab', scenario: { distanceKm: 40, hardware: 'metro' } })
    expect(app.getState().scenario.seed).toBe(seedOfFibre('B-C', 7))
    setScenario(app, { distanceKm: 55, attack: 'ir' })
    leaveLab(app)
    expect(app.getState()).toMatchObject({
      place: 'network',
      visit: null,
      scenario: { attack: 'off', hardware: 'metro' },
    })
    const fibre = networkOf(store.getState()).fibres.find(({ id }) => id === 'B-C')
    // The dice that the fibre has anyway are not said again.
    expect(fibre).toMatchObject({ lengthKm: 55 })
    expect(fibre?.fields).toEqual({ eve: 'ir' })
  })

  it('comes back with other hardware for that fibre alone', () => {
    const { app, store } = open('net=town5&hw=metro')
    visitLab(store, app, 'B-C')
    app.setState({ scenario: fromFields(new Map([['km', '40']])).scenario })
    leaveLab(app)
    const fibre = networkOf(store.getState()).fibres.find(({ id }) => id === 'B-C')
    expect(fibre?.fields).toEqual({ hw: 'ideal' })
  })
})
