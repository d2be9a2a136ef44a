/** One stage inside a browser's worker: the same modules as in Node, asked by message. */
import { stages } from './index'
import { measureWith } from './measure'
import type { Figures } from './stage'

export interface Ask {
  readonly name: string
  readonly quick: boolean
}
export type Answer = { readonly figures: Figures } | { readonly error: string } | typeof ASK_CPU

/** A worker cannot tell its processor time: it asks the page, which asks the browser. */
export const ASK_CPU = 'cpu'
export interface Cpu {
  readonly cpuSeconds: number
}

/** The little of a worker's global that is used, since this part has no DOM types. */
interface WorkerGlobal {
  onmessage: ((event: { readonly data: Ask | Cpu }) => void) | null
  postMessage(answer: Answer): void
}
const worker = globalThis as unknown as WorkerGlobal

const wall = (): number => performance.now() / 1000

let told: (cpuSeconds: number) => void = () => undefined
const cpu = (): Promise<number> =>
  new Promise((resolve) => {
    told = resolve
    worker.postMessage(ASK_CPU)
  })

async function answer({ name, quick }: Ask): Promise<Answer> {
  const stage = stages.find((each) => each.name === name)
  if (!stage || !('run' in stage)) return { error: `no stage "${name}" for a browser` }
  try {
    const measure = measureWith({ cpu, wall, coarse: true }, quick)
    return { figures: await stage.run({ quick, measure, heapBytes: () => null }) }
  } catch (error) {
    return { error: String(error) }
  }
}

worker.onmessage = async ({ data }) => {
  if ('cpuSeconds' in data) told(data.cpuSeconds)
  else worker.postMessage(await answer(data))
}
