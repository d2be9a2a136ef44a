/**
 * From sifted bits to a secret key: bases told, some bits compared, errors corrected, equality verified,
 * privacy amplified, every message authenticated, every bit charged. Alice's and Bob's computations are
 * played in one program, but what one learns of the other goes through the public channel. Failure is a
 * result with its reason.
 */
import { bytesOfBits } from '../crypto/bit-bytes'
import { type Dice, diceAt } from '../math/dice'
import { countOnes, hammingDistance, type PackedBits, selectBits, xorBits, zeros } from '../math/packed-bits'
import { binaryEntropy } from '../physics/entropy'
import { Authenticator, authenticationBits } from './authentication'
import { andBits, joinBits, placeBits, turnedOver } from './bit-strings'
import type { Distillation, DistilOptions, EstimationStage, Failure, FailureReason } from './distillation'
import { eveKnowledge } from './eve-knowledge'
import { estimate, findEvidence, type Masks, masksOf, withFoundErrors } from './evidence'
import { type KeyStore, storeOf } from './key-store'
import { drawUpLedger, type SpentEpsilon } from './ledger'
import { amplifyPrivacy, LARGEST_BLOCK_BITS, toeplitzSeedBits } from './privacy-amplification'
import { ConversationEnded, type Ends, heardBits, PublicChannel } from './public-channel'
import { hexOf } from './public-record'
import { type Reconciliation, reconcile } from './reconciliation/reconcile'
import { type Evidence, longerBlockHelps, type SecretLength, secretLength } from './secret-length'
import { hasFairBases, ofIntensity, type SiftedBlock, selectKey } from './sifted-block'
import {
  tagsAgree,
  VERIFICATION_SEED_BYTES,
  verificationFailure,
  verificationTag,
  verificationTagBits,
} from './verification'

/** ε_cor in the long run, where no other is chosen. */
const LONG_RUN_CORRECTNESS = 1e-10
/** Compared bits of a basis that judge the other one well enough in the long run: within 2½ points at the most. */
const ENOUGH_COMPARED = 400
/** More messages than one block ever needs. */
const MOST_MESSAGES = 12

/** Ends the chain; caught by `distil`. */
class NoKey extends Error {
  readonly failure: Failure

  constructor(reason: FailureReason, numbers: Failure['numbers'] = {}) {
    super(reason)
    this.failure = { reason, numbers }
  }
}

/** @throws RangeError if the block's strings differ in length or lack what the source needs */
export function distil(block: SiftedBlock, options: DistilOptions): Distillation {
  requireBlock(block, options)
  const chain = new Chain(block, options)
  try {
    chain.run()
  } catch (error) {
    if (error instanceof NoKey) chain.failure = error.failure
    else if (error instanceof ConversationEnded)
      chain.failure = { reason: error.problem, numbers: { message: error.heard.number } }
    else throw error
  }
  return chain.result()
}

function requireBlock(
  { alice, bob, compared, basis, intensity, intensities, multiPhoton, eveKnows }: SiftedBlock,
  { source }: DistilOptions,
): void {
  const lengths = [bob.bits, compared.bits, basis.bits, intensity?.length ?? alice.bits, eveKnows?.bits ?? alice.bits]
  if (lengths.some((length) => length !== alice.bits))
    throw new RangeError(`distil: strings of ${[alice.bits, ...lengths].join(', ')} bits differ`)
  const needed = source === 'decoy' ? 3 : source === 'multi-photon' ? 1 : 0
  if ((intensities?.length ?? 0) < needed) throw new RangeError(`distil: source ${source} needs ${needed} intensities`)
  if (source === 'multi-photon' && !(multiPhoton !== undefined && multiPhoton >= 0 && multiPhoton <= 1))
    throw new RangeError(`distil: multiPhoton = ${multiPhoton} is not in [0, 1]`)
}

