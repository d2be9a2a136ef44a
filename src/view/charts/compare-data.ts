/** Runs side by side: the same readings of each, and what is set differently. */
import type { AlarmReason, AlarmState } from '../../model/engine/alarm'
import type { Recording } from '../../model/engine/recording'
import { binomialPValue } from '../../model/math/binomial-test'
import { allFields } from '../../model/scenario/fields'
import { defaultViewing, type Viewer } from '../../model/scenario/viewing'
import { type EveKnows, headlineAt, type KeyFigure, type QberFigure } from '../../store/selectors'

export interface ComparedRun {
  readonly name: string
  readonly qber: QberFigure | null
  readonly kept: number
  readonly key: KeyFigure | null
  readonly alarm: { readonly state: AlarmState; readonly reason: AlarmReason }
  /** Null for viewers who cannot see it. */
  readonly eveKnows: EveKnows | null
}

/** A setting as links carry it, one text for each run. */
export interface SettingApart {
  readonly key: string
  readonly values: readonly string[]
}

export interface Comparison {
  readonly runs: readonly ComparedRun[]
  readonly apart: readonly SettingApart[]
  /** Settings of Eve that differ are left out for this viewer. */
  readonly hidden: boolean
  /**
   * Probability that chance alone parts the error rates of the first and the last run at least this far;
   * null where one of them has none.
   */
  readonly pValue: number | null
}

/** Settings that only those know who see Eve. */
const OF_EVE: readonly string[] = ['eve', 'p', 'dis', 'rat', 'muo', 'eveff', 'thr']

/** Other photons of the same settings. */
const SEED = 'seed'

export interface RunToCompare {
  readonly name: string
  readonly recording: Recording
  readonly shown: number
}

/** Share of the runs in which chance alone parts the errors of two runs of one error rate at least this far. */
function apartByChance(a: QberFigure, b: QberFigure): number {
  // Of all errors, those of the first run are as many as its share of the compared bits: a binomial test.
  return binomialPValue(a.errors, a.errors + b.errors, a.compared / (a.compared + b.compared))
}

/** A setting of Eve's says nothing while her hand is off. */
const settingOf = (fields: ReadonlyMap<string, string>, key: string): string =>
  key !== 'eve' && OF_EVE.includes(key) && fields.get('eve') === 'off' ? '' : (fields.get(key) ?? '')

/** @param runs those that were pinned and the present one, in the order of the columns */
export function compareRuns(runs: readonly RunToCompare[], viewer: Viewer): Comparison {
  const sees = viewer === 'all' || viewer === 'eve'
  const compared = runs.map(({ name, recording, shown }): ComparedRun => {
    const { qber, kept, key, alarm, eveKnows } = headlineAt(recording, shown, viewer)
    return { name, qber, kept, key, alarm, eveKnows }
  })
  const fields = runs.map(({ recording }) => allFields(recording.scenario, defaultViewing))
  const differing = [...(fields[0]?.keys() ?? [])].filter(
    (key) => key !== SEED && fields.some((each) => each.get(key) !== fields[0]!.get(key)),
  )
  const [first, last] = [compared[0]?.qber ?? null, compared.at(-1)?.qber ?? null]
  return {
    runs: compared,
    apart: differing
      .filter((key) => sees || !OF_EVE.includes(key))
      .map((key) => ({ key, values: fields.map((each) => settingOf(each, key)) })),
    hidden: !sees && differing.some((key) => OF_EVE.includes(key)),
    pValue: runs.length > 1 && first && last ? apartByChance(first, last) : null,
  }
}
