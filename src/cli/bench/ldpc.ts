/** One-way reconciliation: speed, what is told with failed frames charged, and how many failed. */
import { diceAt } from '../../model/math/dice'
import { hammingDistance } from '../../model/math/packed-bits'
import { LdpcAlice } from '../../model/postprocessing/reconciliation/ldpc/alice'
import { type LdpcResult, reconcileLdpc } from '../../model/postprocessing/reconciliation/ldpc/ldpc'
import { type NoisyKeys, noisyKeys } from './noisy-keys'
import type { Stage } from './stage'

const run = ({ alice, bob }: NoisyKeys, qber: number, number: number): LdpcResult => {
  const secret = diceAt({ seed: 1, role: 'alice', slot: 'bench-ldpc', block: number })
  return reconcileLdpc(bob, new LdpcAlice(alice, secret), { qber })
}

export const ldpcStage: Stage = {
  name: 'ldpc',
  given: ['n', 'qber', 'frames'],
  async run({ quick, measure }) {
    const rows = []
    for (const n of quick ? [16_384] : [8192, 16_384, 65_536]) {
      for (const qber of quick ? [0.05] : [0.01, 0.03, 0.05, 0.08, 0.11]) {
        const frames = Math.max(4, Math.round((quick ? 1e5 : 6e5) / n))
        const keys = noisyKeys(n, qber, frames, 'chance')
        let [told, shannon, frameErrors, wrong] = [0, 0, 0, 0]
        for (const [number, pair] of keys.entries()) {
          const result = run(pair, qber, number)
          told += result.leaked
          shannon += pair.shannonBits
          frameErrors += result.frameErrors
          if (hammingDistance(result.key, pair.alice) > 0) wrong++
        }
        let next = 0
        const { cpuSeconds } = await measure(() => run(keys[next % frames]!, qber, next++ % frames).leaked)
        rows.push({ n, qber, frames, mbitPerSecond: n / cpuSeconds / 1e6, f: told / shannon, frameErrors, wrong })
      }
    }
    return rows
  },
}
