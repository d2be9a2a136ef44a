import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fragmentOf, stateFromLink } from './address'
import { openScenarioFile, scenarioFile } from './scenario-file'
import { createAppStore } from './store'

describe('a file of settings', () => {
  it('opens as the same state, the network and what is unknown included', () => {
    const from = createAppStore()
    from.setState(stateFromLink('#/network?v=1&hw=metro&km=80&eve=ir&p=15&seed=7&net=A-B:30,B-C:40&later=x'))
    const to = createAppStore()
    expect(openScenarioFile(to, scenarioFile(from.getState()))).toBe(true)
    expect(fragmentOf(to.getState())).toBe(fragmentOf(from.getState()))
    expect(to.getState().problems).toEqual([])
  })

  it('has no longest length, as a link has', () => {
    const from = createAppStore()
    const unknown = new Map([['note', 'a'.repeat(5000)]])
    from.setState({ unknown })
    expect(fragmentOf(from.getState()).length).toBeGreaterThan(5000)
    const to = createAppStore()
    expect(openScenarioFile(to, scenarioFile(from.getState()))).toBe(true)
    expect(to.getState().unknown).toEqual(unknown)
  })

  it('tells what a hand has written into it and cannot be, as a link does', () => {
    const store = createAppStore()
    expect(openScenarioFile(store, '{"eavesdrop":1,"place":"lab","fields":{"v":"1","km":"900"}}')).toBe(true)
    expect(store.getState().scenario.distanceKm).toBe(600)
    expect(store.getState().problems.length).toBe(1)
  })

  it('is refused when it is none, and nothing changes', () => {
    const store = createAppStore()
    const before = store.getState()
    for (const text of [
      '',
      '{',
      '[]',
      'null',
      '{"eavesdrop":1}',
      '{"eavesdrop":0,"place":"lab","fields":{}}',
      '{"eavesdrop":1,"place":"lab","fields":{"km":80}}',
    ])
      expect(openScenarioFile(store, text), text).toBe(false)
    fc.assert(fc.property(fc.string(), (text) => !openScenarioFile(store, text)))
    expect(store.getState()).toBe(before)
  })
})
