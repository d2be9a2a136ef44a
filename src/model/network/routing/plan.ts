/** How the key of a pair travels: along one path, or as XOR shares along paths that share no relay. */
import { disjointPaths } from './disjoint-paths'
import type { Route, Routing, RoutingGraph } from './graph'
import { findRoute } from './paths'

export interface RouteChoice {
  readonly routing: Routing
  /** 1: one path. More: that many XOR shares on disjoint paths, or as many as there are. */
  readonly shares: number
}

export const usualChoice: RouteChoice = { routing: 'widest', shares: 1 }

export interface RoutePlan {
  readonly from: string
  readonly to: string
  /** At least one; with several, each carries one share of the key and all are needed. */
  readonly routes: readonly Route[]
  /** Key rate if nobody else uses the links: the slowest link of all routes, bit/s. */
  readonly bitsPerSecond: number
}

/** The way a key of a pair goes; null if there is none. */
export function planRoutes(graph: RoutingGraph, from: string, to: string, choice: RouteChoice): RoutePlan | null {
  const one = choice.shares > 1 ? null : findRoute(graph, from, to, choice.routing)
  const routes = choice.shares > 1 ? disjointPaths(graph, from, to, choice.shares) : one ? [one] : []
  if (routes.length === 0) return null
  return { from, to, routes, bitsPerSecond: Math.min(...routes.map((r) => r.bitsPerSecond)) }
}

/** Nodes inside a route: the relays that see what it carries. */
export const relaysOn = ({ nodes }: Route): readonly string[] => nodes.slice(1, -1)

/**
 * The relays each of which alone can read the key: those that lie on every route. Disjoint routes
 * leave none; the two ends hold the key anyway.
 */
export function trustSet({ routes }: RoutePlan): readonly string[] {
  const [first, ...others] = routes.map(relaysOn)
  return (first ?? []).filter((relay) => others.every((on) => on.includes(relay)))
}

/** True if a set of relays working together can read the key: it sees every share. */
export const canRead = ({ routes }: RoutePlan, relays: ReadonlySet<string>): boolean =>
  routes.every((route) => relaysOn(route).some((relay) => relays.has(relay)))
