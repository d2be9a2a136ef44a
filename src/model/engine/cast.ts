/**
 * Whose dice are thrown in whose place. Each role has its own; but weak or merely computed dice stand in
 * Alice's place, and a woman in the middle plays Bob to Alice and Alice to Bob.
 */
import { diceKey, type Role } from '../math/dice'
import type { Scenario } from '../scenario/scenario'

/** Seed and beginning of the slots, for roles that do not throw their own dice. */
export type Cast = Readonly<Partial<Record<Role, { readonly seed: number; readonly prefix: string }>>>

/**
 * Starting points of the weak generator: 15 bits, as many as a certain operating system once left for its
 * keys. Its stream passes every test; there are only too few of them.
 */
export const WEAK_STARTS = 32_768

/** What stands in Alice's place when her choices come from the weak generator. */
export const weakAlice = (start: number) => ({ seed: start % WEAK_STARTS, prefix: 'weak-' })

const LARGEST_SEED = 999_999_999

/** Seed of the dice that Eve throws when she plays Bob to Alice, and everybody but Bob to Bob. */
export const middleSeed = (seed: number): number =>
  (diceKey({ seed, role: 'eve', slot: 'middle', block: 0 })[0]! % LARGEST_SEED) + 1

/** Who throws whose dice in the run of a scenario. */
export function castOf({ seed, dice, attack }: Scenario): Cast {
  return {
    ...(dice === 'csprng' && { alice: { seed, prefix: 'csprng-' } }),
    ...(dice === 'weak' && { alice: weakAlice(seed) }),
    ...(attack === 'mitm' && { bob: { seed: middleSeed(seed), prefix: '' } }),
  }
}
