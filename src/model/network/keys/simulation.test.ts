import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RoutingNode } from '../routing/graph'
import type { Demand } from './demand'
import { compareWithEve } from './eve'
import { fairShares } from './fair-shares'
import { MOST_SAMPLES, noLevels, withLevels } from './levels'
import { keyAtSender } from './relayed-key'
import {
  bitsAtNode,
  type Simulation,
  type StoreLink,
  setDemands,
  setFeeds,
  setNetwork,
  setTaken,
  startSimulation,
} from './simulation'
import { endOfStore, type LinkFeed, storedBits } from './store'
import { tick } from './tick'

const feed = (bitsPerSecond: number, eveShare = 0): LinkFeed => ({ bitsPerSecond, alarm: 'ok', eveShare })
const nodes: readonly RoutingNode[] = [...'ARSB'].map((id) => ({ id, relays: id === 'R' || id === 'S' }))
const link = (ends: string): StoreLink => ({ id: ends, a: ends[0]!, b: ends[1]! })
/** Two ways from A to B, over R and over S. */
const links = ['AR', 'RB', 'AS', 'SB'].map(link)
const feeds = (rates: readonly number[]) => new Map(links.map(({ id }, i) => [id, feed(rates[i]!)]))
const stream = (bitsPerSecond: number, shares = 1): Demand => ({
  id: `stream ${shares}`,
  from: 'A',
  to: 'B',
  want: { kind: 'stream', bitsPerSecond },
  choice: { routing: 'widest', shares },
})
const keys = (bits: number, perSecond: number): Demand => ({
  id: 'keys',
  from: 'A',
  to: 'B',
  want: { kind: 'keys', bits, perSecond },
  choice: { routing: 'widest', shares: 1 },
})
const start = (rates: readonly number[], demands: readonly Demand[], capacityBits = 1e6) =>
  startSimulation({ seed: 5, nodes, links, feeds: feeds(rates), demands, capacityBits })
const run = (sim: Simulation, ticks: number): Simulation => {
  let now = sim
  for (let i = 0; i < ticks; i++) now = tick(now)
  return now
}

