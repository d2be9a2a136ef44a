/** The whole chain, clicks to secret bits, in simulated seconds per second of processor time at 1 GHz, over distance. */
import { pulsesPerSecond } from '../../model/engine/effective-link'
import { planStream, SiftedStream } from '../../model/engine/sifted-stream'
import { createWasmEngine } from '../../model/math/fourier-wasm'
import { distil } from '../../model/postprocessing/distil'
import type { SiftedBlock } from '../../model/postprocessing/sifted-block'
import { clickLink } from './clicks'
import type { Stage } from './stage'

/** The link of the stage `clicks`, with a tenth of its dark counts, so that a key is left at 200 km. */
const chainLink = (distanceKm: number) => ({ ...clickLink(distanceKm), darkCountProbability: 1e-7 })

/**
 * Kept bits to a key: of this length the seed of the last hash, nine tenths of them and the key itself, just fits a
 * transform of 2¹⁷ points; longer ones leave the cache.
 */
const BLOCK_BITS = 210_000
/** Share of them that is compared. */
const COMPARED = 0.1

/** Keys of a link that goes on before it is begun again with other dice. */
const KEYS_TO_A_RUN = 64

/**
 * Makes key after key of a link that goes on: clicks, sifting, estimation with decoys, Cascade in batches,
 * verification, privacy amplification, every message authenticated. @throws RangeError if it fails
 */
export function makeKeys(distanceKm: number, blockBits: number): () => { seconds: number; secret: number } {
  const scenario = chainLink(distanceKm)
  const plan = planStream(scenario, blockBits, KEYS_TO_A_RUN, COMPARED)
  if ('problem' in plan) throw new RangeError(`chain: ${plan.problem}`)
  const engine = createWasmEngine()
  let [seed, keys] = [0, 0]
  const begin = () => {
    seed++
    return new SiftedStream({ ...plan, run: { ...plan.run, scenario: { ...plan.run.scenario, seed } } })
  }
  let stream = begin()
  const waiting: SiftedBlock[] = []
  return () => {
    for (;;) {
      if (stream.over) stream = begin()
      if (waiting.length === 0) waiting.push(...stream.draw())
      const block = waiting.shift()
      if (!block) continue
      const made = distil(block, {
        source: 'decoy',
        keyBasis: 'both',
        method: { kind: 'cascade', variant: 'streak', mode: 'batch' },
        security: { kind: 'long-run' },
        leak: 'actual',
        authenticate: true,
        seed: ++keys,
        ...(engine && { engine }),
      })
      if (!made.equal) throw new RangeError(`chain: no key at ${distanceKm} km, because ${made.failure?.reason}`)
      return { seconds: block.sent / pulsesPerSecond(scenario), secret: made.ledger.secret }
    }
  }
}

export const chainStage: Stage = {
  name: 'chain',
  given: ['blockBits'],
  async run({ quick, measure }) {
    const blockBits = quick ? BLOCK_BITS / 2 : BLOCK_BITS
    const realtime: Record<string, number> = {}
    const secretPerSecond: Record<string, number> = {}
    for (const km of [0, 25, 50, 100, 150, 200]) {
      const make = makeKeys(km, blockBits)
      let [calls, seconds, secret] = [0, 0, 0]
      const { cpuSeconds } = await measure(() => {
        const made = make()
        calls++
        seconds += made.seconds
        secret += made.secret
        return made.secret
      })
      realtime[km] = seconds / calls / cpuSeconds
      secretPerSecond[km] = secret / seconds
    }
    return { blockBits, realtime, secretPerSecond }
  },
}
