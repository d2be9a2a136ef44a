/**
 * Attacks × countermeasures, filled in by running. Every row is a link, every column one countermeasure added
 * to it. A cell says how it ends: Alice and Bob notice, or make a key that Eve knows a part of, or one that privacy
 * amplification has made theirs alone, or none.
 *
 * Only the test that a countermeasure brings is looked at beside the alarm of the error rate, so that a column
 * shows what it closes by itself.
 */

import type { Obstacle } from '../attacks/attack'
import { binaryEntropy } from '../physics/entropy'
import { keySharePerKeptBit } from '../physics/link-settings'
import { noKeyLine } from '../physics/no-key-line'
import { readLink } from '../scenario/fields'
import type { Scenario } from '../scenario/scenario'
import { alarmOver } from './alarm'
import { basesApart } from './bases-apart'
import { obstacleOf } from './bench'
import { Collector } from './collect'
import { eveHolds, knownOfKey } from './eve-holds'
import { judgedBits, judgedCounts } from './judged-bits'
import { linkSettingsOf } from './link-settings-of'
import { mdiRate } from './mdi-rate'
import { type ObservableId, observe } from './observables'
import { planRun, runBlocks, type Scratch } from './run'
import { basisCount, emptyTally, intensityCount } from './tally'

/** Links on which the attacks can be made, most of them at a strength that the error rate lets pass. */
export const MATRIX_ROWS = [
  { id: 'ir', link: 'eve=ir&tb=4096&n=20000' },
  { id: 'ir-part', link: 'eve=ir&p=28&tb=4096&n=20000' },
  { id: 'fix', link: 'eve=fix&p=28&tb=4096&n=20000' },
  { id: 'mid', link: 'eve=mid&p=28&tb=4096&n=20000' },
  { id: 'clone', link: 'eve=clone&p=50&tb=4096&n=20000' },
  { id: 'split', link: 'hw=metro&km=5&src=wcp&mu=0.1&nu=0.05&eve=split&tb=4096&n=1e6' },
  { id: 'pns', link: 'hw=metro&km=50&src=wcp&eve=pns&tb=4096&n=1e6' },
  { id: 'usd', link: 'hw=metro&km=100&src=wcp&eve=usd&tb=4096&n=2e6' },
  { id: 'blind', link: 'hw=metro&km=50&src=sp&eve=blind&tb=4096&n=5e5' },
  { id: 'fake', link: 'hw=metro&km=50&src=sp&eve=fake&rat=2&tb=4096&n=5e5' },
  { id: 'shift', link: 'hw=metro&km=50&src=sp&eve=shift&rat=5&tb=4096&n=5e5' },
  { id: 'trojan', link: 'eve=trojan&tb=4096&n=20000' },
  { id: 'mitm', link: 'eve=mitm&tb=4096&n=20000' },
  { id: 'block', link: 'eve=block&tb=4096&n=20000' },
  { id: 'predict', link: 'eve=predict&rng=weak&tb=4096&n=20000' },
] as const
export type MatrixRow = (typeof MATRIX_ROWS)[number]['id']

export const MATRIX_COLUMNS = ['none', 'decoys', 'bases', 'mon', 'eff', 'iso', 'auth', 'dice', 'mdi'] as const
export type MatrixColumn = (typeof MATRIX_COLUMNS)[number]

export type Verdict =
  /** Eve knows a part of the key and nobody noticed */
  | 'silent'
  /** Alice and Bob notice and make no key */
  | 'noticed'
  /** they make a key, and privacy amplification leaves her nothing of it */
  | 'amplified'
  /** there is no provable key on this link, with or without her */
  | 'no-key'
  /** nothing arrives */
  | 'nothing'
  /** the attack cannot be made */
  | 'impossible'
  /** there is nothing left to attack, and a key, by the closed form: not simulated */
  | 'formula'

export interface MatrixCell {
  readonly row: MatrixRow
  readonly column: MatrixColumn
  readonly verdict: Verdict
  /** What was noticed, or what stands in the way. */
  readonly by?: ObservableId | Obstacle
}