describe('key stores', () => {
  it('fill at the rate of their link: 1 000 bit/s for 10 s', () => {
    const sim = run(start([1000, 500, 0, 0], []), 100)
    expect([...sim.stores.values()].map(storedBits)).toEqual([1000 * 10, 500 * 10, 0, 0])
    expect(bitsAtNode(sim, 'R')).toBe(15_000)
  })

  it('stop at their capacity and throw the rest away', () => {
    const store = run(start([1000, 0, 0, 0], [], 2500), 100).stores.get('AR')!
    expect([store.produced, storedBits(store), store.overflowed]).toEqual([10_000, 2500, 7500])
  })

  it('never lose or make a bit: what was made is stored, used, or thrown away', () => {
    const rates = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 4, maxLength: 4 })
    const demand = fc.oneof(
      fc
        .record({ bits: fc.integer({ min: 1, max: 500 }), rate: fc.double({ min: 0, max: 30, noNaN: true }) })
        .map(({ bits, rate }) => keys(bits, rate)),
      fc
        .record({ rate: fc.double({ min: 0, max: 5000, noNaN: true }), shares: fc.integer({ min: 1, max: 3 }) })
        .map(({ rate, shares }) => stream(rate, shares)),
    )
    fc.assert(
      fc.property(
        rates,
        fc.uniqueArray(demand, { maxLength: 3, selector: ({ id }) => id }),
        rates,
        (before, demands, after) => {
          let sim = run(start(before, demands, 5000), 30)
          sim = run(setFeeds(sim, feeds(after)), 30)
          let used = 0
          for (const { produced, consumed, overflowed, fraction, ...store } of sim.stores.values()) {
            const bits = storedBits({ produced, consumed, overflowed, fraction, ...store })
            expect(bits).toBeGreaterThanOrEqual(0)
            expect(bits).toBeLessThanOrEqual(5000)
            expect(produced).toBe(consumed + bits + overflowed)
            used += consumed
          }
          // Every delivered bit was paid for on every hop of every share.
          const hops = (id: string) => (id === 'stream 2' || id === 'stream 3' ? null : 2)
          if (sim.demands.every(({ demand }) => hops(demand.id) !== null))
            expect(used).toBe(sim.demands.reduce((sum, { deliveredBits }) => sum + 2 * deliveredBits, 0))
          const made = before.map((rate, i) => 3 * (rate + after[i]!))
          ;[...sim.stores.values()].forEach(({ produced }, i) => {
            expect(Math.abs(produced - made[i]!)).toBeLessThanOrEqual(1)
          })
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('demands', () => {
  it('a stream gets what the slowest link of its way makes', () => {
    const [state] = run(start([1000, 400, 0, 0], [stream(5000)]), 1000).demands
    expect(state!.deliveredBits).toBe(400 * 100)
    expect(state!.missedBits).toBe(4600 * 100)
    expect(state).toMatchObject({ status: 'starved', reason: { code: 'link-starved', values: { link: 'RB' } } })
  })

  it('keys of 256 bits come when somebody wants one', () => {
    // 100 s at 2 keys a second; Bernoulli per tick with p = 0.2: σ = √(1000·0.2·0.8) = 12.6, 4.5σ = 57.
    const { demands, serial } = run(start([5000, 5000, 0, 0], [keys(256, 2)]), 1000)
    expect(Math.abs(serial - 200)).toBeLessThan(57)
    expect(demands[0]).toMatchObject({ deliveredBits: 256 * serial, waitingKeys: 0, status: 'served' })
  })

  it('write down when they starved and when they were served again', () => {
    let sim = run(start([1000, 1000, 0, 0], [stream(800)]), 10)
    sim = run(setFeeds(sim, new Map([['RB', feed(0)]])), 10)
    sim = run(setFeeds(sim, new Map([['RB', feed(1000)]])), 10)
    // 200 bits are left over after the first second: two ticks of 80 and part of a third.
    expect(sim.demands[0]!.changes.map(({ tick, status, reason }) => [tick, status, reason?.code])).toEqual([
      [12, 'starved', 'link-starved'],
      [13, 'stopped', 'no-path'],
      [20, 'served', undefined],
    ])
  })

  it('two shares use both ways, and end when one of them does', () => {
    const sim = run(start([1000, 1000, 1000, 1000], [stream(500, 2)]), 100)
    expect(sim.demands[0]).toMatchObject({ deliveredBits: 5000, status: 'served' })
    expect([...sim.stores.values()].map(({ consumed }) => consumed)).toEqual([5000, 5000, 5000, 5000])
    expect(sim.demands[0]!.plan!.routes).toHaveLength(2)
  })

  it('go another way when a link gives no more keys and its store is empty', () => {
    let sim = run(start([1000, 1000, 500, 500], [stream(800)]), 50)
    expect(sim.demands[0]!.plan!.routes[0]!.nodes).toEqual(['A', 'R', 'B'])
    sim = run(setFeeds(sim, new Map([['RB', { bitsPerSecond: 0, alarm: 'nokey', eveShare: 0 }]])), 10)
    expect(sim.demands[0]!.plan!.routes[0]!.nodes).toEqual(['A', 'S', 'B'])
    expect(sim.stores.get('RB')!.alarms).toEqual([
      { tick: 0, alarm: 'ok' },
      { tick: 50, alarm: 'nokey' },
    ])
  })

  it('say why they stopped when their node is deleted, and its stores are gone', () => {
    const before = run(start([1000, 1000, 0, 0], [stream(800)]), 10)
    const without = (id: string, sim: Simulation) =>
      setNetwork(
        sim,
        nodes.filter((n) => n.id !== id),
        links.filter(({ a, b }) => a !== id && b !== id),
        sim.feeds,
      )
    expect(tick(without('R', before)).demands[0]).toMatchObject({ status: 'stopped', reason: { code: 'no-path' } })
    const after = tick(without('B', before))
    expect(after.demands[0]).toMatchObject({
      status: 'stopped',
      reason: { code: 'node-deleted', values: { node: 'B' } },
    })
    expect([...after.stores.keys()]).toEqual(['AR', 'AS'])
  })

  it('share a link fairly: the small wish in full, the two large ones the same', () =>
    expect(fairShares([100, 5000, 5000], [[0], [0], [0]], [1100])).toEqual([100, 500, 500]))

  it('never get more than a link has, and leave nothing that somebody could still use', () => {
    const way = fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(300), way), { maxLength: 8 }),
        fc.array(fc.nat(500), { minLength: 5, maxLength: 5 }),
        (wishes, room) => {
          const ways = wishes.map(([, links]) => links)
          const shares = fairShares(
            wishes.map(([wish]) => wish),
            ways,
            room,
          )
          const left = room.map(
            (bits, l) => bits - shares.reduce((sum, s, i) => sum + (ways[i]!.includes(l) ? s : 0), 0),
          )
          for (const bits of left) expect(bits).toBeGreaterThanOrEqual(0)
          shares.forEach((share, i) => {
            expect(share).toBeLessThanOrEqual(wishes[i]![0])
            // Whoever has less than he wished crosses a link with too little left for one bit each.
            const scarce = ways[i]!.some((l) => left[l]! < wishes.length)
            if (share < wishes[i]![0]) expect(scarce).toBe(true)
          })
        },
      ),
    )
  })
})

describe('the simulation', () => {
  it('is the same for the same seed and differs for another', () => {
    const twice = [0, 0].map(() => run(start([700, 600, 500, 400], [keys(256, 3), stream(300, 2)]), 200))
    expect(twice[0]).toEqual(twice[1])
    const other = startSimulation({
      seed: 6,
      nodes,
      links,
      feeds: feeds([700, 600, 500, 400]),
      demands: [keys(256, 3)],
    })
    const firstKey = (sim: Simulation) => keyAtSender(sim.delivered[0]!)
    expect(firstKey(run(other, 200))).not.toEqual(firstKey(twice[0]!))
  })

  it('a relay that is taken over opens the keys from then on, not those before', () => {
    let sim = run(start([5000, 5000, 0, 0], [keys(256, 2)]), 100)
    const earlier = sim.delivered.length
    sim = run(setTaken(sim, 'R', true), 100)
    const open = sim.delivered.map((key) => compareWithEve(sim.holdings, key).knownBits === key.bits)
    expect(earlier).toBeGreaterThan(0)
    expect(open.slice(0, earlier).every((o) => !o)).toBe(true)
    expect(open.slice(earlier).length).toBeGreaterThan(0)
    expect(open.slice(earlier).every((o) => o)).toBe(true)
  })

  it('with two shares no single relay opens a key, both together do', () => {
    const sim = start([1000, 1000, 1000, 1000], [stream(500, 2)])
    const opened = (taken: readonly string[]) => {
      const after = run(
        taken.reduce((s, node) => setTaken(s, node, true), sim),
        20,
      )
      return after.delivered.every((key) => compareWithEve(after.holdings, key).knownBits === key.bits)
    }
    expect([opened(['R']), opened(['S']), opened(['R', 'S'])]).toEqual([false, false, true])
  })

  it('a link that is cut and laid again starts empty and never repeats its key', () => {
    const before = run(start([1000, 1000, 0, 0], []), 10)
    const cut = setNetwork(before, nodes, links.slice(1), before.feeds)
    const laid = setNetwork(tick(cut), nodes, links, feeds([1000, 1000, 0, 0]))
    expect(storedBits(laid.stores.get('AR')!)).toBe(0)
    expect(laid.stores.get('AR')!.stream.born).toBe(11)
    expect(endOfStore(laid.stores.get('RB')!)).toBe(1100)
  })

  it('demands that stay keep their counts', () => {
    const sim = run(start([1000, 1000, 0, 0], [stream(500)]), 10)
    expect(setDemands(sim, [stream(800), keys(256, 1)]).demands.map((d) => d.deliveredBits)).toEqual([500, 0])
  })

  it('levels are thinned evenly and never exceed what a chart can show', () => {
    let [sim, levels] = [start([1000, 0, 0, 0], [stream(1)]), noLevels]
    for (let i = 0; i < 2000; i++) {
      levels = withLevels(levels, sim)
      sim = tick(sim)
    }
    expect(levels.seconds.length).toBeLessThanOrEqual(MOST_SAMPLES)
    const step = levels.seconds[1]! - levels.seconds[0]!
    levels.seconds.forEach((s, i) => {
      expect(s).toBeCloseTo(i * step, 9)
      expect(levels.stored.get('AR')![i]).toBeCloseTo(1000 * s, 6)
    })
  })
})
