/** The whole chain, clicks to secret bits, in simulated seconds per second of processor time at 1 GHz, over distance. */
import { pulsesPerSecond } from '../../model/engine/effective-link'
import { planStream, SiftedStream } from '../../model/engine/sifted-stream'
import { createWasmEngine } from '../../model/math/fourier-wasm'
import { distil } from '../../model/postprocessing/distil'
import { clickLink } from './clicks'
import type { Stage } from './stage'

/** The link of the stage `clicks`, with a tenth of its dark counts, so that a key is left at 200 km. */
const chainLink = (distanceKm: number) => ({ ...clickLink(distanceKm), darkCountProbability: 1e-7 })

/** Kept bits to a key: longer ones leave the cache, and 2²⁰ take a seventh longer for each bit. */
const BLOCK_BITS = 2 ** 18
/** Share of them that is compared. */
const COMPARED = 0.1

/**
 * Makes one key of a link: clicks, sifting, estimation with decoys, Cascade in batches, verification, privacy
 * amplification, every message authenticated. @throws RangeError if it fails
 */
export function makeKeys(distanceKm: number, blockBits: number): () => { seconds: number; secret: number } {
  const scenario = chainLink(distanceKm)
  const plan = planStream(scenario, blockBits, 1, COMPARED)
  if ('problem' in plan) throw new RangeError(`chain: ${plan.problem}`)
  const engine = createWasmEngine()
  let seed = 0
  return () => {
    const run = { ...plan.run, scenario: { ...plan.run.scenario, seed: ++seed } }
    const stream = new SiftedStream({ ...plan, run })
    for (let blocks = stream.draw(); ; blocks = stream.draw()) {
      const [block] = blocks
      if (!block) continue
      const made = distil(block, {
        source: 'decoy',
        keyBasis: 'both',
        method: { kind: 'cascade', variant: 'streak', mode: 'batch' },
        security: { kind: 'long-run' },
        leak: 'actual',
        authenticate: true,
        seed,
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
