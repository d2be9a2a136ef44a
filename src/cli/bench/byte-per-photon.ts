import { FLIP_CHANCE, photonFigures, type Sifted } from './photon-figures'
import type { Stage } from './stage'

/** A column of bytes per property, as a careful author without bit tricks would write it. */
function run(photons: number, eve: number): Sifted {
  const aliceBits = new Uint8Array(photons)
  const aliceBases = new Uint8Array(photons)
  const bobBits = new Uint8Array(photons)
  const bobBases = new Uint8Array(photons)
  for (let i = 0; i < photons; i++) {
    // Three fair bits of one random number.
    const coins = (Math.random() * 8) | 0
    const aliceBit = coins & 1
    const aliceBasis = (coins >> 1) & 1
    const bobBasis = coins >> 2
    let bit = aliceBit
    let basis = aliceBasis
    if (eve > 0 && Math.random() < eve) {
      const eveCoins = (Math.random() * 4) | 0
      if ((eveCoins & 1) !== basis) bit = eveCoins >> 1
      basis = eveCoins & 1
    }
    if (bobBasis !== basis) bit = Math.random() < 0.5 ? 0 : 1
    if (Math.random() < FLIP_CHANCE) bit ^= 1
    aliceBits[i] = aliceBit
    aliceBases[i] = aliceBasis
    bobBits[i] = bit
    bobBases[i] = bobBasis
  }
  const aliceKey = new Uint8Array(photons)
  const bobKey = new Uint8Array(photons)
  let kept = 0
  for (let i = 0; i < photons; i++) {
    if (aliceBases[i] !== bobBases[i]) continue
    aliceKey[kept] = aliceBits[i]!
    bobKey[kept] = bobBits[i]!
    kept++
  }
  let errors = 0
  for (let i = 0; i < kept; i++) errors += aliceKey[i]! ^ bobKey[i]!
  return { kept, errors }
}

/** Plain JavaScript, one byte per photon and property, `Math.random`. */
export const bytePerPhoton: Stage = {
  name: 'byte-per-photon',
  baseline: true,
  run: (tools) => photonFigures(tools, tools.quick ? 200_000 : 1_000_000, run),
}
