/**
 * Single pulses of a run that are no events of it: one between two clicks, one of a class that was
 * only counted, the first that clicks. What can be replayed is; the rest is drawn from the law, the
 * same whenever it is asked for.
 */
import { geometricGap } from '../math/chance'
import { type Dice, diceAt } from '../math/dice'
import { log1p } from '../math/portable'
import { filteredRowsOf, rawClickProbability } from './filtered-law'
import type { LawRow, LinkModel } from './link-model'
import { type EventBlock, NONE, type PhotonRow, rowOf } from './recording'
import {
  type BlockStart,
  blockOf,
  clicksOfBlock,
  drawnPulses,
  openBlock,
  pulsesOfBlock,
  type RunPlan,
  runBlock,
  type Scratch,
  type Segment,
} from './run'
import { type SilentLaw, silentDice, silentLaw, silentRowOf } from './silent'

/** What can be looked for in a run. */
export type Wanted = 'sent' | 'click' | 'kept' | 'compared' | 'error' | 'loss' | 'dark' | 'double' | 'known-to-eve'

/** What was drawn of one pulse, in the codes of the columns. */
type Drawn = Pick<
  LawRow,
  'intensity' | 'photons' | 'aliceBasis' | 'aliceBit' | 'bobBasis' | 'lightPattern' | 'pattern' | 'bobBit'
> & { readonly outcome: number; readonly kept: boolean; readonly compared: boolean }

/** A single pulse as a row, by way of a block of one event. */
function rowFrom(plan: RunPlan, event: number, pulse: number, drawn: Drawn): PhotonRow {
  const outcome = plan.outcomes[drawn.outcome]!
  const one = (value: number) => Uint8Array.of(value)
  const block: EventBlock = {
    block: blockOf(plan, pulse),
    firstEvent: event,
    pulse: Float64Array.of(pulse),
    intensity: one(drawn.intensity),
    photons: one(drawn.photons),
    aliceBasis: one(drawn.aliceBasis),
    aliceBit: one(drawn.aliceBit),
    touched: one(outcome.touched ? 1 : 0),
    eveBasis: one(outcome.eveBasis),
    eveBit: one(outcome.eveBit),
    eveGuess: one(outcome.eveGuess),
    eveCertain: one(outcome.certain ? 1 : 0),
    light: Uint16Array.of(outcome.light),
    bobBasis: one(drawn.bobBasis),
    lightPattern: one(drawn.lightPattern),
    pattern: one(drawn.pattern),
    bobBit: one(drawn.bobBit),
    kept: one(drawn.kept ? 1 : 0),
    compared: one(drawn.compared ? 1 : 0),
  }
  return rowOf(block, plan.lights, 0)
}

const NO_CLICK = { lightPattern: 0, pattern: 0, bobBit: NONE, kept: false, compared: false } as const

const silentLaws = new WeakMap<LinkModel, SilentLaw>()

function silentLawOf(model: LinkModel): SilentLaw {
  const known = silentLaws.get(model)
  if (known) return known
  const law = silentLaw(model)
  silentLaws.set(model, law)
  return law
}

/** Index of the first entry ≥ `value` of ascending numbers. */
function firstAtLeast(numbers: ArrayLike<number>, count: number, value: number): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Any pulse of a run, clicked or not. Its `event` is that of the click, or of the next one after it.
 * @param start what the block of the pulse begins with
 * @throws RangeError for a pulse outside the run, and for a run that is counted in batches
 */
