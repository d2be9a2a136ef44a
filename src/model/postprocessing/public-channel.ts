/**
 * The public channel: everybody hears it, somebody may change it. Every message is numbered and, unless
 * authentication is switched off, carries a tag that only Alice and Bob can make; a message without the
 * right tag ends the conversation.
 */
import { bitsOfBytes } from '../crypto/bit-bytes'
import { forgeryBound } from '../crypto/wegman-carter'
import type { PackedBits } from '../math/packed-bits'
import type { Authenticator } from './authentication'

export type Side = 'alice' | 'bob'

/** What a message says, in the order of the protocol. */
export const MESSAGE_KINDS = [
  /** Bob: basis of every pulse that arrived and was kept. */ 'bases',
  /** Alice: which bits are compared, and all intensities. */ 'sifting',
  /** Alice: her bits at the compared places. */ 'sample',
  /** Bob: which of them differ. */ 'sample-errors',
  /** Alice: parities that Bob asked for. */ 'parities',
  /** Bob: which of his parities differ; what he asks next follows. */ 'replies',
  /** Alice: syndromes of the frames. */ 'syndromes',
  /** Alice: key bits of frames that could not be decoded. */ 'revealed',
  /** Alice: the choice of a hash, and the hash of her key. */ 'verification',
  /** Bob: whether his is the same, and how many errors he corrected. */ 'verified',
  /** Alice: the choice of the Toeplitz matrix. */ 'amplification',
] as const
export type MessageKind = (typeof MESSAGE_KINDS)[number]

export interface PublicMessage {
  /** From 0. */
  readonly number: number
  readonly from: Side
  readonly kind: MessageKind
  readonly payload: Uint8Array
  /** Bits of it that say something; the rest of the last byte is 0. */
  readonly bits: number
  /** 16 bytes; null without authentication. */
  readonly tag: Uint8Array | null
}

/** Somebody on the line: gives back the message, another one, or null to swallow it. */
export type Interference = (message: PublicMessage) => PublicMessage | null

export type ChannelProblem =
  | 'message-lost'
  | 'message-altered'
  | 'message-unauthenticated'
  | 'authentication-key-used-up'

/** Thrown by `send` and caught by whoever runs the protocol: the conversation is over. */
export class ConversationEnded extends Error {
  readonly problem: ChannelProblem
  readonly heard: PublicMessage

  constructor(problem: ChannelProblem, message: PublicMessage) {
    super(`${problem}: message ${message.number}, ${message.kind}`)
    this.problem = problem
    this.heard = message
  }
}

/** Both ends of the channel, as far as this program plays them. */
export interface Ends {
  readonly alice: Authenticator
  readonly bob: Authenticator
}

export class PublicChannel {
  /** Messages as they were sent. */
  readonly transcript: PublicMessage[] = []
  /** Sum of the bounds of every single forgery. */
  forgery = 0
  private readonly ends: Ends | null
  private readonly interference: Interference

  /** @param ends null: nothing is authenticated, and what arrives is taken for what was sent */
  constructor(ends: Ends | null, interference: Interference = (message) => message) {
    this.ends = ends
    this.interference = interference
  }

  /**
   * Sends a message to the other side.
   *
   * @param bits how many of the payload's bits say something; all unless said
   * @returns its payload as it arrives
   * @throws ConversationEnded if it does not arrive as it was sent
   */
  send(from: Side, kind: MessageKind, payload: Uint8Array, bits = 8 * payload.length): Uint8Array {
    const plain: PublicMessage = { number: this.transcript.length, from, kind, payload, bits, tag: null }
    const { ends } = this
    const tag = ends ? ends[from].tag(signedBytes(plain)) : null
    const sent = { ...plain, tag }
    this.transcript.push(sent)
    if (ends && !tag) throw new ConversationEnded('authentication-key-used-up', sent)
    const arrived = this.interference(sent)
    if (!arrived) throw new ConversationEnded('message-lost', sent)
    if (ends) {
      if (!arrived.tag) throw new ConversationEnded('message-unauthenticated', sent)
      const receiver = ends[from === 'alice' ? 'bob' : 'alice']
      // What the receiver expects next, so that an old message with its tag does not pass.
      const expected = { ...arrived, number: plain.number, from }
      const bytes = signedBytes(expected)
      if (!receiver.check(bytes, arrived.tag)) throw new ConversationEnded('message-altered', sent)
      this.forgery += forgeryBound(bytes.length)
    }
    return arrived.payload
  }
}

/** The bits of a message; what somebody has cut off counts as 0. */
export function heardBits(payload: Uint8Array, bits: number): PackedBits {
  const whole = new Uint8Array(Math.max(payload.length, Math.ceil(bits / 8)))
  whole.set(payload)
  return bitsOfBytes(whole, bits)
}

/** Number, sender and kind belong to what is authenticated. */
function signedBytes({ number, from, kind, payload }: PublicMessage): Uint8Array {
  const bytes = new Uint8Array(6 + payload.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, number)
  view.setUint8(4, from === 'alice' ? 0 : 1)
  view.setUint8(5, MESSAGE_KINDS.indexOf(kind))
  bytes.set(payload, 6)
  return bytes
}
