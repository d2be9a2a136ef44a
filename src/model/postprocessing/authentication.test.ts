import { describe, expect, it } from 'vitest'
import { Authenticator, authenticationBits } from './authentication'
import { storeOf } from './key-store'
import {
  ConversationEnded,
  type Interference,
  MESSAGE_KINDS,
  PublicChannel,
  type PublicMessage,
} from './public-channel'
import { randomBits, testDice } from './reconciliation/noisy-keys.testing'

const ends = (bits = 2000, same = true) => {
  const shared = storeOf(randomBits(bits, testDice(1)))
  return {
    alice: new Authenticator(shared),
    bob: new Authenticator(same ? shared : storeOf(randomBits(bits, testDice(2)))),
  }
}
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)

/** What ends a conversation of a few messages with somebody on the line. */
function problemWith(interference: Interference, parties: ReturnType<typeof ends> | null = ends()): string | null {
  const channel = new PublicChannel(parties, interference)
  try {
    channel.send('bob', 'bases', bytes(1, 2, 3))
    channel.send('alice', 'sifting', bytes(4, 5))
    channel.send('alice', 'sample', bytes())
    return null
  } catch (error) {
    if (!(error instanceof ConversationEnded)) throw error
    return error.problem
  }
}

const flipped = (message: PublicMessage, bit: number): PublicMessage => ({
  ...message,
  payload: message.payload.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)),
})

describe('authenticated channel', () => {
  it('carries messages and counts the key it takes: one block for the hash, one for every message', () => {
    const parties = ends()
    const channel = new PublicChannel(parties)
    for (const kind of MESSAGE_KINDS) expect(channel.send('alice', kind, bytes(7))).toEqual(bytes(7))
    expect(parties.alice.remaining.used).toBe(authenticationBits(MESSAGE_KINDS.length))
    expect(parties.bob.remaining).toEqual(parties.alice.remaining)
    expect(authenticationBits(MESSAGE_KINDS.length)).toBe(128 * 12)
    expect(authenticationBits(0)).toBe(0)
    // One block of header and payload and one of length, each time.
    expect(channel.forgery / (11 * 2 * 2 ** -128)).toBeCloseTo(1, 9)
  })

  it('ends at an altered payload, kind or tag', () => {
    expect(problemWith((message) => flipped(message, 3))).toBe('message-altered')
    expect(problemWith((message) => ({ ...message, kind: 'sample' }))).toBe('message-altered')
    expect(problemWith((message) => ({ ...message, tag: message.tag!.map((byte) => byte ^ 1) }))).toBe(
      'message-altered',
    )
  })

  it('ends at a message without a tag, and at none at all', () => {
    expect(problemWith((message) => ({ ...message, tag: null }))).toBe('message-unauthenticated')
    expect(problemWith(() => null)).toBe('message-lost')
  })

  it('ends when an old message is sent again with its own tag', () => {
    const heard: PublicMessage[] = []
    expect(
      problemWith((message) => {
        heard.push(message)
        return message.number === 1 ? { ...message, payload: heard[0]!.payload, tag: heard[0]!.tag } : message
      }),
    ).toBe('message-altered')
  })

  it('ends at once between two who share no key', () =>
    expect(problemWith((m) => m, ends(2000, false))).toBe('message-altered'))

  it('ends when the shared key is used up', () => {
    expect(problemWith((m) => m, ends(authenticationBits(3)))).toBeNull()
    expect(problemWith((m) => m, ends(authenticationBits(3) - 1))).toBe('authentication-key-used-up')
    expect(problemWith((m) => m, ends(0))).toBe('authentication-key-used-up')
  })

  it('believes everything without authentication', () => {
    expect(problemWith((message) => flipped(message, 0), null)).toBeNull()
    const channel = new PublicChannel(null, (message) => flipped(message, 0))
    expect(channel.send('bob', 'bases', bytes(8))).toEqual(bytes(9))
    const message = { number: 0, from: 'bob', kind: 'bases', payload: bytes(8), bits: 8 * bytes(8).length, tag: null }
    expect(channel.transcript).toEqual([message])
  })
})