/** What a column changes, and the readings it brings. */
const COLUMNS: Readonly<
  Record<MatrixColumn, { readonly adds: Partial<Scenario>; readonly watches: readonly ObservableId[] }>
> = {
  none: { adds: {}, watches: [] },
  decoys: { adds: { source: 'decoy' }, watches: ['decoys'] },
  bases: { adds: { countermeasures: ['bases'] }, watches: [] },
  mon: { adds: { countermeasures: ['mon'] }, watches: ['power', 'early', 'late'] },
  eff: { adds: { countermeasures: ['eff'] }, watches: ['asleep'] },
  iso: { adds: { countermeasures: ['iso'] }, watches: [] },
  auth: { adds: { authenticated: true }, watches: ['tags'] },
  dice: { adds: { dice: 'qrng' }, watches: [] },
  mdi: { adds: {}, watches: [] },
}

/** Attacks on Bob's detectors: with measurement by somebody else they have no target. */
const ON_DETECTORS: readonly MatrixRow[] = ['blind', 'fake', 'shift']

/** The scenario of a cell. Authentication is off unless it is the countermeasure. */
export function matrixScenario(row: MatrixRow, column: MatrixColumn): Scenario {
  const { link } = MATRIX_ROWS.find(({ id }) => id === row)!
  return { ...readLink(link).scenario, authenticated: false, ...COLUMNS[column].adds }
}

/** Runs one cell. */
export function matrixCell(row: MatrixRow, column: MatrixColumn, scratch: Scratch): MatrixCell {
  const scenario = matrixScenario(row, column)
  const obstacle = obstacleOf(scenario)
  if (obstacle) return { row, column, verdict: 'impossible', by: obstacle.obstacle }
  if (column === 'mdi' && ON_DETECTORS.includes(row))
    return { row, column, verdict: mdiRate(scenario).perPair > 0 ? 'formula' : 'no-key' }
  return { row, column, ...runVerdict(scenario, COLUMNS[column].watches, scratch) }
}

function runVerdict(
  scenario: Scenario,
  watches: readonly ObservableId[],
  scratch: Scratch,
): Pick<MatrixCell, 'verdict' | 'by'> {
  const plan = planRun(scenario)
  const collector = new Collector(plan)
  for (const block of runBlocks(plan, scratch)) collector.add(block)
  const recording = collector.recording(true)
  const compared = judgedBits(recording.compared)
  const tally = recording.cumulative.at(-1) ?? emptyTally()
  const marked = observe(scenario, tally).find(({ id, anomalous }) => anomalous && watches.includes(id))
  if (marked) return { verdict: 'noticed', by: marked.id }
  if (intensityCount(tally, 'clicked') === 0) return { verdict: 'nothing' }

  const settings = linkSettingsOf(scenario)
  const line = noKeyLine(settings)
  if (line === null) return { verdict: 'no-key' }
  if (alarmOver(compared, Infinity, line).state === 'nokey') return { verdict: 'noticed', by: 'qber' }
  if (scenario.countermeasures.includes('bases')) {
    const { state, worse } = basesApart(compared, Infinity, line)
    if (state === 'nokey') return { verdict: 'noticed', by: worse === 'z' ? 'qber-z' : 'qber-x' }
  }
  const judged = judgedCounts(tally)
  const qber = judged.errors / Math.max(1, judged.compared)
  const kept = basisCount(tally, 'kept') - basisCount(tally, 'compared')
  const secret = kept * keySharePerKeptBit(settings, qber)
  const known = knownOfKey({
    kept,
    information: eveHolds(tally).information ?? 0,
    disclosed: kept * settings.errorCorrectionFactor * binaryEntropy(qber),
    secret,
  })
  return { verdict: known >= 1 ? 'silent' : 'amplified' }
}

/** Every cell, row by row. */
export const attackMatrix = (scratch: Scratch): readonly MatrixCell[] =>
  MATRIX_ROWS.flatMap(({ id }) => MATRIX_COLUMNS.map((column) => matrixCell(id, column, scratch)))
