import { describe, expect, it } from 'vitest'
import type { LinkPhotons } from '../../model/engine/network-links-photons'
import { photonsOfLink } from '../../model/engine/network-links-photons'
import { createScratch } from '../../model/engine/run'
import { makeFibre, makeNode } from '../../model/network/topology'
import { presets, type Scenario } from '../../model/scenario/scenario'
import { type Flying, flyingOn, oneInOf, streamsOf } from './flow'
import { mapFrame } from './frame'

const network = {
  nodes: [makeNode({ id: 'A', kind: 'user', x: 0, y: 0 }), makeNode({ id: 'B', kind: 'user', x: 50, y: 0 })],
  fibres: [makeFibre({ id: 'A-B', from: 'A', to: 'B', lengthKm: 50 })],
}
const frame = mapFrame({
  network,
  projection: { scale: 10, originX: 100, originY: 100 },
  answer: null,
  ends: [],
  node: null,
  fibre: null,
  taken: [],
  tapped: new Set(),
  projector: false,
})
const scratch = createScratch()
const photons = (scenario: Scenario): ReadonlyMap<string, LinkPhotons> =>
  new Map([['A-B', photonsOfLink('A-B', scenario, 60, scratch)]])
const at = (stream: ReturnType<typeof streamsOf>[number], seconds: number) => {
  const list: Flying[] = []
  flyingOn(stream, seconds, (flying) => list.push(flying))
  return list
}

describe('oneInOf', () => {
  it('is the round number that leaves at most 2.4 events a second, and no more than that many times too few', () => {
    expect(oneInOf(0.3)).toBe(1)
    expect(oneInOf(2.4)).toBe(1)
    expect(oneInOf(2.5)).toBe(2)
    expect(oneInOf(4e6)).toBe(2e6)
    expect(oneInOf(5e6)).toBe(5e6)
    for (let rate = 2.5; rate < 1e12; rate *= 1.37) {
      expect(rate / oneInOf(rate)).toBeLessThanOrEqual(2.4)
      expect(rate / oneInOf(rate)).toBeGreaterThan(0.95)
    }
  })
})

describe('photons on a fibre', () => {
  const scenario = { ...presets.metro, distanceKm: 50, seed: 3 }
  const [stream] = streamsOf(frame, photons(scenario))

  it('fly between the two nodes, from the first to the second', () => {
    let seen = 0
    for (let t = 0; t < 40; t += 0.1)
      for (const { x, y } of at(stream!, t)) {
        seen++
        expect(y).toBeCloseTo(100, 6)
        expect(x).toBeGreaterThan(100)
        expect(x).toBeLessThan(600)
      }
    expect(seen).toBeGreaterThan(100)
    const [first] = at(stream!, 10)
    const later = at(stream!, 10.1)
    expect(later.some(({ x }) => x > first!.x && x < first!.x + 60)).toBe(true)
  })

  it('set out as often as the share says: clicks per second ÷ N, over the whole recording', () => {
    const { rows, pulsesPerEvent } = photons(scenario).get('A-B')!
    const loopSeconds = stream!.loop / stream!.pulsesPerSecond
    const wanted = scenario.clockHz / pulsesPerEvent / stream!.oneIn
    expect(rows.length / loopSeconds).toBeCloseTo(wanted, 9)
    // The same moment one loop later shows the same.
    expect(at(stream!, 5 + loopSeconds).map(({ x }) => Math.round(x))).toEqual(
      at(stream!, 5 + 2 * loopSeconds).map(({ x }) => Math.round(x)),
    )
  })

  it('are as Alice sent them before Eve and as Eve sends them behind her', () => {
    const [tapped] = streamsOf(frame, photons({ ...scenario, attack: 'ir' }))
    const before: Flying[] = []
    const behind: Flying[] = []
    for (let t = 3; t < 60; t += 0.05)
      for (const flying of at(tapped!, t)) (flying.x < 350 ? before : behind).push(flying)
    expect(before.some(({ resent }) => resent)).toBe(false)
    expect(behind.every(({ resent }) => resent)).toBe(true)
  })

  it('are few where nothing gets through, and none where there is a formula only', () => {
    expect(streamsOf(frame, photons({ ...scenario, attack: 'block', darkCountProbability: 0 }))).toEqual([])
    const station = { ...frame, fibres: frame.fibres.map((mark) => ({ ...mark, station: true })) }
    expect(streamsOf(station, photons(scenario))).toEqual([])
  })

  it('that are lost leave the fibre on the way, where every pulse is shown', () => {
    const [ideal] = streamsOf(frame, photons({ ...presets.ideal, distanceKm: 10, lossDbPerKm: 0.2, seed: 3 }))
    const parts = [0, 0]
    for (let t = 3; t < 60; t += 0.05) for (const { x } of at(ideal!, t)) parts[x < 350 ? 0 : 1]!++
    expect(parts[1]).toBeLessThan(parts[0]!)
    expect(parts[1]).toBeGreaterThan(0)
  })
})
