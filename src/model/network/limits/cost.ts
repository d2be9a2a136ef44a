/**
 * What it costs to join n parties. Every price is an assumption that the visitor can change; none is
 * a fact, and the screen says so.
 */
import { meshLinks } from './links-needed'

export interface Assumption {
  readonly id: AssumptionId
  readonly unit: 'USD' | 'USD/year' | 'USD/km/year' | 'km' | 'years' | '1'
  readonly low: number
  readonly usual: number
  readonly high: number
}

/** Ranges of the reference (section 5.2), each marked there as rough; `usual` is the middle of the range. */
export const assumptions = [
  { id: 'pair', unit: 'USD', low: 50_000, usual: 100_000, high: 150_000 },
  { id: 'site', unit: 'USD', low: 50_000, usual: 75_000, high: 100_000 },
  { id: 'siteYearly', unit: 'USD/year', low: 10_000, usual: 20_000, high: 40_000 },
  { id: 'fibre', unit: 'USD/km/year', low: 100, usual: 300, high: 500 },
  { id: 'switch', unit: 'USD', low: 10_000, usual: 20_000, high: 30_000 },
  { id: 'chip', unit: 'USD', low: 0.3, usual: 1, high: 2 },
  { id: 'lengthKm', unit: 'km', low: 5, usual: 20, high: 80 },
  { id: 'years', unit: 'years', low: 3, usual: 5, high: 10 },
  { id: 'hubs', unit: '1', low: 2, usual: 4, high: 32 },
] as const satisfies readonly { id: string; unit: Assumption['unit']; low: number; usual: number; high: number }[]

export type AssumptionId = 'pair' | 'site' | 'siteYearly' | 'fibre' | 'switch' | 'chip' | 'lengthKm' | 'years' | 'hubs'

export type Prices = Readonly<Record<AssumptionId, number>>

export const usualPrices: Prices = Object.fromEntries(assumptions.map(({ id, usual }) => [id, usual])) as Prices

export const costDesigns = ['mesh', 'star', 'switch', 'hybrid', 'software'] as const
export type CostDesign = (typeof costDesigns)[number]

/**
 * Cost of joining n parties for the years assumed, USD. `mesh`: a pair of devices and a fibre per pair of
 * parties. `star`: a device pair and a fibre per party, one guarded hub. `switch`: half a device pair
 * (the transmitter) and a fibre per party, shared receivers for one pair behind a switch. `hybrid`: a chip per
 * party, QKD between the hubs only. `software`: post-quantum cryptography, whose price is engineering
 * and not counted.
 */
export function costOf(design: CostDesign, n: number, prices: Prices): number {
  const fibre = prices.fibre * prices.lengthKm * prices.years
  const hub = prices.site + prices.siteYearly * prices.years
  if (design === 'mesh') return meshLinks(n) * (prices.pair + fibre)
  if (design === 'star') return n * (prices.pair + fibre) + hub
  if (design === 'switch') return n * (prices.pair / 2 + fibre) + prices.pair / 2 + prices.switch
  if (design === 'hybrid') return n * prices.chip + prices.hubs * hub + meshLinks(prices.hubs) * (prices.pair + fibre)
  return 0
}

/** Smallest number of parties (to 1 % above 1 000) up to `most` from which one design is cheaper than another; null if it never is. */
export function breakEven(cheap: CostDesign, dear: CostDesign, prices: Prices, most = 1e6): number | null {
  for (let n = 2; n <= most; n = n < 1000 ? n + 1 : Math.ceil(n * 1.01))
    if (costOf(cheap, n, prices) < costOf(dear, n, prices)) return n
  return null
}
