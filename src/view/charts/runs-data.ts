/** One hundred runs as dots: what each says, and where it is drawn. */
import type { AlarmReason, AlarmState } from '../../model/engine/alarm'
import type { Repeat } from '../../store/state'

export interface RunDot {
  readonly seed: number
  readonly compared: number
  readonly errors: number
  /** Null where no bit was compared. */
  readonly qber: number | null
  /** What the alarm said at the end of the run, and why. */
  readonly state: AlarmState
  readonly reason: AlarmReason
}

/** What raised the alarm beside the error rate. */
export const OTHER_REASONS = ['pulses', 'power', 'timing', 'asleep', 'tags'] as const satisfies readonly AlarmReason[]
export type OtherReason = (typeof OTHER_REASONS)[number]

/** How a run is drawn: by what the alarm said, and a key refused for something else than errors apart. */
export type DotSign = AlarmState | 'other'

const isOther = (reason: AlarmReason): reason is OtherReason =>
  (OTHER_REASONS as readonly AlarmReason[]).includes(reason)

export const signOf = ({ state, reason }: Pick<RunDot, 'state' | 'reason'>): DotSign =>
  isOther(reason) ? 'other' : state

export interface RunsSummary {
  /** Runs with compared bits and none of them wrong. */
  readonly spotless: number
  readonly states: Readonly<Record<AlarmState, number>>
  readonly signs: Readonly<Record<DotSign, number>>
  /** Of those without a key, how many because of something else than the error rate. */
  readonly others: readonly { readonly reason: OtherReason; readonly runs: number }[]
  /** Runs in which the error rate raised the alarm. */
  readonly rungByErrors: number
}

export const runDots = (runs: readonly Repeat[]): RunDot[] =>
  runs.map(({ seed, compared, comparedErrors: errors, state, reason }) => ({
    seed,
    compared,
    errors,
    qber: compared > 0 ? errors / compared : null,
    state,
    reason,
  }))

export function summariseRuns(dots: readonly RunDot[]): RunsSummary {
  const states: Record<AlarmState, number> = { few: 0, ok: 0, undecided: 0, nokey: 0 }
  const signs: Record<DotSign, number> = { ...states, other: 0 }
  for (const dot of dots) {
    states[dot.state]++
    signs[signOf(dot)]++
  }
  return {
    spotless: dots.filter(({ compared, errors }) => compared > 0 && errors === 0).length,
    states,
    signs,
    others: OTHER_REASONS.map((reason) => ({
      reason,
      runs: dots.filter((dot) => dot.reason === reason).length,
    })).filter(({ runs }) => runs > 0),
    rungByErrors: dots.filter(({ reason }) => reason === 'above' || reason === 'latched').length,
  }
}

export interface DotPlace {
  readonly x: number
  readonly y: number
}

export interface DotLayout {
  readonly places: readonly DotPlace[]
  /** Distance of neighbouring dots, px. */
  readonly pitch: number
}

/** Distances of neighbouring dots, px: large ones first, in the narrow bins before the wide ones. */
const LARGE = [12, 11, 10, 9, 8, 7] as const
const SMALL = [6, 5, 4, 3, 2] as const

/**
 * Stacks dots over their place on the axis, as large as possible with the highest stack inside `height`. Dots
 * whose places lie within one bin share a stack several dots wide, inside that bin and as near to them as it can
 * be, the smaller ones at its left.
 *
 * @param xs place of each dot on the axis, px
 * @param height px
 * @param step width of the narrowest bin, px
 */
export function stackDots(xs: readonly number[], height: number, step: number): DotLayout {
  const tries = [LARGE, SMALL].flatMap((pitches) =>
    [step, 2 * step].flatMap((bin) => pitches.map((pitch) => ({ bin, pitch }))),
  )
  let last: DotLayout = { pitch: LARGE[0], places: [] }
  for (const { bin, pitch } of tries) {
    const { places, rows } = stacked(xs, bin, pitch)
    last = { pitch, places }
    if (rows * pitch <= height) break
  }
  return last
}

function stacked(xs: readonly number[], bin: number, pitch: number) {
  const columns = Math.max(1, Math.floor(bin / pitch))
  const bins = new Map<number, number[]>()
  xs.forEach((x, i) => {
    const key = Math.floor(x / bin)
    const members = bins.get(key)
    if (members) members.push(i)
    else bins.set(key, [i])
  })
  const places: DotPlace[] = []
  let rows = 0
  for (const [key, members] of bins) {
    const wide = Math.min(columns, members.length)
    const mean = members.reduce((sum, i) => sum + xs[i]!, 0) / members.length
    // As near to its members as the neighbours allow.
    const room = (wide * pitch) / 2
    const centre = Math.min((key + 1) * bin - room, Math.max(key * bin + room, mean))
    const high = Math.ceil(members.length / wide)
    rows = Math.max(rows, high)
    // Column by column, so that left of another dot means smaller than it.
    const ranked = [...members].sort((a, b) => xs[a]! - xs[b]! || a - b)
    const full = wide - (high * wide - members.length)
    let at = 0
    for (let column = 0; column < wide; column++) {
      const tall = column < full ? high : high - 1
      for (let row = 0; row < tall; row++) {
        places[ranked[at++]!] = { x: centre + (column - (wide - 1) / 2) * pitch, y: (row + 0.5) * pitch }
      }
    }
  }
  return { places, rows }
}
