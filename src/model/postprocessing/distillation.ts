/** What goes into the chain from sifted bits to a secret key, and what comes out of it. */
import type { ProductEngine } from '../math/fourier-product'
import type { PackedBits } from '../math/packed-bits'
import type { SinglePhotonBounds } from '../physics/key-rates/vacuum-weak'
import type { EveKnowledge } from './eve-knowledge'
import type { KeyStore } from './key-store'
import type { Ledger } from './ledger'
import type { ErrorEstimate } from './parameter-estimation'
import type { ChannelProblem, Interference, PublicMessage } from './public-channel'
import type { Reconciliation, ReconciliationMethod } from './reconciliation/reconcile'
import type { Evidence, SecretLength, Security } from './secret-length'
import type { KeyBasis, SourceKind } from './sifted-block'

export interface DistilOptions {
  readonly source: SourceKind
  readonly keyBasis: KeyBasis
  readonly method: ReconciliationMethod
  readonly security: Security
  /**
   * What reconciliation is charged with: the bits really told, or a forecast of f times the Shannon limit
   * at the estimated error rate (for comparing with formulas; not a safe length).
   */
  readonly leak: 'actual' | { readonly factor: number }
  /** Whether public messages carry tags. */
  readonly authenticate: boolean
  /** Key shared before, for authentication; left out: as much as is needed, thrown by the run's dice. */
  readonly keyStore?: KeyStore
  /** Of the run, and the number of the block: all dice of the chain follow from them. */
  readonly seed: number
  readonly block?: number
  /** How the same key bits were corrected before, by the same method: it is not done again. */
  readonly corrected?: ReconciliationStage
  /** What multiplies in privacy amplification; plain TypeScript unless said. */
  readonly engine?: ProductEngine
  /** Somebody on the public line. */
  readonly interference?: Interference
  /** Told where the chain is: which stage begins, and the share of it that is done, 0–1, where that is known. */
  readonly watch?: (stage: ChainStage, share?: number) => void
  /** Bits of Bob's key turned over after reconciliation, to see verification catch them. */
  readonly plantedErrors?: readonly number[]
}

/** Stages of the chain that take time. */
export type ChainStage = 'sift' | 'correct' | 'verify' | 'squeeze'

/** Why there is no key. Words for it belong to the page; the numbers are beside it. */
export type FailureReason =
  | ChannelProblem
  /** No pulse arrived, or none survived sifting. */
  | 'nothing-arrived'
  | 'nothing-kept'
  /** More than 2²² bits at once. */
  | 'block-too-large'
  /** No bit was compared, or none of a basis that speaks for key bits. */
  | 'nothing-compared'
  | 'basis-not-compared'
  /** Every bit was compared. */
  | 'everything-compared'
  /** Decoys, or too many pulses of several photons, leave no single photon for sure. */
  | 'no-single-photons'
  /** Even perfect reconciliation would leave nothing, however long the block. */
  | 'error-rate-too-high'
  /** In the long run there would be a key, but not from this block at this ε. */
  | 'block-too-small'
  /** This source has no bound for finite blocks here. */
  | 'no-finite-bound'
  /** Far more errors than expected. */
  | 'reconciliation-failed'
  /** The tags differ: so do the keys. */
  | 'verification-failed'
  /** What was told used up all that Eve did not know. */
  | 'nothing-left'

export interface Failure {
  readonly reason: FailureReason
  /** Figures that go with it, by name. */
  readonly numbers: Readonly<Record<string, number>>
}

/** What the compared bits showed. */
export interface EstimationStage {
  readonly z: ErrorEstimate
  readonly x: ErrorEstimate
  readonly both: ErrorEstimate
  /** Expected error rate of the key: sets block sizes and codes. */
  readonly expectedQber: number
  /** Single photons, bounded by decoys; null without them. */
  readonly decoys: SinglePhotonBounds | null
}

/** What reconciliation worked on, for whoever shows it; nobody on the public line sees it. */
export interface ReconciliationMaterial {
  /** Alice's key, and Bob's before correction. */
  readonly alice: PackedBits
  readonly bob: PackedBits
  /** Where Bob turned bits over. */
  readonly corrected: PackedBits
  /** Cascade: Alice's parities as Bob heard them; null for LDPC. */
  readonly answers: PackedBits | null
}

export interface ReconciliationStage extends Omit<Reconciliation, 'key' | 'answers'> {
  readonly keyBits: number
  /** Share of the key bits that Bob turned over: the true error rate once verified. */
  readonly correctedShare: number
  /** n·h₂ of that share. */
  readonly shannonBits: number
  /** f = leaked/shannonBits; null without an error. */
  readonly efficiency: number | null
  readonly material: ReconciliationMaterial
}

export interface VerificationStage {
  readonly tagBits: number
  /** Probability that different keys pass, at most. */
  readonly failure: number
  readonly agreed: boolean
  /** Bob's hash of his own key, in hexadecimal; he tells nobody. */
  readonly bobHash: string
}

export interface AmplificationStage extends SecretLength {
  readonly seedBits: number
  /** Largest distance of a coefficient from a whole number. */
  readonly largestDistance: number
}

export interface Distillation {
  /** Null if there is no key. */
  readonly keys: { readonly alice: PackedBits; readonly bob: PackedBits } | null
  /** Whether both keys are the same, bit by bit; false if there are none. */
  readonly equal: boolean
  readonly failure: Failure | null
  readonly security: Security
  readonly authenticated: boolean
  readonly ledger: Ledger
  /** Which kept bits were told in public, or were to be; the others make the key. */
  readonly spent: PackedBits
  /** Secret bits per key bit (kept and not compared). */
  readonly keyShare: number
  /** What the public discussion has shown, as far as it went. */
  readonly evidence: Evidence | null
  /** Everything said in public. */
  readonly transcript: readonly PublicMessage[]
  /** The shared key as authentication leaves it; null without authentication. The new key is not in it. */
  readonly keyStore: KeyStore | null
  /** Stages as far as they were reached. */
  readonly stages: {
    readonly estimation: EstimationStage | null
    readonly reconciliation: ReconciliationStage | null
    readonly verification: VerificationStage | null
    readonly amplification: AmplificationStage | null
  }
  /** Only for showing; null if it was not given. */
  readonly eve: EveKnowledge | null
}
