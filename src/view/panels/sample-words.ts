import { fill } from '../../locales/fill'
import type { Words } from '../../locales/index'
import { rowAt } from '../../model/engine/recording'
import type { Sample } from '../../store/sample'
import type { Format } from '../format'

/** Where the pulses of a sample come from, in a sentence. */
export function sampleWords({ of, drawn, events, recording }: Sample, { lab }: Words, format: Format): string {
  const { sample } = lab
  const number = format.count((rowAt(recording, 0)?.pulse ?? 0) + 1)
  if (drawn === 'behind') return fill(sample.behind, { number })
  if (events.length === 1)
    return drawn === 'counted'
      ? fill(sample.countedOne, { what: sample.one[of] })
      : fill(sample.single, { what: sample.one[of], number })
  return fill(drawn === 'counted' ? sample.counted : sample.newest, {
    n: format.integer(events.length),
    what: sample.many[of],
  })
}
