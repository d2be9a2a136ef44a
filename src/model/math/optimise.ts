/**
 * Where a statement that is true at `from` and false at `to` changes: interval halving until the two ends
 * are neighbouring doubles or differ by less than `tolerance`.
 *
 * @param holds true at `from`, false at `to`, changing once between; only ever asked inside the interval
 * @param tolerance absolute, in the unit of the argument
 * @returns the last argument found at which it still holds
 * @throws RangeError if an end is not finite
 */
export function bisect(holds: (x: number) => boolean, from: number, to: number, tolerance = 0): number {
  if (!Number.isFinite(from) || !Number.isFinite(to)) {
    throw new RangeError(`bisect: the interval [${from}, ${to}] is not finite`)
  }
  while (Math.abs(to - from) > tolerance) {
    const middle = from + (to - from) / 2
    if (middle === from || middle === to) break
    if (holds(middle)) from = middle
    else to = middle
  }
  return from
}

/** Where a function is largest, and how large. */
export interface Maximum {
  readonly at: number
  readonly value: number
}

const GOLDEN = (Math.sqrt(5) - 1) / 2

/**
 * Maximum of a function with one hill in [low, high], by golden-section search. A value of −Infinity is
 * fine; a plateau is not a hill, so callers pass an unclipped function or a bracket from `scanMaximum`.
 *
 * @param tolerance absolute, in the unit of the argument; near a smooth top about 1e-8 of the scale is all
 * a double can tell
 * @throws RangeError unless low ≤ high, both finite
 */
export function goldenMaximum(f: (x: number) => number, low: number, high: number, tolerance = 1e-9): Maximum {
  if (!(Number.isFinite(low) && Number.isFinite(high) && low <= high)) {
    throw new RangeError(`goldenMaximum: [${low}, ${high}] is not a finite interval`)
  }
  let a = low
  let b = high
  let left = b - GOLDEN * (b - a)
  let right = a + GOLDEN * (b - a)
  let atLeft = f(left)
  let atRight = f(right)
  while (b - a > tolerance && left > a && right < b && left < right) {
    if (atLeft >= atRight) {
      b = right
      right = left
      atRight = atLeft
      left = b - GOLDEN * (b - a)
      atLeft = f(left)
    } else {
      a = left
      left = right
      atLeft = atRight
      right = a + GOLDEN * (b - a)
      atRight = f(right)
    }
  }
  return atLeft >= atRight ? { at: left, value: atLeft } : { at: right, value: atRight }
}

/**
 * Maximum of a function that may be flat (a rate cut at 0) or have shoulders: evaluates `grid`, then refines
 * between the neighbours of the best point.
 *
 * @param grid increasing arguments, at least one
 * @throws RangeError if the grid is empty
 */
export function scanMaximum(f: (x: number) => number, grid: readonly number[], tolerance = 1e-9): Maximum {
  const first = grid[0]
  if (first === undefined) throw new RangeError('scanMaximum: the grid is empty')
  let best = 0
  let bestValue = f(first)
  for (let i = 1; i < grid.length; i++) {
    const value = f(grid[i]!)
    if (value > bestValue) {
      best = i
      bestValue = value
    }
  }
  const refined = goldenMaximum(f, grid[Math.max(0, best - 1)]!, grid[Math.min(grid.length - 1, best + 1)]!, tolerance)
  return refined.value >= bestValue ? refined : { at: grid[best]!, value: bestValue }
}

/**
 * `count` arguments from low to high with equal ratios, both ends included.
 *
 * @throws RangeError unless 0 < low < high and count ≥ 2
 */
export function geometricGrid(low: number, high: number, count: number): number[] {
  if (!(low > 0 && low < high && high < Infinity && count >= 2)) {
    throw new RangeError(`geometricGrid: ${count} points from ${low} to ${high} are not a grid`)
  }
  const step = Math.log(high / low) / (count - 1)
  return Array.from({ length: count }, (_, i) => (i === count - 1 ? high : low * Math.exp(i * step)))
}

/** Where a function of several arguments is largest as far as a search can tell, and how large. */
export interface Peak {
  readonly at: readonly number[]
  readonly value: number
}

/**
 * Climbs from a start by trying a step to either side in each argument in turn (pattern search of Hooke and Jeeves);
 * steps are halved when nothing helps. Finds the hill the start stands on; −Infinity marks forbidden points.
 *
 * @param start arguments to begin at; not changed
 * @param steps first step of each argument, > 0
 * @param halvings how often the steps may be halved
 * @throws RangeError if there are not as many steps as arguments
 */
export function climb(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  steps: readonly number[],
  halvings = 12,
): Peak {
  if (start.length !== steps.length) throw new RangeError(`climb: ${start.length} arguments have ${steps.length} steps`)
  let at = [...start]
  let value = f(at)
  let scale = 1
  let direction = start.map(() => 0)
  for (let halved = 0; halved <= halvings; ) {
    // Once a move has helped, try it again as a whole before looking in each direction.
    const leap = at.map((x, i) => x + direction[i]!)
    const leaped = f(leap)
    const from = leaped > value ? leap : at
    const next = explore(f, from, leaped > value ? leaped : value, steps, scale)
    if (next.value > value) {
      direction = next.at.map((x, i) => x - at[i]!)
      at = [...next.at]
      value = next.value
    } else {
      direction = start.map(() => 0)
      scale /= 2
      halved++
    }
  }
  return { at, value }
}

/** One round of single steps. */
function explore(
  f: (x: readonly number[]) => number,
  from: readonly number[],
  value: number,
  steps: readonly number[],
  scale: number,
): Peak {
  const at = [...from]
  let best = value
  for (let i = 0; i < at.length; i++) {
    const here = at[i]!
    for (const step of [scale * steps[i]!, -scale * steps[i]!]) {
      at[i] = here + step
      const tried = f(at)
      if (tried > best) {
        best = tried
        break
      }
      at[i] = here
    }
  }
  return { at, value: best }
}
