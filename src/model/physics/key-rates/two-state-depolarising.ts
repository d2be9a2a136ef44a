import { requireFraction } from '../domain'
import { binaryEntropy, shannonEntropy } from '../entropy'
import { symmetricEigenvalues } from '../symmetric-eigenvalues'

/** A rate for one channel model, not a threshold against any attack. */
export interface DepolarisingRate {
  /** Secret bits per conclusive event, ≥ 0. */
  readonly perConclusive: number
  /** Conclusive events per pulse. */
  readonly conclusive: number
  /** Errors per conclusive event; ½ where none is conclusive. */
  readonly qber: number
}

/**
 * Secret bits per conclusive event (Devetak–Winter, S(A|E) − H(A|B)) of a two-state protocol whose receiver excludes
 * one of the states, if Eve holds exactly the environment of a depolarising channel. SARG04 after its announcement is
 * the case of overlap 1/√2.
 *
 * @param overlap s of the two states, 0–1
 * @param depolarising p, 0–1
 * @throws RangeError if an argument is outside [0, 1]
 */
export function rateTwoStateDepolarising(overlap: number, depolarising: number): DepolarisingRate {
  requireFraction('rateTwoStateDepolarising', 'overlap', overlap)
  requireFraction('rateTwoStateDepolarising', 'depolarising', depolarising)
  // States at ± half the angle between them; Bob's conclusive outcomes are the states orthogonal to each.
  const cosine = Math.sqrt((1 + overlap) / 2)
  const sine = Math.sqrt((1 - overlap) / 2)
  const states = [
    [cosine, sine],
    [cosine, -sine],
  ] as const
  const excluders = [
    [-sine, -cosine], // orthogonal to the second: concludes the first
    [-sine, cosine],
  ] as const
  const weights = [1 - (3 * depolarising) / 4, depolarising / 4, depolarising / 4, depolarising / 4]
  // Eve's unnormalised vector for Alice's bit a and Bob's conclusion b: √weight·⟨excluder|σ|state⟩, σ = 1, X, iY, Z.
  const vectors = states.map(([x, y]) =>
    excluders.map(([u, v]) =>
      [u * x + v * y, u * y + v * x, u * y - v * x, u * x - v * y].map(
        (amplitude, k) => amplitude * Math.sqrt(weights[k]!),
      ),
    ),
  )
  const right = norm(vectors[0]![0]!)
  const wrong = norm(vectors[0]![1]!)
  const both = right + wrong
  // Alice's states and Bob's choices of what to exclude are equally likely.
  const conclusive = both / 2
  if (both === 0) return { perConclusive: 0, conclusive: 0, qber: 0.5 }
  const entropyOf = (list: readonly number[][], weight: number) =>
    shannonEntropy(symmetricEigenvalues(gram(list)).map((value) => Math.min(1, Math.max(0, value / weight))))
  const eve = entropyOf(vectors.flat(), 2 * both)
  const eveKnowingBit = entropyOf(vectors[0]!, both)
  const qber = wrong / both
  const perConclusive = Math.max(0, 1 + eveKnowingBit - eve - binaryEntropy(Math.min(0.5, qber)))
  return { perConclusive, conclusive, qber }
}

const norm = (vector: readonly number[]): number => vector.reduce((sum, x) => sum + x * x, 0)

/** Matrix of inner products: it has the same nonzero eigenvalues as the mixture of the vectors. */
const gram = (vectors: readonly number[][]): number[][] =>
  vectors.map((a) => vectors.map((b) => a.reduce((sum, x, k) => sum + x * b[k]!, 0)))