class Chain {
  failure: Failure | null = null
  private readonly block: SiftedBlock
  private readonly options: DistilOptions
  private readonly masks: Masks
  private readonly channel: PublicChannel
  private readonly ends: Ends | null
  private readonly correctness: number
  private estimation: EstimationStage | null = null
  private evidence: Evidence | null = null
  private reconciliation: Distillation['stages']['reconciliation'] = null
  private verification: Distillation['stages']['verification'] = null
  private amplification: Distillation['stages']['amplification'] = null
  private keys: Distillation['keys'] = null
  /** Bits charged to reconciliation and to the tag. */
  private leak = 0
  private tag = 0

  constructor(block: SiftedBlock, options: DistilOptions) {
    const { source, security } = options
    // The finite bounds are for a key from one basis, tested in the other. Only of single photons in fair bases may both
    // make key: who turns over every basis choice of the key bits turns its phase errors into bit errors, and changes
    // nothing else that can be seen, so that the compared bits of both are a fair sample of them.
    // With biased bases the rare one judges the other: where too few of it were to be compared, all of it is.
    const fair = hasFairBases(block)
    const few = countOnes(andBits(block.compared, block.basis)) < ENOUGH_COMPARED
    const oneBasis = security.kind === 'finite' ? source === 'decoy' || !fair : source !== 'decoy' && !fair && few
    const keyBasis = oneBasis ? 'z' : options.keyBasis
    this.block = block
    this.options = { ...options, keyBasis }
    this.correctness = security.kind === 'finite' ? security.correctness : LONG_RUN_CORRECTNESS
    this.masks = masksOf(block, selectKey(block, keyBasis, source === 'decoy' && security.kind === 'long-run'))
    const shared = options.keyStore ?? sharedKey(options, authenticationBits(MOST_MESSAGES))
    this.ends = options.authenticate ? { alice: new Authenticator(shared), bob: new Authenticator(shared) } : null
    this.channel = new PublicChannel(this.ends, options.interference)
  }

  run(): void {
    const { block, masks, channel } = this
    const kept = block.alice.bits
    if (block.arrived === 0) throw new NoKey('nothing-arrived', { sent: block.sent })
    if (kept === 0) throw new NoKey('nothing-kept', { arrived: block.arrived })
    if (kept > LARGEST_BLOCK_BITS) throw new NoKey('block-too-large', { bits: kept, largest: LARGEST_BLOCK_BITS })
    channel.send('bob', 'bases', bytesOfBits(block.basis), kept)
    // Behind the places that are told: which bits are weak decoys, and which vacuum.
    const { intensity } = block
    const weaker = intensity ? [ofIntensity(block, 1), ofIntensity(block, 2)] : []
    const told = joinBits([masks.spent, ...weaker])
    channel.send('alice', 'sifting', bytesOfBits(told), told.bits)
    const evidence = this.compare()
    const aliceKey = selectBits(block.alice, masks.key)
    const bobKey = this.correct(aliceKey, selectBits(block.bob, masks.key))
    const found = this.verify(aliceKey, bobKey)
    this.evidence = withFoundErrors(evidence, block, masks, found)
    this.amplify(aliceKey, bobKey, this.evidence)
  }

  /** Compares the spent bits in public; whether a key can be hoped for. */
  private compare(): Evidence {
    const { block, masks, channel, options } = this
    const keyBits = countOnes(masks.key)
    if (countOnes(masks.spent) === 0) throw new NoKey('nothing-compared', { kept: block.alice.bits })
    if (keyBits === 0) throw new NoKey('everything-compared', { kept: block.alice.bits })
    const told = selectBits(block.alice, masks.spent)
    const heard = heardBits(channel.send('alice', 'sample', bytesOfBits(told), told.bits), told.bits)
    const differ = xorBits(heard, selectBits(block.bob, masks.spent))
    channel.send('bob', 'sample-errors', bytesOfBits(differ), told.bits)
    // The block as the public discussion shows it.
    const shown = { ...block, alice: placeBits(block.alice, masks.spent, heard) }
    const seen = estimate(shown, masks, options)
    const finding = findEvidence(shown, masks, seen, options)
    this.estimation = { ...seen, decoys: 'decoys' in finding ? finding.decoys : null }
    const numbers = { keyBits, compared: countOnes(masks.spent), qber: seen.both.rate }
    if ('missing' in finding) throw new NoKey(finding.missing, numbers)
    this.evidence = finding.evidence
    // What perfect reconciliation would have to tell.
    const least = keyBits * binaryEntropy(seen.expectedQber)
    const hoped = secretLength(finding.evidence, { leak: least, tag: 0 }, options.security)
    if (hoped.bits === 0) throw this.noLength(finding.evidence, hoped, least, 'error-rate-too-high')
    return finding.evidence
  }

