/**
 * Where the bits went. Every kept bit stands in exactly one line: compared, leaked, told as a
 * verification tag, removed for secrecy, or secret. Authentication is paid from key that was shared
 * before; what is won is the secret line less that.
 */

/** An ε that was spent, with the line it belongs to. */
export interface SpentEpsilon {
  readonly line: 'verification' | 'removed' | 'authentication'
  /** What may go wrong: the keys differ unnoticed; Eve knows something of the key; a message was forged. */
  readonly name: 'correctness' | 'secrecy' | 'authentication'
  readonly value: number
}

export interface Ledger {
  /** Pulses. */
  readonly sent: number
  /** Pulses that clicked. */
  readonly arrived: number
  /** Bits after sifting. */
  readonly kept: number
  /** Told in public to estimate errors, decoys included. */
  readonly compared: number
  /** Told in reconciliation, at most what is left. */
  readonly leaked: number
  /** Told to verify that the keys are equal. */
  readonly verification: number
  /** Given up so that Eve knows nothing of the rest; everything, if there is no key. */
  readonly removed: number
  readonly secret: number
  /** Bits of an older key used up by authentication; from the same store, not from this block. */
  readonly authentication: number
  /** secret − authentication; may be negative. */
  readonly net: number
  readonly epsilons: readonly SpentEpsilon[]
}

export interface LedgerEntries {
  readonly sent: number
  readonly arrived: number
  readonly kept: number
  readonly compared: number
  /** Bits really told; more than there were bits is charged as all of them. */
  readonly leaked: number
  readonly verification: number
  readonly secret: number
  readonly authentication: number
  readonly epsilons: readonly SpentEpsilon[]
}

/** @throws RangeError if more is compared, or left secret, than there was */
export function drawUpLedger(entries: LedgerEntries): Ledger {
  const { kept, compared, secret, authentication } = entries
  const key = kept - compared
  const leaked = Math.min(key, entries.leaked)
  const verification = Math.min(key - leaked, entries.verification)
  const removed = key - leaked - verification - secret
  if (key < 0 || removed < 0)
    throw new RangeError(`drawUpLedger: ${kept} kept, ${compared} compared, ${secret} secret do not add up`)
  return { ...entries, leaked, verification, removed, net: secret - authentication }
}
