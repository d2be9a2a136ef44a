/** Recomputes the figures one by one and hands each over as it comes; a slow one lets the page breathe before it. */
import { type CheckedAnchor, checkedAnchors } from './anchors'

/** One figure, or why there is none; `done` when there are no more. */
export type CheckReply =
  | { readonly kind: 'value'; readonly id: string; readonly value: number }
  | { readonly kind: 'failed'; readonly id: string; readonly message: string }
  | { readonly kind: 'done' }

function check({ id, compute }: CheckedAnchor): CheckReply {
  try {
    const value = compute()
    return Number.isFinite(value) ? { kind: 'value', id, value } : { kind: 'failed', id, message: String(value) }
  } catch (error) {
    return { kind: 'failed', id, message: error instanceof Error ? error.message : String(error) }
  }
}

/** @param pause waits a turn between two figures; @returns when all are done or `stopped` says so */
export async function checkAll(
  reply: (reply: CheckReply) => void,
  pause: () => Promise<void>,
  stopped: () => boolean = () => false,
): Promise<void> {
  for (const anchor of checkedAnchors) {
    if (stopped()) return
    reply(check(anchor))
    await pause()
  }
  reply({ kind: 'done' })
}
