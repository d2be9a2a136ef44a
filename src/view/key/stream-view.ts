/** What a stream has told so far, gathered for the page. */
import type { StreamEvent } from '../../store/key-streams'
import type { StoreLevel, StreamedBlock, StreamSum } from '../../worker/key-messages'

type Told<T extends StreamEvent['type']> = Extract<StreamEvent, { readonly type: T }>

export interface StreamView {
  readonly phase: 'off' | 'running' | 'paused' | 'stopped' | 'finished'
  readonly started: Told<'stream-started'> | null
  readonly refused: Told<'stream-refused'>['problem'] | null
  readonly blocks: readonly StreamedBlock[]
  readonly sum: StreamSum | null
  readonly store: StoreLevel
}

export const NO_STREAM: StreamView = {
  phase: 'off',
  started: null,
  refused: null,
  blocks: [],
  sum: null,
  store: { bits: 0, used: 0 },
}

export function hear(view: StreamView, event: StreamEvent): StreamView {
  switch (event.type) {
    case 'stream-started':
      return { ...view, started: event }
    case 'stream-refused':
      return { ...view, phase: 'off', refused: event.problem }
    case 'streamed':
      return {
        ...view,
        phase: event.finished ? 'finished' : view.phase,
        blocks: [...view.blocks, ...event.blocks],
        sum: event.sum,
        store: event.store,
      }
  }
}

export interface FilledPoint {
  readonly seconds: number
  /** Secret bits made less those spent on tags, so far. */
  readonly bits: number
}

/** The store over the time of the link, a point a block. */
export function filledBy(blocks: readonly StreamedBlock[]): FilledPoint[] {
  let bits = 0
  return blocks.map(({ seconds, secret, authentication }) => {
    bits += secret - authentication
    return { seconds, bits }
  })
}
