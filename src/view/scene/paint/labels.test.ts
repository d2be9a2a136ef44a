import { describe, expect, it } from 'vitest'
import { scene as words } from '../../../locales/en/scene'
import { known } from '../../../model/engine/knowledge'
import { rowOf } from '../../../model/engine/recording'
import { createScratch, openBlock, planRun } from '../../../model/engine/run'
import { presets, type Scenario } from '../../../model/scenario/scenario'
import type { Viewer } from '../../../model/scenario/viewing'
import { createFormat } from '../../format'
import { heldLines, type LabelContext, verdict } from './labels'

const context: LabelContext = { words, format: createFormat(), share: 1, misalignment: 0 }

/** The first photons of a run as zoom 1 holds them. */
function held(scenario: Scenario, viewer: Viewer) {
  const plan = planRun(scenario)
  const block = openBlock(plan, 0, 0, createScratch())
  return Array.from({ length: 60 }, (_, i) => ({
    row: known(rowOf(block, plan.lights, i), viewer, 'announced'),
    packet: null,
  }))
}

describe('the photon that zoom 1 holds', () => {
  it('of a cloner is blurred: it has odds, but stands at no angle to the answer', () => {
    for (const photon of held({ ...presets.ideal, attack: 'clone' }, 'all')) {
      const { below, odds } = heldLines(photon, context)
      expect(below).toMatch(/^blurred, (still towards D[01]|towards neither answer)$/)
      expect(odds?.figure).toMatch(/^(85\.4 : 14\.6|14\.6 : 85\.4|50 : 50)$/)
    }
  })

  it('has odds that make a hundred, whole ones where there is little room', () => {
    for (const attack of ['ir', 'mid', 'clone', 'off'] as const)
      for (const short of [false, true])
        for (const photon of held({ ...presets.ideal, misalignment: 0.03, attack }, 'all')) {
          const { odds } = heldLines(photon, { ...context, misalignment: 0.03 }, short)
          const parts = odds!.figure.split(' : ').map(Number)
          expect(parts[0]! + parts[1]!).toBeCloseTo(100, 9)
          if (short) expect(parts.every(Number.isInteger)).toBe(true)
        }
  })

  it('that Eve has blocked is not called lost by those who saw it, and is by Bob', () => {
    const says = (viewer: Viewer) =>
      new Set(held({ ...presets.ideal, attack: 'block' }, viewer).map((p) => verdict(p, context)))
    expect(says('all')).toEqual(new Set([words.verdict.blocked]))
    expect(says('bob')).toEqual(new Set([words.verdict.lost]))
  })
})
