import { useEffect, useState } from 'react'
import { reproduces } from '../../../model/physics/anchors/anchor'
import { type CheckedAnchor, checkedAnchors } from './anchors'
import type { CheckReply } from './check'
import { startCheck } from './start-check'

/** What is known of one figure by now. */
export type Checked =
  | { readonly state: 'waiting' }
  | { readonly state: 'reproduced' | 'missed'; readonly value: number }
  | { readonly state: 'failed'; readonly message: string }

export interface Check {
  readonly of: ReadonlyMap<string, Checked>
  readonly done: boolean
  /** How long all of them took, ms; null until they are done. */
  readonly tookMs: number | null
  readonly again: () => void
}

const anchorOf = new Map(checkedAnchors.map((anchor) => [anchor.id, anchor]))
const WAITING: Checked = { state: 'waiting' }

export const checkedBy = (of: Check['of'], { id }: CheckedAnchor): Checked => of.get(id) ?? WAITING

function judged(reply: Exclude<CheckReply, { kind: 'done' }>): Checked {
  if (reply.kind === 'failed') return { state: 'failed', message: reply.message }
  const anchor = anchorOf.get(reply.id)
  return { state: anchor && reproduces(anchor, reply.value) ? 'reproduced' : 'missed', value: reply.value }
}

/** Recomputes every figure when it is first shown, and whenever it is asked to. */
export function useCheck(): Check {
  const [turn, setTurn] = useState(0)
  const [of, setOf] = useState<Check['of']>(new Map())
  const [tookMs, setTookMs] = useState<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` is what asks for another one
  useEffect(() => {
    const began = performance.now()
    return startCheck((reply) => {
      if (reply.kind === 'done') setTookMs(performance.now() - began)
      else setOf((before) => new Map(before).set(reply.id, judged(reply)))
    })
  }, [turn])
  // With the click and not an effect later: the page never says "done" of figures it no longer has.
  const again = () => {
    setOf(new Map())
    setTookMs(null)
    setTurn((n) => n + 1)
  }
  return { of, done: tookMs !== null, tookMs, again }
}
