/** Cascade as we use it: speed, what it tells beside the Shannon limit, messages, and keys left wrong. */
import { diceAt } from '../../model/math/dice'
import { hammingDistance } from '../../model/math/packed-bits'
import { CascadeAlice } from '../../model/postprocessing/reconciliation/cascade/alice'
import {
  type CascadeMode,
  type CascadeResult,
  cascade,
} from '../../model/postprocessing/reconciliation/cascade/cascade'
import type { CascadeVariant } from '../../model/postprocessing/reconciliation/cascade/variants'
import { type NoisyKeys, noisyKeys } from './noisy-keys'
import type { Stage, Tools } from './stage'

const QBERS = [0.01, 0.02, 0.03, 0.05, 0.08, 0.11]

/** How many keys f is a mean of. */
const FRAMES = 30

interface Efficiency {
  /** Bits told over n·h₂ of the share that differs. */
  readonly f: number
  readonly rounds: number
  /** Keys still wrong: verification catches them. */
  readonly frameErrors: number
}

/** Means over all keys. */
function efficiency(keys: readonly NoisyKeys[], run: (keys: NoisyKeys, number: number) => CascadeResult): Efficiency {
  let [told, shannon, rounds, frameErrors] = [0, 0, 0, 0]
  for (const [number, pair] of keys.entries()) {
    const result = run(pair, number)
    told += result.leaked
    shannon += pair.shannonBits
    rounds += result.rounds
    if (hammingDistance(result.key, pair.alice) > 0) frameErrors++
  }
  return { f: told / shannon, rounds: rounds / keys.length, frameErrors }
}

const runOf =
  (variant: CascadeVariant, mode: CascadeMode, qber: number) =>
  ({ alice, bob }: NoisyKeys, number: number): CascadeResult => {
    const dice = diceAt({ seed: 1, role: 'chain', slot: 'bench-cascade', block: number })
    return cascade(bob, new CascadeAlice(alice), { variant, mode, qber, dice })
  }

async function measureMode({ quick, measure }: Tools, mode: CascadeMode) {
  const rows = []
  for (const n of quick ? [100_000] : [100_000, 1_000_000]) {
    for (const qber of quick ? [0.01, 0.05, 0.11] : QBERS) {
      const frames = n > 100_000 || quick ? 6 : FRAMES
      const keys = noisyKeys(n, qber, frames, 'exact')
      const run = runOf('streak', mode, qber)
      const { f, rounds, frameErrors } = efficiency(keys, run)
      let next = 0
      const { cpuSeconds } = await measure(() => run(keys[next % frames]!, next++ % frames).leaked)
      const mbitPerSecond = n / cpuSeconds / 1e6
      rows.push({ n, qber, frames, mbitPerSecond, f, rounds, frameErrors, ...peer(keys, n, qber, mode, quick) })
    }
  }
  return rows
}

/** f of the peer's best variant on the same keys: ours may be at most 0.003 above it in batches. */
function peer(keys: readonly NoisyKeys[], n: number, qber: number, mode: CascadeMode, quick: boolean) {
  if (mode !== 'batch' || n > 100_000 || quick) return {}
  return { fOfYanetal: efficiency(keys, runOf('yanetal', 'batch', qber)).f }
}

export const cascadeStage: Stage = {
  name: 'cascade',
  given: ['n', 'qber', 'frames'],
  async run(tools) {
    return { batch: await measureMode(tools, 'batch'), depthFirst: await measureMode(tools, 'depth-first') }
  },
}
