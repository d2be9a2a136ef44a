/** Where the parts of the ribbon stand and how high they are. */
import { px } from './geometry/shape'

export const RIBBON_STAGES = ['sent', 'arrived', 'kept', 'checked', 'corrected', 'secret'] as const
export type RibbonStage = (typeof RIBBON_STAGES)[number]

export interface StageCount {
  readonly key: RibbonStage
  readonly count: number
  /** Bits that were told in public at this step. */
  readonly taken?: number
}

export interface RibbonBox extends StageCount {
  /** Middle and height, px. */
  readonly x: number
  readonly height: number
  /** What became of the stage before: divided by so much, or less by a share; null where nothing is left out. */
  readonly change: { readonly kind: 'divided' | 'less'; readonly by: number } | null
}

/** Height of the first box, px. */
export const TALLEST = 140
const LOWEST = 14
/** Height of a factor of ten, where the numbers leave room for it. */
const DECADE = 30.5

/** What these stages take away is said as a share, as the ledger says it; what nature takes as a factor. */
const LEDGER: readonly RibbonStage[] = ['checked', 'corrected', 'secret']
/** From here on a factor reads better than a share. */
const FACTOR_FROM = 1.9
const LEDGER_FACTOR_FROM = 10

/**
 * Boxes from left to right, their heights on a log scale: a factor of ten is the same step
 * everywhere, and no box is lower than can be seen.
 *
 * @param stages in order; a stage of 0 has the lowest box
 * @param tallest height of the first, px
 */
export function ribbonBoxes(
  stages: readonly StageCount[],
  from: number,
  to: number,
  tallest = TALLEST,
): readonly RibbonBox[] {
  const most = Math.max(1, ...stages.map(({ count }) => count))
  const least = Math.min(...stages.map(({ count }) => Math.max(1, count)))
  const decades = Math.log10(most / least)
  const step = decades * DECADE > tallest - LOWEST ? (tallest - LOWEST) / decades : DECADE
  const apart = stages.length > 1 ? (to - from) / (stages.length - 1) : 0
  return stages.map((stage, i) => {
    const before = stages[i - 1]?.count
    return {
      ...stage,
      x: from + i * apart,
      height: tallest - step * Math.log10(most / Math.max(1, stage.count)),
      change: before === undefined ? null : changeOf(before, stage),
    }
  })
}

function changeOf(before: number, { key, count: after }: StageCount): RibbonBox['change'] {
  if (after <= 0 || after >= before) return null
  const factor = before / after
  const from = LEDGER.includes(key) ? LEDGER_FACTOR_FROM : FACTOR_FROM
  return factor >= from ? { kind: 'divided', by: factor } : { kind: 'less', by: 1 - after / before }
}

/** Flow from the right edge of one box to the left edge of the next, about a level axis. */
export function flowPath(
  left: RibbonBox,
  right: RibbonBox,
  boxWidth: number,
  axis: number,
): { area: string; edges: string } {
  const [x1, x2] = [left.x + boxWidth / 2, right.x - boxWidth / 2]
  const bend = (x2 - x1) * 0.55
  const edge = (side: 1 | -1) => {
    const y1 = axis + (side * left.height) / 2
    const y2 = axis + (side * right.height) / 2
    return { y1, y2, curve: `C${px(x1 + bend * 0.75)} ${px(y1)} ${px(x2 - bend)} ${px(y2)} ${px(x2)} ${px(y2)}` }
  }
  const top = edge(-1)
  const bottom = edge(1)
  const back = `C${px(x2 - bend)} ${px(bottom.y2)} ${px(x1 + bend * 0.75)} ${px(bottom.y1)} ${px(x1)} ${px(bottom.y1)}`
  return {
    area: `M${px(x1)} ${px(top.y1)}${top.curve}L${px(x2)} ${px(bottom.y2)}${back}Z`,
    edges: `M${px(x1)} ${px(top.y1)}${top.curve}M${px(x1)} ${px(bottom.y1)}${bottom.curve}`,
  }
}
