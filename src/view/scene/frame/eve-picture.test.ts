import { describe, expect, it } from 'vitest'
import type { AttackId } from '../../../model/attacks/index'
import { known } from '../../../model/engine/knowledge'
import { rowOf } from '../../../model/engine/recording'
import { createScratch, openBlock, planRun, runBlock } from '../../../model/engine/run'
import { presets, type Scenario } from '../../../model/scenario/scenario'
import type { Viewer } from '../../../model/scenario/viewing'
import { evePicture } from './eve-picture'

/** Pictures of the first events of a run, as a viewer has them once all is announced. */
function pictures(scenario: Scenario, viewer: Viewer): Set<string | null> {
  const plan = planRun(scenario)
  const scratch = createScratch()
  runBlock(plan, 0, scratch)
  const block = openBlock(plan, 0, 0, scratch)
  const seen = new Set<string | null>()
  for (let i = 0; i < Math.min(400, block.pulse.length); i++)
    seen.add(evePicture(scenario.attack, known(rowOf(block, plan.lights, i), viewer, 'announced')))
  return seen
}

const weak: Scenario = { ...presets.metro, distanceKm: 50, pulses: 200_000 }
const ideal: Scenario = presets.ideal
const of = (base: Scenario, attack: AttackId, more: Partial<Scenario> = {}): Scenario => ({ ...base, attack, ...more })

const cases: readonly (readonly [Scenario, string])[] = [
  [of(weak, 'pns'), 'jar'],
  [of(weak, 'split'), 'jar'],
  [of(ideal, 'clone'), 'copy'],
  [of(ideal, 'trojan'), 'probe'],
  [of(ideal, 'predict', { dice: 'weak' }), 'dice'],
  [of(ideal, 'mitm', { authenticated: false }), 'keys'],
  [of(weak, 'blind'), 'bright'],
  [of(ideal, 'block'), 'cut'],
]

describe('what Eve is seen to do', () => {
  it.each(cases)('is there for Everyone, and for neither Alice nor Bob', (scenario, picture) => {
    expect(pictures(scenario, 'all')).toContain(picture)
    // Attacks without a light of their own are told by their name: the hand is not drawn in these views at all.
    for (const viewer of ['alice', 'bob', 'public'] as const)
      if (picture !== 'dice' && picture !== 'keys') expect([...pictures(scenario, viewer)]).toEqual([null])
  })

  it('is nothing where she measures as anybody would', () =>
    expect([...pictures(of(ideal, 'ir'), 'all')]).toEqual([null]))
})
