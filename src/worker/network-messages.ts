/** What page and worker say to each other about networks. */
import type { LinkCounts } from '../model/engine/network-links'
import type { LimitPoint, LimitsWanted } from '../model/engine/network-links-limits'
import type { LinkPhotons } from '../model/engine/network-links-photons'
import type { LogEntry, Response } from '../model/network/delivery/key-delivery'
import type { Request as DeliveryRequest } from '../model/network/delivery/requests'
import type { AlarmHistory } from '../model/network/keys/alarm-history'
import type { Demand, DemandState } from '../model/network/keys/demand'
import type { Reading } from '../model/network/keys/eve'
import type { Levels } from '../model/network/keys/levels'
import type { RelayedKey } from '../model/network/keys/relayed-key'
import type { LinkAlarm, LinkFeed } from '../model/network/keys/store'
import type { PairVerdict } from '../model/network/keys/verdicts'
import type { Pairs } from '../model/network/pairs'
import type { RouteChoice, RoutePlan } from '../model/network/routing/plan'
import type { RatedLink } from '../model/network/summary'
import type { Network } from '../model/network/topology'
import type { Scenario } from '../model/scenario/scenario'

/** All that decides the answer about a network. */
export interface NetworkQuestion {
  readonly network: Network
  /** Link fields of the page, for all fibres. */
  readonly page: readonly (readonly [string, string])[]
  /** Nodes in Eve's hands. */
  readonly taken: readonly string[]
  readonly choice: RouteChoice
  readonly pair: readonly [string, string] | null
  readonly seed: number
}

/** The way of the pair that was picked. */
export interface PathAnswer {
  readonly plan: RoutePlan
  readonly trusted: readonly string[]
  /** Goes over a length that nobody published. */
  readonly assumed: boolean
  /** All ways used at once, and the links that limit it. */
  readonly largest: { readonly bitsPerSecond: number; readonly limitedBy: readonly string[] }
  /** Disjoint paths there are. */
  readonly disjoint: number
}

export interface NetworkAnswer {
  readonly links: readonly RatedLink[]
  /** What each link gives now, by link. */
  readonly feeds: ReadonlyMap<string, LinkFeed>
  readonly path: PathAnswer | null
  /** The first pairs, all of them where there are not very many. */
  readonly pairs: Pairs
  /** All pairs of users, by what joins them. */
  readonly counts: { readonly all: number; readonly direct: number; readonly relays: number; readonly none: number }
  /** By relay: pairs whose keys it can read. */
  readonly read: ReadonlyMap<string, number>
  readonly opening: { readonly node: string; readonly joined: number } | null
  /**
   * Verdicts of the pairs that were tested bit by bit: all of them, or of very many some drawn at random. Null
   * where very many have nothing to fear from anybody.
   */
  readonly verdicts: readonly PairVerdict[] | null
  /** How every pair of users is joined, row by row below the diagonal: 0 not, 1 directly, 2 through relays. */
  readonly joins: Uint8Array
}

/** What happens to the live simulation. */
export type LiveOrder =
  | {
      readonly do: 'set'
      /** Starts again from empty stores. */
      readonly fresh: boolean
      readonly seed: number
      readonly nodes: readonly { readonly id: string; readonly name: string; readonly relays: boolean }[]
      readonly links: readonly { readonly id: string; readonly a: string; readonly b: string }[]
      readonly feeds: ReadonlyMap<string, LinkFeed>
      readonly taken: readonly string[]
      readonly demands: readonly Demand[]
      readonly choice: RouteChoice
      /** Runs whose alarm is asked every second, by link. */
      readonly runs: ReadonlyMap<string, Scenario>
    }
  /** `charts`: whether what charts show over time is to be told. */
  | { readonly do: 'advance'; readonly ticks: number; readonly charts: boolean }
  /** One key of the pair now, to be watched hop by hop. */
  | { readonly do: 'send'; readonly from: string; readonly to: string; readonly bits: number }
  | { readonly do: 'deliver'; readonly request: DeliveryRequest }

export interface LiveStore {
  readonly link: string
  readonly a: string
  readonly b: string
  readonly storedBits: number
  readonly produced: number
  readonly consumed: number
  readonly overflowed: number
  readonly alarms: readonly { readonly tick: number; readonly alarm: LinkAlarm }[]
}

/** A delivered key and what Eve makes of it, found by comparing bits. */
export interface SentKey {
  readonly key: RelayedKey
  readonly reading: Reading
}

export interface LiveState {
  readonly tick: number
  readonly seconds: number
  readonly capacityBits: number
  readonly stores: readonly LiveStore[]
  readonly demands: readonly DemandState[]
  /** The last keys that were sent to be watched, newest last. */
  readonly sent: readonly SentKey[]
  readonly levels: Levels
  /** What the alarm of each link said over time. */
  readonly alarms: AlarmHistory
  readonly log: readonly LogEntry[]
}

export type NetworkRequest =
  | { readonly type: 'network'; readonly job: number; readonly question: NetworkQuestion }
  /** Counts of every direct fibre, one after the other. */
  | { readonly type: 'count-links'; readonly job: number; readonly question: NetworkQuestion }
  | { readonly type: 'live'; readonly job: number; readonly order: LiveOrder }
  /** The first `most` events of every direct fibre's own run, one fibre after the other. */
  | { readonly type: 'watch-link'; readonly job: number; readonly question: NetworkQuestion; readonly most: number }
  /** Points of the charts of many users, from simulation. */
  | { readonly type: 'measure-limits'; readonly job: number; readonly wanted: LimitsWanted }
  /** Places for a network without geography. */
  | {
      readonly type: 'place'
      readonly job: number
      readonly nodes: number
      readonly edges: readonly { readonly a: number; readonly b: number; readonly lengthKm: number }[]
    }

export interface LiveReply {
  readonly type: 'live'
  /** Without what charts show over time, where that was not asked for. */
  readonly state: Omit<LiveState, 'levels' | 'alarms'> & Partial<Pick<LiveState, 'levels' | 'alarms'>>
  readonly response: Response | null
  readonly starved: string | null
}

export type NetworkReply =
  | { readonly type: 'network'; readonly answer: NetworkAnswer }
  | { readonly type: 'counted-links'; readonly counts: readonly LinkCounts[]; readonly finished: boolean }
  | LiveReply
  | { readonly type: 'measured-limits'; readonly points: readonly LimitPoint[]; readonly finished: boolean }
  | { readonly type: 'watched-link'; readonly photons: readonly LinkPhotons[]; readonly finished: boolean }
  | { readonly type: 'placing'; readonly x: Float64Array; readonly y: Float64Array; readonly progress: number }
