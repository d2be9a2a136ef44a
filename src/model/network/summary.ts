/** All that can be said about a network without running it: for the command line, tables and texts. */
import { type LinkRate, linkRates, type SettingsOf } from './link-rate'
import { bestOpening, graphOf, keysRead, type Pairs, pairsOf } from './pairs'
import { type QuantumLink, quantumLinks } from './quantum-links'
import type { KeyLink } from './routing/graph'
import { planRoutes, type RouteChoice, type RoutePlan, trustSet } from './routing/plan'
import type { Network } from './topology'

export interface RatedLink extends QuantumLink, LinkRate, KeyLink {
  /** Its rate is that of a length which nobody published. */
  readonly assumed: boolean
}

export interface NetworkSummary {
  readonly links: readonly RatedLink[]
  readonly pairs: Pairs
  /** By relay: pairs whose keys it can read. */
  readonly read: ReadonlyMap<string, number>
  readonly opening: ReturnType<typeof bestOpening>
}

/** Quantum links with their long-run rates. */
export function ratedLinks(network: Network, settingsOf: SettingsOf): readonly RatedLink[] {
  const links = quantumLinks(network)
  const rates = linkRates(network, links, settingsOf)
  const unknown = new Set(network.fibres.filter(({ verified }) => !verified).map(({ id }) => id))
  return links.map((link) => {
    const rate = rates.get(link.id)!
    return { ...link, ...rate, assumed: rate.basis !== 'published' && link.fibres.some((id) => unknown.has(id)) }
  })
}

export function summaryOf(network: Network, links: readonly RatedLink[], choice: RouteChoice): NetworkSummary {
  return {
    links,
    pairs: pairsOf(network, links, choice.routing),
    read: keysRead(network, links, choice.routing),
    opening: bestOpening(network, links),
  }
}

/** The way of one pair, and whom it has to trust; null without a way. */
export function pathOf(
  network: Network,
  links: readonly KeyLink[],
  pair: readonly [string, string],
  choice: RouteChoice,
): { readonly plan: RoutePlan; readonly trusted: readonly string[] } | null {
  const plan = planRoutes(graphOf(network, links), ...pair, choice)
  return plan && { plan, trusted: trustSet(plan) }
}
