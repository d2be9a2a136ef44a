/** A chain of trusted relays over a long distance. */

export interface RelayChain {
  readonly hops: number
  /** Stations between the ends that see the key in clear. */
  readonly relays: number
}

/** Hops of at most `spacingKm` that cover a distance. @throws RangeError unless both are > 0 and finite */
export function relayChain(distanceKm: number, spacingKm: number): RelayChain {
  if (!(distanceKm > 0 && spacingKm > 0 && distanceKm < Infinity))
    throw new RangeError(`relayChain: ${distanceKm} km in steps of ${spacingKm} km`)
  const hops = Math.max(1, Math.ceil(distanceKm / spacingKm - 1e-9)) // 400 ÷ 80 is 5 hops, whatever the last bit
  return { hops, relays: hops - 1 }
}

/** Pad bits that one key costs: every hop uses as many bits as the key has. */
export const padBits = ({ hops }: RelayChain, keyBits: number): number => hops * keyBits

export interface Spacing {
  readonly spacingKm: number
  readonly hops: number
  /** Key rate from end to end, bit/s. */
  readonly bitsPerSecond: number
  /** Cost per year and bit/s, in the unit of the costs. */
  readonly costPerBit: number
}

/** What one hop costs a year: its two devices and one relay site, and its fibre. */
export interface HopCost {
  readonly perHop: number
  readonly perKm: number
}

/**
 * Price of key over a distance for each number of hops: cost of the whole chain ÷ its rate. Short hops
 * are fast but many; long hops are few but slow. The best spacing lies below the longest possible.
 *
 * @param rateAt key rate of one hop of a length, bit/s
 * @param mostHops number of hops up to which to look
 * @returns one entry per number of hops that gives a key, the fewest hops first
 * @see Alleaume et al., arXiv:0903.0839 (2009)
 */
export function spacings(
  distanceKm: number,
  rateAt: (lengthKm: number) => number,
  cost: HopCost,
  mostHops = 100,
): readonly Spacing[] {
  const found: Spacing[] = []
  for (let hops = 1; hops <= mostHops; hops++) {
    const spacingKm = distanceKm / hops
    const bitsPerSecond = rateAt(spacingKm)
    if (bitsPerSecond > 0)
      found.push({
        spacingKm,
        hops,
        bitsPerSecond,
        costPerBit: (hops * cost.perHop + distanceKm * cost.perKm) / bitsPerSecond,
      })
  }
  return found
}

/** The cheapest of the spacings; null if no number of hops gives a key. */
export const bestSpacing = (all: readonly Spacing[]): Spacing | null =>
  all.reduce<Spacing | null>((best, s) => (best === null || s.costPerBit < best.costPerBit ? s : best), null)
