import { describe, expect, it } from 'vitest'
import { answerVectors } from './answer-vectors'

/** Some of the project's vectors, computed there by an independent program. */
const file = {
  meta: { note: 'told, not computed' },
  network: {
    links: [
      { N: 2, mesh_links: 1, star_links: 2, ring_links: 2, ring_max_load: null, path_max_load: 1, star_spoke_load: 1 },
      {
        N: 1000,
        mesh_links: 499_500,
        star_links: 1000,
        ring_links: 1000,
        ring_max_load: 125_000,
        path_max_load: 250_000,
        star_spoke_load: 999,
      },
    ],
    hub: [{ N: 1000, Hubs: 4, psk_links: 1000, qkd_links: 6 }],
    plob: [
      { L_km: 400, alpha: 0.2, eta: 1e-8, bits_per_use: 1.442695055351634e-8, at_1GHz_bps: 14.42695055351634 },
      { L_km: 50, alpha: 0.2, eta: 0.1, bits_per_use: 0.15200309344504995, at_1GHz_bps: 152003093.44504994 },
    ],
    relay: [{ L_km: 2000, spacing_km: 65, hops: 31, relays: 30, otp_bits_per_256bit_key: 7936 }],
    compromise: [{ p: 0.05, relays: 3, disjoint_paths: 2, prob: 0.020341890625000032 }],
    pon: [{ N: 64, down_factor: 0.015625, up_timeshared_factor: 0.000244140625, switch_factor: 0.015625 }],
    entanglement_mesh: [
      {
        N: 40,
        R: 1e6,
        eta: 0.05,
        tau: 2e-10,
        e0: 0.01,
        D: 1000,
        true_per_s: 2500.0000000000005,
        accidental_per_s: 761.2802,
        qber: 0.12438063432881356,
      },
    ],
  },
}

/** The same file without anything that is to be computed. */
const inputsOnly = {
  network: {
    links: [{ N: 2 }, { N: 1000 }],
    hub: [{ N: 1000, Hubs: 4 }],
    plob: [
      { L_km: 400, alpha: 0.2 },
      { L_km: 50, alpha: 0.2 },
    ],
    relay: [{ L_km: 2000, spacing_km: 65 }],
    compromise: [{ p: 0.05, relays: 3, disjoint_paths: 2 }],
    pon: [{ N: 64 }],
    entanglement_mesh: [{ N: 40, R: 1e6, eta: 0.05, tau: 2e-10, e0: 0.01, D: 1000 }],
  },
}

describe('answerVectors', () => {
  it('recomputes every vector it knows', () =>
    expect(answerVectors(file)).toMatchObject({ unknown: [], refused: [], mismatches: [] }))

  it('answers the same when it is shown no expected value', () =>
    expect(answerVectors(inputsOnly).answers).toEqual(answerVectors(file).answers))

  it('tells a value that is wrong by its place', () => {
    const wrong = { network: { hub: [{ N: 1000, Hubs: 4, psk_links: 1000, qkd_links: 7 }] } }
    expect(answerVectors(wrong).mismatches).toEqual(['network.hub[0].qkd_links: computed 6, the file has 7'])
  })

  it('names what it does not know', () =>
    expect(answerVectors({ ascon: {}, network: { orbits: [], hub: [{ N: 1, Hubs: 2, price: 3 }] } }).unknown).toEqual([
      'ascon',
      'network.orbits',
      'network.hub[0].price',
    ]))

  it('says why a section cannot be answered', () =>
    expect(answerVectors({ network: { pon: [{}] } }).refused).toEqual(['network: "N" is not a number']))

  it('leaves out the outputs of a case whose inputs mean nothing, says why, and answers the others', () => {
    const relay = [
      { L_km: 0, spacing_km: 65 },
      { L_km: 2000, spacing_km: 65 },
    ]
    const { answers, refused } = answerVectors({ network: { relay } })
    expect(refused).toEqual([expect.stringMatching(/^network\.relay\[0\]: /)])
    expect(answers.network).toEqual({ relay: [relay[0], expect.objectContaining({ hops: 31 })] })
  })

  it('refuses what is no vector file', () => expect(() => answerVectors([])).toThrow(TypeError))
})
