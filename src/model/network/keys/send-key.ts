/** One key along its way: the pads leave the stores. */
import type { KeyLink } from '../routing/graph'
import type { RoutePlan } from '../routing/plan'
import type { RelayedKey } from './relayed-key'
import type { Simulation } from './simulation'
import { type KeyStore, storedBits, takeOut } from './store'

/** Delivered keys that are remembered. */
const MOST_DELIVERED = 200

/** Links with their rates as routing sees them: a store without refill is the last resort while it lasts. */
export const keyLinks = ({ stores, feeds }: Pick<Simulation, 'stores' | 'feeds'>): KeyLink[] =>
  [...stores].map(([id, store]) => {
    const { bitsPerSecond } = feeds.get(id) ?? { bitsPerSecond: 0 }
    return {
      id,
      a: store.a,
      b: store.b,
      bitsPerSecond: bitsPerSecond > 0 ? bitsPerSecond : storedBits(store) > 0 ? 1e-9 : 0,
    }
  })

/** The link of a plan that has the fewest bits, and how many. */
export function scarcest(stores: ReadonlyMap<string, KeyStore>, plan: RoutePlan): { link: string; bits: number } {
  let least = { link: '', bits: Infinity }
  for (const { links } of plan.routes)
    for (const link of links) {
      const store = stores.get(link)
      const bits = store ? storedBits(store) : 0
      if (bits < least.bits) least = { link, bits }
    }
  return least
}

/**
 * Sends one key along a plan: takes its pads out of every store on the way.
 *
 * @returns the key; or the link that has too few bits, and then nothing has changed
 */
export function sendKey(
  sim: Simulation,
  plan: RoutePlan,
  bits: number,
): { readonly sim: Simulation; readonly key: RelayedKey | null; readonly starved: string | null } {
  const { link, bits: most } = scarcest(sim.stores, plan)
  if (most < bits) return { sim, key: null, starved: link }
  const stores = new Map(sim.stores)
  const shares = plan.routes.map(({ nodes, links }) => ({
    nodes,
    pads: links.map((id) => {
      const store = stores.get(id)!
      stores.set(id, takeOut(store, bits))
      return { stream: store.stream, from: store.consumed }
    }),
  }))
  const key: RelayedKey = { seed: sim.seed, serial: sim.serial, from: plan.from, to: plan.to, bits, shares }
  const delivered = [...sim.delivered, key].slice(-MOST_DELIVERED)
  return { sim: { ...sim, stores, delivered, serial: sim.serial + 1 }, key, starved: null }
}
