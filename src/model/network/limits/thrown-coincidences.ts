/**
 * A source of entangled pairs in a full mesh, photon by photon: arrivals of two users are thrown one by one and
 * compared within the coincidence window. It knows nothing of the closed form beside it (`entanglement-mesh.ts`).
 */
import { type Dice, diceAt } from '../../math/dice'
import type { EntanglementMesh } from './entanglement-mesh'

export interface ThrownCoincidences {
  /** Length of the experiment, s. */
  readonly seconds: number
  /** Coincidences in equal bases, and those of them whose bits differ. */
  readonly kept: number
  readonly errors: number
}

/** Arrivals of one user that are thrown, at most. */
const MOST_ARRIVALS = 400_000
/** Longest experiment, s. */
const LONGEST = 2

/** One user's clicks in order of time; `pair` names the pair of the two users that made it, −1 for anything else. */
interface Arrivals {
  readonly time: Float64Array
  readonly pair: Int32Array
}

/** Times of a Poisson process in order: gaps are exponential. */
function poissonTimes(rate: number, seconds: number, dice: Dice): number[] {
  const times: number[] = []
  if (!(rate > 0)) return times
  const gap = () => -Math.log(dice.open()) / rate
  for (let t = gap(); t < seconds; t += gap()) times.push(t)
  return times
}

/** Clicks of one user: his photons of the shared pairs, and his photons of all other partners and dark counts. */
function arrivalsOf(pairs: readonly number[], efficiency: number, others: readonly number[], dice: Dice): Arrivals {
  const mine = pairs.flatMap((time, pair) => (dice.open() < efficiency ? [{ time, pair }] : []))
  const time = new Float64Array(mine.length + others.length)
  const pair = new Int32Array(time.length)
  // Both lists are in order: merged.
  for (let i = 0, k = 0, at = 0; at < time.length; at++) {
    const own = k >= others.length || (i < mine.length && mine[i]!.time <= others[k]!)
    time[at] = own ? mine[i]!.time : others[k]!
    pair[at] = own ? mine[i]!.pair : -1
    if (own) i++
    else k++
  }
  return { time, pair }
}

/**
 * @param users n ≥ 2, all served at once
 * @param seed of the dice
 */
export function thrownCoincidences(mesh: EntanglementMesh, users: number, seed: number): ThrownCoincidences {
  const { pairsPerSecond, efficiencyA, efficiencyB, windowSeconds, misalignment, darkPerSecond } = mesh
  const dice = diceAt({ seed, role: 'network', slot: `coincidences ${users}`, block: 0 })
  const singles = (users - 1) * pairsPerSecond * Math.max(efficiencyA, efficiencyB) + darkPerSecond
  const seconds = Math.min(LONGEST, MOST_ARRIVALS / Math.max(singles, pairsPerSecond))
  const pairs = poissonTimes(pairsPerSecond, seconds, dice)
  const clicksOf = (efficiency: number) =>
    arrivalsOf(
      pairs,
      efficiency,
      poissonTimes((users - 2) * pairsPerSecond * efficiency + darkPerSecond, seconds, dice),
      dice,
    )
  const [a, b] = [clicksOf(efficiencyA), clicksOf(efficiencyB)]
  let [kept, errors, first] = [0, 0, 0]
  for (let i = 0; i < a.time.length; i++) {
    const from = a.time[i]! - windowSeconds / 2
    while (first < b.time.length && b.time[first]! < from) first++
    for (let k = first; k < b.time.length && b.time[k]! <= from + windowSeconds; k++) {
      if (dice.open() < 0.5) continue // unequal bases
      kept++
      const same = a.pair[i]! >= 0 && a.pair[i] === b.pair[k]
      if (dice.open() < (same ? misalignment : 0.5)) errors++
    }
  }
  return { seconds, kept, errors }
}