  private correct(alice: PackedBits, bob: PackedBits): PackedBits {
    const { options } = this
    options.watch?.('correct')
    const qber = this.estimation!.expectedQber
    const { key, answers, ...result } = this.reconciled(alice, bob, qber)
    const correctedShare = result.corrections / key.bits
    const shannonBits = key.bits * binaryEntropy(correctedShare)
    const efficiency = shannonBits > 0 ? result.leaked / shannonBits : null
    const material = { alice, bob, corrected: xorBits(bob, key), answers }
    this.reconciliation = { ...result, keyBits: key.bits, correctedShare, shannonBits, efficiency, material }
    this.leak =
      options.leak === 'actual' ? result.leaked : Math.ceil(options.leak.factor * key.bits * binaryEntropy(qber))
    if (result.gaveUp) throw new NoKey('reconciliation-failed', { leaked: result.leaked, keyBits: key.bits })
    return (options.plantedErrors ?? []).reduce(turnedOver, key)
  }

  private reconciled(alice: PackedBits, bob: PackedBits, qber: number): Reconciliation {
    const { options, channel } = this
    if (options.corrected) {
      const { material, ...before } = options.corrected
      return { ...before, key: xorBits(bob, material.corrected), answers: material.answers }
    }
    return reconcile(alice, bob, options.method, {
      qber,
      dice: () => reconciliationDice(options),
      secretDice: this.dice('alice-secret'),
      watch: (share) => options.watch?.('correct', share),
      carry: (from, kind, bits) => channel.send(from, kind, bytesOfBits(bits), bits.bits),
    })
  }

  /** @returns where Bob's sifted key was wrong, as he knows by now */
  private verify(alice: PackedBits, bob: PackedBits): PackedBits {
    const { block, masks, channel, options } = this
    options.watch?.('verify')
    const tagBits = verificationTagBits(alice.bits, this.correctness)
    const seed = bytesOfBits(randomBits(8 * VERIFICATION_SEED_BYTES, this.dice('verification')))
    this.tag = tagBits
    const told = Uint8Array.from([...seed, ...verificationTag(alice, seed, tagBits)])
    const heard = bytesOfBits(heardBits(channel.send('alice', 'verification', told), 8 * told.length))
    const own = verificationTag(bob, heard.slice(0, VERIFICATION_SEED_BYTES), tagBits)
    const same = tagsAgree(own, heard.slice(VERIFICATION_SEED_BYTES))
    const found = xorBits(bob, selectBits(block.bob, masks.key))
    const verdict = new DataView(new ArrayBuffer(5))
    verdict.setUint8(0, same ? 1 : 0)
    verdict.setUint32(1, countOnes(found))
    const agreed = channel.send('bob', 'verified', new Uint8Array(verdict.buffer))[0] === 1 && same
    const failure = verificationFailure(alice.bits, tagBits)
    this.verification = { tagBits, failure, agreed, bobHash: hexOf(own) }
    if (!agreed) throw new NoKey('verification-failed', { tagBits, keyBits: alice.bits })
    return found
  }

  private amplify(alice: PackedBits, bob: PackedBits, evidence: Evidence): void {
    const { options, channel } = this
    const length = secretLength(evidence, { leak: this.leak, tag: this.tag }, options.security)
    if (length.bits === 0) throw this.noLength(evidence, length, this.leak, 'nothing-left')
    options.watch?.('squeeze')
    const seedBits = toeplitzSeedBits(alice.bits, length.bits)
    const seed = randomBits(seedBits, this.dice('amplification'))
    const heard = heardBits(channel.send('alice', 'amplification', bytesOfBits(seed), seedBits), seedBits)
    const mine = amplifyPrivacy(alice, seed, length.bits, options.engine)
    const theirs = amplifyPrivacy(bob, heard, length.bits, options.engine)
    const largestDistance = Math.max(mine.largestDistance, theirs.largestDistance)
    this.amplification = { ...length, seedBits, largestDistance }
    this.keys = { alice: mine.output, bob: theirs.output }
  }