export function silentPulse(plan: RunPlan, pulse: number, start: BlockStart, scratch: Scratch): PhotonRow {
  if (!(pulse >= 0 && pulse < plan.scenario.pulses)) throw new RangeError(`silentPulse: no pulse ${pulse} in this run`)
  if (plan.reading === 'counts') throw new RangeError('silentPulse: a run counted in batches has no single pulses')
  const block = blockOf(plan, pulse)
  const offset = pulse - block * plan.blockPulses
  if (plan.reading === 'pulses') {
    const columns = drawnPulses(plan, block, start, scratch)
    let before = plan.eventKind === 'pulses' ? offset : 0
    if (plan.eventKind === 'clicks') for (let at = 0; at < offset; at++) if (columns.pattern[at] !== 0) before++
    return rowFrom(plan, start.firstEvent + before, pulse, {
      intensity: columns.intensity[offset]! as 0 | 1 | 2,
      photons: columns.photons[offset]!,
      aliceBasis: columns.aliceBasis[offset]! as 0 | 1,
      aliceBit: columns.aliceBit[offset]! as 0 | 1,
      outcome: columns.outcome[offset]!,
      bobBasis: columns.bobBasis[offset]! as 0 | 1,
      lightPattern: columns.lightPattern[offset]!,
      pattern: columns.pattern[offset]!,
      bobBit: columns.bobBit[offset]!,
      kept: columns.kept[offset] === 1,
      compared: columns.compared[offset] === 1,
    })
  }
  const { laws, raw, accepted } = clicksOfBlock(plan, block, start)
  const before = firstAtLeast(accepted.offset, accepted.count, offset)
  const event = start.firstEvent + before
  if (accepted.offset[before] === offset && before < accepted.count)
    return rowOf(openBlock(plan, block, start.firstEvent, scratch, start.before), plan.lights, before)
  const dead = firstAtLeast(raw.offset, raw.count, offset)
  if (raw.offset[dead] === offset && dead < raw.count) {
    // A click that fell into dead time.
    const rows = laws.findLast(({ from }) => from <= offset)!.law.rows.clicks
    const r = raw.row[dead]!
    return rowFrom(plan, event, pulse, {
      intensity: rows.intensity[r]! as 0 | 1 | 2,
      photons: rows.photons[r]!,
      aliceBasis: rows.aliceBasis[r]! as 0 | 1,
      aliceBit: rows.aliceBit[r]! as 0 | 1,
      outcome: rows.outcome[r]!,
      bobBasis: rows.bobBasis[r]! as 0 | 1,
      ...NO_CLICK,
    })
  }
  const { model } = laws.findLast(({ from }) => from <= offset)!.law
  const law = silentLawOf(model)
  const drawn = law.rows[silentRowOf(law, silentDice(plan.scenario.seed, block), offset)]
  if (!drawn) throw new RangeError(`silentPulse: every pulse of this run clicks, and pulse ${pulse} did not`)
  return rowFrom(plan, event, pulse, { ...drawn, ...NO_CLICK } as Drawn)
}

/**
 * First pulse without a click that has at least `least` clicks of its block before it, of a run whose
 * events are its clicks; null where this block has none.
 */
export function firstLoss(
  plan: RunPlan,
  block: number,
  start: BlockStart,
  least: number,
  scratch: Scratch,
): number | null {
  const first = block * plan.blockPulses
  const { pulse } = openBlock(plan, block, start.firstEvent, scratch, start.before)
  if (least > pulse.length) return null
  let at = least === 0 ? first : pulse[least - 1]! + 1
  for (let k = least; k < pulse.length && pulse[k] === at; k++) at++
  return at < first + pulsesOfBlock(plan, block) ? at : null
}

/**
 * The pulse behind `least` clicks of a block, whatever became of it, of a run whose events are its clicks;
 * null where the block has fewer clicks or ends there.
 */
export function pulseBehind(
  plan: RunPlan,
  block: number,
  start: BlockStart,
  least: number,
  scratch: Scratch,
): number | null {
  const first = block * plan.blockPulses
  if (least === 0) return first
  const { pulse } = openBlock(plan, block, start.firstEvent, scratch, start.before)
  const at = pulse[least - 1]
  return at === undefined || at + 1 >= first + pulsesOfBlock(plan, block) ? null : at + 1
}

const keeps = ({ protocol }: LinkModel, row: LawRow): boolean =>
  row.pattern !== 0 && !row.asleep && protocol.keeps(protocol.bases[row.aliceBasis]!, protocol.bases[row.bobBasis]!)

/** Which rows of the law are of a class. */
const belongs: Readonly<Record<Wanted, (model: LinkModel, row: LawRow) => boolean>> = {
  sent: () => true,
  click: (_, row) => row.pattern !== 0,
  compared: keeps,
  error: (model, row) => keeps(model, row) && row.bobBit !== row.aliceBit,
  loss: (_, row) => row.pattern === 0,
  dark: (_, row) => (row.pattern & ~row.lightPattern) !== 0,
  double: (_, row) => row.pattern === 3,
  'known-to-eve': (model, row) => keeps(model, row) && row.branch.certain,
  kept: keeps,
}

function classWeight({ model }: Segment, wanted: Wanted): number {
  let sum = 0
  for (const row of filteredRowsOf(model)) if (belongs[wanted](model, row)) sum += row.probability
  return sum
}

