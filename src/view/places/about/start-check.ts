/** Starts the recomputation in a worker, or in turns on the page where the browser refuses one. */
import type { CheckReply } from './check'

/** Lets the page draw and answer. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

function checkOnPage(reply: (reply: CheckReply) => void): () => void {
  let stopped = false
  void import('./check').then(({ checkAll }) => checkAll(reply, nextTurn, () => stopped))
  return () => {
    stopped = true
  }
}

/** @returns what stops it */
export function startCheck(reply: (reply: CheckReply) => void): () => void {
  try {
    const worker = new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' })
    let stop = () => worker.terminate()
    worker.onmessage = ({ data }: MessageEvent<CheckReply>) => {
      reply(data)
      if (data.kind === 'done') worker.terminate()
    }
    worker.onerror = (event) => {
      event.preventDefault()
      worker.terminate()
      stop = checkOnPage(reply)
    }
    return () => stop()
  } catch {
    return checkOnPage(reply) // `new Worker` throws in a sandboxed frame
  }
}
