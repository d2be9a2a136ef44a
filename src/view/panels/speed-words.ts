import { fill } from '../../locales/fill'
import type { Words } from '../../locales/index'
import type { EventKind } from '../../model/engine/recording'
import type { SourceKind } from '../../model/scenario/scenario'
import { eventsPerSecond, followsPulses, type Speed } from '../../model/scenario/viewing'
import type { Format } from '../format'

/** What playback counts: photons, pulses of a weak source, or only the pulses that click. */
export type Counted = 'photons' | 'pulses' | 'clicks'

export const countedBy = (source: SourceKind, eventKind: EventKind | undefined): Counted =>
  eventKind === 'clicks' ? 'clicks' : source === 'sp' ? 'photons' : 'pulses'

/** `30`, `30 000`, `1 M`. */
export function speedNumber(speed: Speed, format: Format): string {
  const rate = eventsPerSecond(speed)
  if (rate < 1) return format.decimal(rate, 1)
  if (rate < 1e6) return format.integer(rate)
  const { value, unit } = format.si(rate, '')
  return format.inline({ value: value.replace(/\.0+$/, ''), unit })
}

/** `step by step`, `1 photon/s`, `30 clicks/s`. */
export function speedWords(speed: Speed, shown: Counted, { lab }: Words, format: Format): string {
  if (speed === 'step') return lab.time.byStep
  const counted = shown === 'clicks' && followsPulses(speed) ? 'pulses' : shown
  const n = speedNumber(speed, format)
  const { time } = lab
  const one = { photons: time.onePhoton, pulses: time.onePulse, clicks: time.oneClick } as const
  const many = { photons: time.photons, pulses: time.pulses, clicks: time.clicks } as const
  return fill(speed === '1' ? one[counted] : many[counted], { n })
}

/** The same in two lines, for where there is little room: number above, `per s` below. */
export function speedParts(
  speed: Speed,
  counted: Counted,
  words: Words,
  format: Format,
): { readonly value: string; readonly unit: string; readonly whole: string } {
  const whole = speedWords(speed, counted, words, format)
  if (speed === 'step') return { value: whole, unit: '', whole }
  return { value: speedNumber(speed, format), unit: words.lab.time.perSecond, whole }
}
