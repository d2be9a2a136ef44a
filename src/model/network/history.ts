/** Undo and redo of any readonly value. */
export interface History<T> {
  /** Oldest first. */
  readonly past: readonly T[]
  readonly present: T
  /** Next redo first. */
  readonly future: readonly T[]
}

/** Steps that can be undone; older ones are forgotten. */
export const LONGEST_PAST = 200

export const historyOf = <T>(present: T): History<T> => ({ past: [], present, future: [] })

/** A new present. What had been undone can no longer be redone. The same value again changes nothing. */
export const record = <T>(history: History<T>, present: T): History<T> =>
  present === history.present
    ? history
    : { past: [...history.past, history.present].slice(-LONGEST_PAST), present, future: [] }

/** Replaces the present without a step of its own: every move of one drag is one undo. */
export const amend = <T>(history: History<T>, present: T): History<T> => ({ ...history, present })

export const undo = <T>({ past, present, future }: History<T>): History<T> => {
  const before = past.at(-1)
  return before === undefined
    ? { past, present, future }
    : { past: past.slice(0, -1), present: before, future: [present, ...future] }
}

export const redo = <T>({ past, present, future }: History<T>): History<T> => {
  const [after, ...rest] = future
  return after === undefined ? { past, present, future } : { past: [...past, present], present: after, future: rest }
}