/** Number of the class that holds `u`·(sum of the weights). */
function pick(weights: readonly number[], u: number): number {
  let left = u * weights.reduce((sum, weight) => sum + weight, 0)
  for (let k = 0; k < weights.length; k++) {
    if (left < weights[k]!) return k
    left -= weights[k]!
  }
  return weights.findLastIndex((weight) => weight > 0)
}

/**
 * "One of these" where pulses were only counted: a pulse of this class, drawn from the law, at a place
 * of the run where it is as likely to be as anywhere.
 *
 * @param request number of the request: the same one gives the same pulse again
 * @returns null where the law has none
 */
export function drawOfClass(plan: RunPlan, wanted: Wanted, request: number): PhotonRow | null {
  const dice = diceAt({ seed: plan.scenario.seed, role: 'channel', slot: `one-of-${wanted}`, block: request })
  const spans = plan.segments.map(
    ({ firstPulse }, k) => (plan.segments[k + 1]?.firstPulse ?? plan.scenario.pulses) - firstPulse,
  )
  const weights = plan.segments.map((segment) => classWeight(segment, wanted))
  const k = pick(
    weights.map((weight, s) => weight * spans[s]!),
    dice.open(),
  )
  const segment = plan.segments[k]
  if (!segment) return null
  const pulse = segment.firstPulse + Math.floor(dice.open() * spans[k]!)
  const fits = (row: LawRow) => belongs[wanted](segment.model, row)
  return drawRowOf(
    plan,
    segment,
    pulse,
    { weight: weights[k]!, fits, compare: wanted === 'compared' ? 1 : plan.compare },
    dice,
  )
}

/** Rows of the law of which one is drawn. */
interface DrawnFrom {
  /** Sum of their probabilities. */
  readonly weight: number
  readonly fits: (row: LawRow) => boolean
  /** Chance of a kept one to be compared. */
  readonly compare: number
}

/** A row among those that belong. */
function drawRowOf(
  plan: RunPlan,
  { model }: Segment,
  pulse: number,
  { weight, fits, compare }: DrawnFrom,
  dice: Dice,
): PhotonRow | null {
  let left = dice.open() * weight
  const compared = dice.open()
  let found: Drawn | null = null
  for (const row of filteredRowsOf(model)) {
    if (!fits(row)) continue
    const kept = keeps(model, row)
    found = { ...row, outcome: row.branch.outcome, kept, compared: kept && compared < compare }
    left -= row.probability
    if (left < 0) break
  }
  return found && rowFrom(plan, pulse, pulse, found)
}

/** The first click: one of the run, or where it would have come had the run gone on. */
export interface FirstArrival {
  readonly row: PhotonRow
  /** It lies behind the end of the run, or the run has no single events: it was drawn. */
  readonly drawn: boolean
}

/**
 * The first click of a run. Where the run ends before it, the law goes on: the number of silent pulses
 * from the end on is geometric.
 *
 * @returns null where nothing can ever click
 */
export function firstArrival(plan: RunPlan, scratch: Scratch): FirstArrival | null {
  if (plan.reading !== 'counts') {
    let start: BlockStart = { firstEvent: 0 }
    for (let block = 0; block < plan.blocks; block++) {
      const opened = openBlock(plan, block, start.firstEvent, scratch, start.before)
      const at = opened.pattern.findIndex((pattern) => pattern !== 0)
      if (at >= 0) return { row: rowOf(opened, plan.lights, at), drawn: false }
      const { after } = runBlock(plan, block, scratch, start.before)
      start = { firstEvent: start.firstEvent + opened.pulse.length, before: after }
    }
  }
  const counted = plan.reading === 'counts'
  const segment = counted ? plan.segments[0]! : plan.segments.at(-1)!
  const chance = rawClickProbability(segment.model)
  if (chance === 0) return null
  const { seed, pulses } = plan.scenario
  const dice = diceAt({ seed, role: 'channel', slot: 'first-arrival', block: 0 })
  const pulse = (counted ? 0 : pulses) + geometricGap(dice, log1p(-chance))
  const clicks: DrawnFrom = {
    weight: Math.max(0, 1 - classWeight(segment, 'loss')),
    fits: ({ pattern }) => pattern !== 0,
    compare: plan.compare,
  }
  const row = drawRowOf(plan, segment, pulse, clicks, dice)
  return row && { row, drawn: true }
}
