/**
 * Chances that a key leaks, and that it arrives, when relays are taken over or fail independently.
 * Probabilities run 0–1.
 */

/** k·ln(1 − p), the logarithm of the chance that k are good; none is good for certain, also where each would be bad. */
const logAllGood = (p: number, k: number): number => (k === 0 ? 0 : k * Math.log1p(-p))

/** At least one of k relays is bad: 1 − (1 − p)^k, without losing digits for small p. */
const anyOf = (p: number, k: number): number => 0 - Math.expm1(logAllGood(p, k))

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
  Math.exp(logAllGood(q, relays * paths))
