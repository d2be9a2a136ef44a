import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packBits } from '../../math/packed-bits'
import { type Simulation, setFeeds, startSimulation } from '../keys/simulation'
import { storedBits } from '../keys/store'
import { tick } from '../keys/tick'
import { base64, bytesOf, uuid } from './encoding'
import { handleRequest, type KeyDelivery, openDelivery, type Response } from './key-delivery'
import type { Request } from './requests'

const nodes = [...'ARBC'].map((id) => ({ id, name: `${id}-app`, relays: id === 'R' }))
const links = ['AR', 'RB', 'RC'].map((id) => ({ id, a: id[0]!, b: id[1]! }))
const feed = (bitsPerSecond: number) => ({ bitsPerSecond, alarm: 'ok' as const, eveShare: 0 })

const run = (sim: Simulation, ticks: number): Simulation => {
  let now = sim
  for (let i = 0; i < ticks; i++) now = tick(now)
  return now
}
/** 4 096 bits in every store. */
const filled = run(
  startSimulation({ seed: 9, nodes, links, feeds: new Map(links.map(({ id }) => [id, feed(4096)])) }),
  10,
)
const delivery = openDelivery(nodes, { routing: 'widest', shares: 1 })

/** A conversation: each request sees what the one before left. */
class Talk {
  sim = filled
  delivery: KeyDelivery = delivery
  ask(request: Partial<Request> & { caller: string; path: string }): Response {
    const answered = handleRequest(this.sim, this.delivery, { method: 'GET', ...request })
    this.sim = answered.sim
    this.delivery = answered.delivery
    return answered.response
  }
  enc = (query = '', caller = 'A-app', peer = 'B-app') =>
    this.ask({ caller, path: `/api/v1/keys/${peer}/enc_keys${query}` })
  dec = (ids: readonly string[], caller = 'B-app', peer = 'A-app') =>
    this.ask({
      caller,
      method: 'POST',
      path: `/api/v1/keys/${peer}/dec_keys`,
      body: JSON.stringify({ key_IDs: ids.map((key_ID) => ({ key_ID })) }),
    })
}
const keysOf = ({ body }: Response) => body.keys as { key_ID: string; key: string }[]

describe('encoding', () => {
  // RFC 4648, section 10.
  it.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foobar', 'Zm9vYmFy'],
  ])('writes %j as %j', (text, encoded) => expect(base64(Uint8Array.from(text, (c) => c.charCodeAt(0)))).toBe(encoded))

  it('puts the first bit first', () => expect([...bytesOf(packBits([1, 0, 0, 0, 0, 0, 1, 1]))]).toEqual([0x83]))

  it('makes UUIDs of version 4', () =>
    expect(uuid(packBits(Array<number>(128).fill(1)))).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff'))
})

describe('status', () => {
  it('says what there is, with the fields of the standard', () =>
    expect(new Talk().ask({ caller: 'A-app', path: '/api/v1/keys/B-app/status' })).toEqual({
      status: 200,
      body: {
        source_KME_ID: 'KME-A',
        target_KME_ID: 'KME-B',
        master_SAE_ID: 'A-app',
        slave_SAE_ID: 'B-app',
        key_size: 256,
        stored_key_count: 16,
        max_key_count: 3906,
        max_key_per_request: 128,
        max_key_size: 4096,
        min_key_size: 64,
        max_SAE_ID_count: 8,
      },
    }))
})

