/** What a benchmark is. Stages live beside the code they time (`x.bench.ts`) and are listed in `index.ts`. */

/** Figures of one process: numbers, and strings that say which case they are of. */
export type Figures = { readonly [key: string]: number | string | Figures | readonly Figures[] } | readonly Figures[]

/** Seconds for one call, each the median over the loops of this process. */
export interface Cost {
  /** Processor time of the whole process, which other work on the machine disturbs less. */
  readonly cpuSeconds: number
  readonly wallSeconds: number
}

export interface Tools {
  /** Asked to be done soon: smaller inputs, the same figures. */
  readonly quick: boolean
  /**
   * Warms `work` up until its speed has settled, then times it in loops.
   *
   * @param work the thing timed; what it returns is consumed, so that nothing can be optimised away
   * @param brief in short loops, where a stage times many things
   */
  measure(work: () => number | Promise<number>, brief?: boolean): Promise<Cost>
  /** Bytes in use after collecting what is not; null where that cannot be told, as in a browser. */
  heapBytes(): number | null
}

interface Named {
  /** Its key in the JSON, and its name for `--only`. */
  readonly name: string
  /** What a reader of its ratios must know; printed under the table. */
  readonly note?: string
  /** Something to compare with, not a stage of ours: it runs when a stage that is compared with it does. */
  readonly baseline?: boolean
}

/** A stage that runs in a fresh process of its own. */
export interface Stage extends Named {
  run(tools: Tools): Figures | Promise<Figures>
  /** Starts a browser itself: it runs from Node alone, and only where there is one. */
  readonly opensBrowser?: boolean
  /** Keys of numbers that say which case a figure is of (`n`, `qber`) and are not measured. */
  readonly given?: readonly string[]
  /** Baselines of the same round, by name. */
  readonly against?: readonly string[]
  /**
   * Adds ratios to a process's figures. A baseline that could not run is absent.
   *
   * @param own figures of this stage in one round
   * @param others figures of the baselines in the same round
   */
  compare?(own: Figures, others: Readonly<Record<string, Figures>>): Figures
}

/** A baseline in Python: a script that prints its figures as JSON; `quick` is its only argument, when asked for. */
export interface PythonBaseline extends Named {
  readonly baseline: true
  /** Modules it imports; without them it does not run. */
  readonly modules: readonly string[]
  readonly script: string
  readonly given?: readonly string[]
}

/** A number deep in the figures, such as `figureAt(figures, 'ratio', 'object')`; null if it is not there. */
export function figureAt(figures: Figures | undefined, ...path: readonly (string | number)[]): number | null {
  let here: unknown = figures
  for (const key of path) here = (here as Record<string | number, unknown> | undefined)?.[key]
  return typeof here === 'number' ? here : null
}
