/** Charts on hand-written recordings, for tests. */
import { charts as words } from '../../locales/en/charts'
import { alarmState } from '../../model/engine/alarm'
import type { Scenario } from '../../model/scenario/scenario'
import { presets } from '../../model/scenario/scenario'
import { type HandRow, handRecording } from '../../store/recording.testing'
import type { Repeat } from '../../store/state'
import { createFormat } from '../format'
import type { ChartProps } from './chart'

/** Compared bits with an error in every `every`-th, as many kept ones behind them. */
export const rowsWith = (compared: number, every: number): HandRow[] => [
  ...Array.from({ length: compared }, (_, i): HandRow => ({ compared: true, bobBit: (i + 1) % every === 0 ? 1 : 0 })),
  ...Array.from({ length: compared }, (): HandRow => ({})),
]

/** A re-run as the alarm judges it by its errors alone. */
export function repeatOf(seed: number, compared: number, comparedErrors: number, line: number | null = 0.11): Repeat {
  const state = alarmState({ compared, errors: comparedErrors, line })
  const reasons = { few: 'few', ok: 'under', undecided: 'across', nokey: line === null ? 'no-line' : 'above' } as const
  return { seed, compared, comparedErrors, state, reason: reasons[state] }
}

/** What a panel hands to a chart. */
export function chartProps(
  patch: Partial<ChartProps> & { rows?: readonly HandRow[]; scenario?: Scenario } = {},
): ChartProps {
  const { rows, ...rest } = patch
  const scenario = patch.scenario ?? presets.ideal
  return {
    scenario,
    recording: rows ? handRecording(rows, { scenario }) : null,
    shown: rows?.length ?? 0,
    viewer: 'all',
    repeats: null,
    pinned: [],
    layout: 'desk',
    words,
    format: createFormat(),
    actions: { repeat: () => undefined, cancelRepeat: () => undefined },
    link: 'https://example.org/#/lab?v=1',
    version: '0.1.0',
    ...rest,
  }
}
