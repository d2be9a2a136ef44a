import { EVE_CHANCE, FLIP_CHANCE, photonFigures, type Sifted } from './photon-figures'
import type { Stage } from './stage'

interface Photon {
  readonly aliceBit: number
  readonly aliceBasis: number
  readonly bobBasis: number
  readonly bobBit: number
  readonly touched: boolean
}

const coin = (): number => (Math.random() < 0.5 ? 0 : 1)

/** One photon through Eve and noise, the way most demonstrations write it. */
function send(eve: number): Photon {
  const [aliceBit, aliceBasis, bobBasis] = [coin(), coin(), coin()]
  const touched = Math.random() < eve
  let [bit, basis] = [aliceBit, aliceBasis]
  if (touched) {
    const eveBasis = coin()
    if (eveBasis !== basis) bit = coin()
    basis = eveBasis
  }
  if (bobBasis !== basis) bit = coin()
  if (Math.random() < FLIP_CHANCE) bit ^= 1
  return { aliceBit, aliceBasis, bobBasis, bobBit: bit, touched }
}

/** All photons are kept until they are sifted: a loop whose objects never escape is no baseline for anything. */
function run(photons: number, eve: number): Sifted {
  const sent: Photon[] = []
  for (let i = 0; i < photons; i++) sent.push(send(eve))
  const kept = sent.filter(({ aliceBasis, bobBasis }) => aliceBasis === bobBasis)
  const aliceKey = kept.map(({ aliceBit }) => aliceBit)
  const bobKey = kept.map(({ bobBit }) => bobBit)
  let errors = 0
  for (let i = 0; i < aliceKey.length; i++) if (aliceKey[i] !== bobKey[i]) errors++
  return { kept: kept.length, errors }
}

/** Plain JavaScript, one object per photon: what most browser demonstrations do. */
export const objectPerPhoton: Stage = {
  name: 'object-per-photon',
  baseline: true,
  async run(tools) {
    const photons = tools.quick ? 200_000 : 1_000_000
    const before = tools.heapBytes()
    const held = Array.from({ length: photons }, () => send(EVE_CHANCE))
    const after = tools.heapBytes()
    const memory = before === null || after === null ? {} : { bytesEach: (after - before) / held.length }
    held.length = 0
    return { ...(await photonFigures(tools, photons, run)), ...memory }
  },
}
