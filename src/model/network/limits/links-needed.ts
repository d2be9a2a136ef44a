/** How many links different ways of joining n parties need. n is a whole number ≥ 0. */

function requireParties(where: string, n: number): void {
  if (!(Number.isSafeInteger(n) && n >= 0)) throw new RangeError(`${where}: n = ${n} is not a whole number ≥ 0`)
}

/** Everybody with everybody: n(n − 1)/2; also the number of pairs. */
export function meshLinks(n: number): number {
  requireParties('meshLinks', n)
  return (n * (n - 1)) / 2
}

/** Everybody with one hub that is not counted: n. */
export function starLinks(n: number): number {
  requireParties('starLinks', n)
  return n
}

/** A ring: n; two parties are counted with two links, as a ring of two has. */
export function ringLinks(n: number): number {
  requireParties('ringLinks', n)
  return n < 2 ? 0 : n
}

/** A tree: n − 1, the least that joins all. */
export function treeLinks(n: number): number {
  requireParties('treeLinks', n)
  return Math.max(0, n - 1)
}

/**
 * Things around hubs: each thing shares one pre-shared key with its hub, and only the hubs are
 * joined by quantum links, each with each.
 */
export const hubDesignLinks = (things: number, hubs: number): { readonly psk: number; readonly qkd: number } => ({
  psk: starLinks(things),
  qkd: meshLinks(hubs),
})