describe('enc_keys and dec_keys', () => {
  it('give both sides the same key, once each', () => {
    const talk = new Talk()
    const [made] = keysOf(talk.enc())
    expect(made!.key).toMatch(/^[A-Za-z0-9+/]{43}=$/) // 32 bytes
    expect(made!.key_ID).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(keysOf(talk.dec([made!.key_ID]))).toEqual([made])
    expect(talk.dec([made!.key_ID])).toMatchObject({ status: 400 })
  })

  it('give several keys of a size at once, all different, and take every hop’s bits', () => {
    const talk = new Talk()
    const keys = keysOf(talk.enc('?number=3&size=128'))
    expect(new Set(keys.map(({ key }) => key)).size).toBe(3)
    expect(new Set(keys.map(({ key_ID }) => key_ID)).size).toBe(3)
    for (const { key } of keys) expect(key).toHaveLength(24) // 16 bytes
    expect(['AR', 'RB', 'RC'].map((id) => storedBits(talk.sim.stores.get(id)!))).toEqual([3712, 3712, 4096])
    expect(
      keysOf(talk.ask({ caller: 'B-app', path: `/api/v1/keys/A-app/dec_keys?key_ID=${keys[1]!.key_ID}` })),
    ).toEqual([keys[1]])
  })

  it('give one key to several slaves, each once', () => {
    const talk = new Talk()
    const asked = talk.ask({
      caller: 'A-app',
      method: 'POST',
      path: '/api/v1/keys/B-app/enc_keys',
      body: '{"additional_slave_SAE_IDs": ["C-app"]}',
    })
    const [made] = keysOf(asked)
    expect(keysOf(talk.dec([made!.key_ID], 'C-app'))).toEqual([made])
    expect(talk.dec([made!.key_ID], 'C-app').status).toBe(401)
    expect(keysOf(talk.dec([made!.key_ID]))).toEqual([made])
  })

  it('answer 503 when the pool is empty, and take nothing', () => {
    const talk = new Talk()
    expect(talk.enc('?number=17')).toMatchObject({
      status: 503,
      body: { message: expect.any(String), details: [{ requested_bits: 4352, available_bits: 4096 }] },
    })
    expect(storedBits(talk.sim.stores.get('AR')!)).toBe(4096)
    expect(talk.enc('?number=16').status).toBe(200)
    expect(talk.enc().status).toBe(503)
  })

  it('answer 503 from the moment an attack that is noticed has emptied the stores', () => {
    const talk = new Talk()
    talk.sim = setFeeds(talk.sim, new Map([['RB', { bitsPerSecond: 0, alarm: 'nokey', eveShare: 0 }]]))
    expect(talk.enc('?number=16').status).toBe(200) // what is stored is good
    talk.sim = run(talk.sim, 100)
    expect(talk.enc().status).toBe(503)
    expect(talk.enc('', 'A-app', 'C-app').status).toBe(200)
  })

  it('keep keys from whoever they are not meant for', () => {
    const talk = new Talk()
    const [made] = keysOf(talk.enc())
    expect(talk.dec([made!.key_ID], 'C-app').status).toBe(401)
    expect(talk.dec([made!.key_ID], 'B-app', 'C-app').status).toBe(401)
    expect(talk.ask({ caller: 'Eve', path: '/api/v1/keys/A-app/status' }).status).toBe(401)
    expect(keysOf(talk.dec([made!.key_ID]))).toEqual([made])
  })

  it.each([
    ['size=100', 'size shall be a multiple of 8'],
    ['size=8', 'size shall be from 64 to 4096'],
    ['size=8192', 'size shall be from 64 to 4096'],
    ['size=many', 'size shall be a whole number'],
    ['number=0', 'number shall be a whole number of at least 1'],
    ['number=129', 'number shall be at most 128'],
    ['status=200&body=1&number=0', 'number shall be a whole number of at least 1'],
  ])('refuse %s with 400', (query, message) =>
    expect(new Talk().enc(`?${query}`)).toMatchObject({ status: 400, body: { message } }),
  )

  it.each([
    ['{', 'the body is not JSON'],
    ['[]', 'the body is not a JSON object'],
    ['{"extension_mandatory": [{"x": 1}]}', 'extension_mandatory has parameters that are not supported'],
    [
      '{"additional_slave_SAE_IDs": ["nobody"]}',
      'additional_slave_SAE_IDs shall name other SAEs that are known, each once',
    ],
    [
      '{"additional_slave_SAE_IDs": ["B-app"]}',
      'additional_slave_SAE_IDs shall name other SAEs that are known, each once',
    ],
  ])('refuse the body %s with 400', (body, message) =>
    expect(
      new Talk().ask({ caller: 'A-app', method: 'POST', path: '/api/v1/keys/B-app/enc_keys', body }),
    ).toMatchObject({
      status: 400,
      body: { message },
    }),
  )

  it('ignore optional extensions', () => {
    const body = '{"extension_optional": [{"x": 1}]}'
    expect(new Talk().ask({ caller: 'A-app', method: 'POST', path: '/api/v1/keys/B-app/enc_keys', body }).status).toBe(
      200,
    )
  })

  it('log every request with its answer', () => {
    const talk = new Talk()
    talk.enc('?number=2')
    talk.enc('?number=129')
    expect(talk.delivery.log).toEqual([
      {
        number: 1,
        seconds: 1,
        caller: 'A-app',
        method: 'GET',
        path: '/api/v1/keys/B-app/enc_keys?number=2',
        status: 200,
        keys: 2,
      },
      {
        number: 2,
        seconds: 1,
        caller: 'A-app',
        method: 'GET',
        path: '/api/v1/keys/B-app/enc_keys?number=129',
        status: 400,
        keys: 0,
      },
    ])
  })

  it('never throw, whatever is asked', () => {
    const request = fc.record({
      method: fc.constantFrom('GET' as const, 'POST' as const),
      caller: fc.constantFrom('A-app', 'B-app', ''),
      path: fc.oneof(
        fc.string(),
        fc
          .tuple(
            fc.constantFrom('B-app', 'A-app', '%', 'Z'),
            fc.constantFrom('status', 'enc_keys', 'dec_keys'),
            fc.string(),
          )
          .map(([peer, operation, query]) => `/api/v1/keys/${peer}/${operation}?${query}`),
      ),
      body: fc.oneof(fc.string(), fc.json()),
    })
    fc.assert(
      fc.property(request, (asked) => {
        const { response } = handleRequest(filled, delivery, asked)
        expect([200, 400, 401, 503]).toContain(response.status)
        if (response.status !== 200) expect(typeof response.body.message).toBe('string')
      }),
    )
  })
})
