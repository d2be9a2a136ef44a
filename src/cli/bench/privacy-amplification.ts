/** Toeplitz hashing of n bits to n/2, a fresh seed each time, beside the same by scipy. */
import { diceAt } from '../../model/math/dice'
import { typescriptEngine } from '../../model/math/fourier-product'
import { createWasmEngine } from '../../model/math/fourier-wasm'
import { type PackedBits, zeros } from '../../model/math/packed-bits'
import { amplifyPrivacy, toeplitzSeedBits } from '../../model/postprocessing/privacy-amplification'
import { type Figures, figureAt, type Stage } from './stage'

const dice = diceAt({ seed: 1, role: 'chain', slot: 'bench-amplification', block: 0 })

function randomBits(bits: number): PackedBits {
  const key = zeros(bits)
  dice.fill(key.words)
  if (bits & 31) key.words[key.words.length - 1]! &= 2 ** (bits & 31) - 1
  return key
}

type Row = { readonly n: number; readonly variant: string; readonly mbitPerSecond: number }

export const privacyAmplificationStage: Stage = {
  name: 'privacyAmplification',
  given: ['n'],
  against: ['scipy'],
  async run({ quick, measure }) {
    const wasm = createWasmEngine()
    const engines = { ts: typescriptEngine, ...(wasm ? { wasm } : {}) }
    const rows = []
    for (const n of quick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000]) {
      for (const [variant, engine] of Object.entries(engines)) {
        const key = randomBits(n)
        const secretBits = n >> 1
        let largestDistance = 0
        const { cpuSeconds } = await measure(() => {
          const seed = randomBits(toeplitzSeedBits(n, secretBits))
          const hash = amplifyPrivacy(key, seed, secretBits, engine)
          largestDistance = Math.max(largestDistance, hash.largestDistance)
          return hash.output.words[0]!
        })
        rows.push({ n, variant, mbitPerSecond: n / cpuSeconds / 1e6, largestDistance })
      }
    }
    return rows
  },
  compare(own, { scipy }) {
    const theirs = (n: number): number | null => {
      const row = (scipy as readonly Row[] | undefined)?.findIndex((each) => each.n === n) ?? -1
      return row < 0 ? null : figureAt(scipy, row, 'mbitPerSecond')
    }
    return (own as unknown as readonly Row[]).map((row): Figures => {
      const other = theirs(row.n)
      return { ...row, ratio: other === null ? {} : { scipy: row.mbitPerSecond / other } }
    })
  },
}
