/**
 * Sweeps: scenarios run to their ends in engines of their own, so that the run that is shown stays within reach;
 * two of them where there are two cores.
 */
import type { Tally } from '../model/engine/tally'
import type { Scenario } from '../model/scenario/scenario'
import type { Engine } from '../worker/start-engine'

/** Engines a sweep is dealt to at most: more cores than two are left to the page and to the run that is shown. */
const MOST_ENGINES = 2

/**
 * Starts a sweep; what it returns stops it. Points come in any order, `finished` with the last; `onFailed` says that
 * an engine broke down and no more points come.
 */
export type Sweep = (
  scenarios: readonly Scenario[],
  onPoint: (index: number, tally: Tally, finished: boolean) => void,
  onFailed?: () => void,
) => () => void

/** @returns starts sweeps; a new one ends the one before */
export function createSweeps(start: (onLost: (engine: Engine) => void) => Engine, cores: number): Sweep {
  const engines: (Engine | undefined)[] = Array.from({ length: Math.max(1, Math.min(MOST_ENGINES, cores)) })
  let job = 0

  return (scenarios, onPoint, onFailed) => {
    const own = ++job
    const stop = (which: number) => {
      for (const engine of engines) engine?.port.postMessage({ type: 'cancel', job: which })
    }
    stop(own - 1)
    const done = new Set<number>()
    for (let k = 0; k < engines.length; k++) {
      // Dealt in turn: neighbours cost about the same, and the near end of a distance axis costs most.
      const share = scenarios.map((_, index) => index).filter((index) => index % engines.length === k)
      if (share.length === 0) continue
      const run = (engine: Engine) => {
        engine.port.onmessage = ({ data }) => {
          if (data.job !== own || own !== job) return
          if (data.type === 'failed') {
            job++
            stop(own)
            onFailed?.()
          }
          if (data.type !== 'swept') return
          const index = share[data.index]
          if (index === undefined || done.has(index)) return
          done.add(index)
          onPoint(index, data.tally, done.size === scenarios.length)
        }
        engine.port.postMessage({ type: 'sweep', job: own, scenarios: share.map((index) => scenarios[index]!) })
      }
      engines[k] ??= start((replacement) => {
        engines[k] = replacement
        if (own === job) run(replacement)
      })
      run(engines[k]!)
    }
    return () => stop(own)
  }
}
