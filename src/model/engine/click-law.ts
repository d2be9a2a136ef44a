/** The joint law as the `clicks` reading needs it. */
import { type AliasWords, aliasWords } from '../math/alias-words'
import { type ChanceLaw, chanceLaw, thresholdOf } from '../math/chance'
import { type Jumps, jumpsOf } from '../math/geometric-jumps'
import { log1p } from '../math/portable'
import { type Classes, classesOf } from './classes'
import { type FilteredLaw, filteredLaw } from './filtered-clicks'
import { type LawRows, lawRows } from './law-rows'
import type { LinkModel } from './link-model'

export interface ClickLaw {
  /** Rows of clicks; with a filter those with an afterpulse on top behind them. */
  readonly rows: LawRows
  /** Classes of all rows, for counting. */
  readonly classes: Classes
  /** Classes given a raw click, and the rows of each; null where nothing ever clicks. */
  readonly table: AliasWords | null
  readonly members: Members
  /** Silent pulses before a click; null where nothing ever clicks. */
  readonly jumps: Jumps | null
  /** Whether a kept bit is compared. */
  readonly compare: ChanceLaw
  readonly model: LinkModel
  /** Null without dead time and afterpulses. */
  readonly filtered: FilteredLaw | null
}

/** Rows of raw clicks by class. */
interface Members {
  /** Where the rows of each class begin; one more than there are classes. */
  readonly starts: Int32Array
  readonly rows: Int32Array
  /** Cumulative probability given the class, in 2⁵³rds; the last of a class is all. */
  readonly edges: Float64Array
}

/** @param raw number of raw rows: those of the filter behind them are not drawn */
function membersOf({ classOf, classes }: Classes, probability: Float64Array, raw: number): Members {
  const starts = new Int32Array(classes.length + 1)
  for (let r = 0; r < raw; r++) starts[classOf[r]! + 1]! += 1
  for (let k = 0; k < classes.length; k++) starts[k + 1]! += starts[k]!
  const next = starts.slice()
  const rows = new Int32Array(raw)
  for (let r = 0; r < raw; r++) rows[next[classOf[r]!]!++] = r
  const edges = new Float64Array(raw)
  for (let k = 0; k < classes.length; k++) {
    const [first, end] = [starts[k]!, starts[k + 1]!]
    let total = 0
    for (let i = first; i < end; i++) total += probability[rows[i]!]!
    let sum = 0
    for (let i = first; i < end; i++) {
      sum += probability[rows[i]!]!
      edges[i] = thresholdOf(i === end - 1 || total === 0 ? 1 : Math.min(1, sum / total))
    }
  }
  return { starts, rows, edges }
}

/** Row of a click of this class for a 53-bit uniform. */
export function memberOf({ starts, rows, edges }: Members, which: number, uniform: number): number {
  let low = starts[which]!
  let high = starts[which + 1]! - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (uniform < edges[middle]!) high = middle
    else low = middle + 1
  }
  return rows[low]!
}

/** Compiles a law; `compare` in 2⁵³rds. */
export function clickLaw(model: LinkModel, compare: number): ClickLaw {
  const raw = lawRows(model)
  const filtered = model.filter && filteredLaw(model, raw)
  const { rows } = filtered ?? { rows: raw }
  const classes = classesOf(rows.clicks)
  const clicks = raw.clicks.probability
  const possible = raw.clickProbability > 0
  const weights = new Float64Array(classes.classes.length)
  for (let r = 0; r < clicks.length; r++) weights[classes.classOf[r]!]! += clicks[r]!
  return {
    rows,
    classes,
    model,
    filtered,
    table: possible ? aliasWords(weights) : null,
    members: membersOf(classes, clicks, clicks.length),
    jumps: possible ? jumpsOf(log1p(-Math.min(raw.clickProbability, 1))) : null,
    compare: chanceLaw(compare),
  }
}
