/**
 * Chances that a key leaks, and that it arrives, when relays are taken over or fail independently.
 * Probabilities run 0–1.
 */

/** At least one of k relays is bad: 1 − (1 − p)^k, without losing digits for small p. */
const anyOf = (p: number, k: number): number => -Math.expm1(k * Math.log1p(-p))

/**
 * The key leaks: on each of m disjoint paths at least one of k relays is Eve's, [1 − (1 − p)^k]^m.
 *
 * @param p chance that a relay is taken over
 * @param relays k on every path, ≥ 0
 * @param paths m ≥ 1, each carrying one XOR share
 */
export const leakProbability = (p: number, relays: number, paths: number): number => anyOf(p, relays) ** paths

/**
 * The key arrives: all m paths are up, (1 − q)^(k·m). More shares leak less and fail more.
 *
 * @param q chance that a relay is down
 */
export const availability = (q: number, relays: number, paths: number): number =>
  Math.exp(relays * paths * Math.log1p(-q))
