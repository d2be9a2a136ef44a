/** Two panels from the counts of a run: what Alice and Bob can measure, and what Eve holds. */
import type { AlarmState } from '../../model/engine/alarm'
import { basesApart } from '../../model/engine/bases-apart'
import { obstacleOf } from '../../model/engine/bench'
import { type EveHolds, eveHolds, knownOfKey } from '../../model/engine/eve-holds'
import { judgedBits } from '../../model/engine/judged-bits'
import { type Observable, type ObservableId, observe } from '../../model/engine/observables'
import { attackAt, type Recording } from '../../model/engine/recording'
import { INTENSITIES, intensityIndex, type Tally } from '../../model/engine/tally'
import type { Basis } from '../../model/physics/link/states'
import type { Viewer } from '../../model/scenario/viewing'
import { headlineAt, lineOf } from '../../store/selectors'
import { tallyAt } from '../../store/tally-at'
import { budgetRows } from './budget-data'
import { type Timing, timingOf } from './timing-data'

/** What is announced, and so seen by everybody. */
const PUBLIC: readonly ObservableId[] = [
  'qber',
  'qber-z',
  'qber-x',
  'gain-signal',
  'gain-weak',
  'gain-vacuum',
  'decoys',
  'tags',
]

/** Readings that only a source with decoys has. */
const OF_DECOYS: readonly ObservableId[] = ['gain-weak', 'gain-vacuum', 'decoys']

/** How it ends for Eve, as somebody sees it who sees everything. */
export type Ending =
  | 'off'
  /** her attack cannot be made on this link */
  | 'cannot'
  /** no key can be proven with these settings, with her or without */
  | 'no-line'
  /** the alarm has not decided: there is no key yet */
  | 'open'
  | 'noticed'
  /** it shows, the error rate allows a key all the same, and she holds nothing, or a part, of it */
  | 'noticed-safe'
  | 'noticed-part'
  | 'no-key'
  | 'safe'
  | 'silent-key'
  | 'silent-part'
  | 'silent-kept'

export interface Holds extends EveHolds {
  /** Bits of the final key Alice and Bob would make, and how many of them she knows; null while none is measured. */
  readonly secret: number | null
  readonly known: number | null
}

export interface BenchData {
  /** Readings that are watched and that this viewer hears of. */
  readonly readings: readonly Observable[]
  readonly unwatched: readonly ObservableId[]
  readonly odd: number
  readonly timing: Timing | null
  /** The bases are tested apart: the worse one, its error rate, and what the alarm says of it. */
  readonly worse: { readonly basis: Basis; readonly qber: number; readonly state: AlarmState } | null
  /** Null for viewers who cannot see it. */
  readonly holds: Holds | null
  /** Only for those who see everything. */
  readonly ending: Ending | null
}

/** Pulses sent are shared out between the ends of blocks; a pulse that clicked was sent. */
function withSent(tally: Tally): Tally {
  const counts = Float64Array.from(tally)
  for (let intensity = 0; intensity < INTENSITIES; intensity++) {
    const sent = intensityIndex(intensity, 'sent')
    counts[sent] = Math.max(counts[sent]!, counts[intensityIndex(intensity, 'clicked')]!)
  }
  return counts
}

/** Both panels when `landed` events of a recording have landed; null before the first. */
export function benchData(recording: Recording, landed: number, viewer: Viewer): BenchData | null {
  const { scenario, edits } = recording
  const { tally, pulses } = tallyAt(recording, landed)
  if (pulses === 0) return null
  const counts = withSent(tally)
  const attack = attackAt(scenario, edits, pulses - 1).attack
  const touched = [scenario, ...edits.filter(({ pulse }) => pulse < pulses)].some((e) => e.attack !== 'off')
  const all = observe(scenario, counts, attack === 'mitm').filter(
    ({ id }) => scenario.source === 'decoy' || !OF_DECOYS.includes(id),
  )
  const heard = viewer === 'eve' || viewer === 'public' ? all.filter(({ id }) => PUBLIC.includes(id)) : all
  const readings = heard.filter(({ watched }) => watched)
  const odd = readings.filter(({ anomalous }) => anomalous).length
  const seen = {
    readings,
    unwatched: unwatchedOf(heard),
    odd,
    timing: timingOf(readings),
    worse: worseOf(recording, landed),
  }
  if (viewer !== 'all' && viewer !== 'eve') return { ...seen, holds: null, ending: null }

  const headline = headlineAt(recording, landed, viewer)
  const budget = budgetRows(headline, scenario.errorCorrectionFactor)
  const count = (stage: (typeof budget)[number]['stage']) => budget.find((row) => row.stage === stage)?.count ?? null
  const held = eveHolds(counts)
  const { state: alarm } = headline.alarm
  // While the alarm has not decided no key is made.
  const open = alarm === 'few' || alarm === 'undecided'
  const [secret, disclosed] = [open ? null : count('secret'), count('leaked')]
  const known =
    secret === null || held.information === null
      ? null
      : knownOfKey({
          kept: held.kept - headline.alarm.compared,
          information: held.information,
          disclosed: disclosed ?? 0,
          secret,
        })
  const holds: Holds = { ...held, secret, known }
  return {
    ...seen,
    holds,
    ending:
      viewer === 'all'
        ? endingOf({
            holds,
            touched,
            possible: edits.length > 0 || obstacleOf(scenario) === null,
            odd: odd > 0,
            alarm,
            provable: headline.alarm.line !== null,
          })
        : null,
  }
}

function worseOf({ scenario, compared }: Recording, landed: number): BenchData['worse'] {
  if (!scenario.countermeasures.includes('bases')) return null
  const apart = basesApart(judgedBits(compared), landed, lineOf(scenario))
  const { compared: bits, errors, state } = apart[apart.worse]
  return bits === 0 ? null : { basis: apart.worse, qber: errors / bits, state }
}

const unwatchedOf = (readings: readonly Observable[]): ObservableId[] =>
  readings.filter(({ watched }) => !watched).map(({ id }) => id)

/** Share of the kept bits from which it is worth a word that she knows them and nobody notices. */
const MUCH = 0.5

interface Standing {
  readonly holds: Holds
  readonly touched: boolean
  readonly possible: boolean
  readonly odd: boolean
  readonly alarm: AlarmState
  /** Some error rate leaves a key with these settings. */
  readonly provable: boolean
}

function endingOf({ holds, touched, possible, odd, alarm, provable }: Standing): Ending {
  const { kept, certain, secret, known } = holds
  if (!touched) return 'off'
  if (!possible) return 'cannot'
  if (!provable) return 'no-line'
  if (alarm === 'few' || alarm === 'undecided') return 'open'
  const knows = secret !== null && secret >= 1 && known !== null && known >= 1
  if (odd) return alarm === 'nokey' ? 'noticed' : knows ? 'noticed-part' : 'noticed-safe'
  if (knows) return known >= 0.995 * secret ? 'silent-key' : 'silent-part'
  if (certain > MUCH * kept) return 'silent-kept'
  return alarm === 'nokey' ? 'no-key' : 'safe'
}

/** p-values below this are drawn at the end of the scale. */
const SMALLEST = 1e-6

/**
 * Where a reading lies between far too low (−1), as forecast (0) and far too high (1), on a scale of
 * −log₁₀ p; beyond ±½ lies what is marked.
 */
export function placeOf({ hits, trials, forecast, pValue }: Observable): number {
  const size = Math.log10(Math.max(SMALLEST, Math.min(1, pValue))) / Math.log10(SMALLEST)
  return size === 0 ? 0 : hits < trials * forecast ? -size : size
}