  /** Why the length came out as 0: because of this block's size, or because of what was seen. */
  private noLength(
    evidence: Evidence,
    { entropy, phaseError }: SecretLength,
    leak: number,
    otherwise: FailureReason,
  ): NoKey {
    const numbers = { keyBits: evidence.keyBits, entropy, phaseError, leak, qber: this.estimation!.expectedQber }
    return new NoKey(longerBlockHelps(evidence, leak, this.options.security) ? 'block-too-small' : otherwise, numbers)
  }

  result(): Distillation {
    const { block, masks, options, keys, channel, ends, estimation, reconciliation, verification, amplification } = this
    const keyBits = countOnes(masks.key)
    const secret = keys ? keys.alice.bits : 0
    const messages = channel.transcript.length
    const told = reconciliation ? reconciliation.leaked + this.tag : 0
    return {
      keys,
      equal: keys !== null && hammingDistance(keys.alice, keys.bob) === 0,
      failure: this.failure,
      security: options.security,
      authenticated: ends !== null,
      ledger: drawUpLedger({
        sent: block.sent,
        arrived: block.arrived,
        kept: block.alice.bits,
        compared: messages > 2 ? block.alice.bits - keyBits : 0,
        leaked: reconciliation ? this.leak : 0,
        verification: this.tag,
        secret,
        authentication: ends ? ends.alice.remaining.used - (options.keyStore?.used ?? 0) : 0,
        epsilons: this.epsilons(),
      }),
      keyShare: keyBits === 0 ? 0 : secret / keyBits,
      spent: masks.spent,
      evidence: this.evidence,
      transcript: channel.transcript,
      keyStore: ends ? ends.alice.remaining : null,
      stages: { estimation, reconciliation, verification, amplification },
      eve: this.eve(told, secret),
    }
  }

  /** What Eve has of the key; null where the block does not say. */
  private eve(told: number, secret: number): Distillation['eve'] {
    const { eveKnows, eveGuesses, eveRight } = this.block
    const { key } = this.masks
    if (!eveKnows) return null
    const guesses = eveGuesses && eveRight && { guesses: selectBits(eveGuesses, key), right: selectBits(eveRight, key) }
    return eveKnowledge({ knows: selectBits(eveKnows, key), ...guesses }, told, secret)
  }

  private epsilons(): SpentEpsilon[] {
    const { security } = this.options
    const spent: SpentEpsilon[] = []
    if (this.verification) spent.push({ line: 'verification', name: 'correctness', value: this.verification.failure })
    if (this.keys && security.kind === 'finite')
      spent.push({ line: 'removed', name: 'secrecy', value: security.secrecy })
    if (this.ends) spent.push({ line: 'authentication', name: 'authentication', value: this.channel.forgery })
    return spent
  }

  private dice(slot: string): Dice {
    return chainDice(this.options, slot)
  }
}

type OfBlock = Pick<DistilOptions, 'seed' | 'block'>

const chainDice = ({ seed, block }: OfBlock, slot: string): Dice =>
  diceAt({ seed, role: 'chain', slot, block: block ?? 0 })

/** Key that both have from before, thrown by the run's dice. */
export const sharedKey = (options: OfBlock, bits: number): KeyStore =>
  storeOf(randomBits(bits, chainDice(options, 'shared-key')))

/** Public dice of reconciliation, from their beginning. */
export const reconciliationDice = (options: OfBlock): Dice => chainDice(options, 'reconciliation')

function randomBits(bits: number, dice: Dice): PackedBits {
  const thrown = zeros(bits)
  dice.fill(thrown.words)
  if (bits & 31) thrown.words[thrown.words.length - 1]! &= 2 ** (bits & 31) - 1
  return thrown
}
