/** The joint law as the kernels of the `pulses` reading need it: thresholds of every chance, in flat tables. */
import { classTable, edgeOf, thresholdOf } from '../math/chance'
import { type CompiledBranch, type LinkModel, MARK } from './link-model'

const TWO53 = 9007199254740992

/** How the chance of one step is drawn: one plane where it is the same for every state, else a uniform per pulse. */
export type Slot = { readonly kind: 'plane'; readonly threshold: number } | { readonly kind: 'uniform' }

/** Decides from every chance (0–1) that can be asked of a slot; 0 and 1 need no dice. */
function slotFor(asked: Iterable<number>): Slot {
  const open = new Set([...asked].map(thresholdOf).filter((t) => t > 0 && t < TWO53))
  if (open.size > 1) return { kind: 'uniform' }
  return { kind: 'plane', threshold: [...open][0] ?? 0 }
}

/** What the kernels read of a model, in flat tables; all thresholds in 2⁵³rds. */
export interface PulseLaw {
  readonly model: LinkModel
  /** Cumulative thresholds of intensity and, per intensity, of photon number. */
  readonly intensityThresholds: Float64Array
  readonly photonThresholds: readonly Float64Array[]
  /** Codes of the intensities in the order they are drawn. */
  readonly intensityCodes: Uint8Array
  /** Slot of Eve's k-th chance. */
  readonly eveSlots: readonly Slot[]
  readonly arriveSlot: Slot
  readonly outcomeSlot: Slot
  /** Photon numbers to a state: list `state·numbers + n` of Eve's branches. */
  readonly numbers: number
  /** Where each list of branches begins in the two columns below; one more than there are lists. */
  readonly listStart: Int32Array
  readonly branchChance: Float64Array
  readonly branchOutcome: Uint16Array
  /** Per outcome and basis of Bob (`outcome·2 + basis`): chance of arrival, of outcome 1, and classes D0, D1, both. */
  readonly arrives: Float64Array
  readonly one: Float64Array
  readonly classes: readonly Float64Array[]
  /** Per outcome: 1 where the light is a single photon. */
  readonly single: Uint8Array
  /** Per outcome: 1 where bright light makes the detectors deaf to single photons and silences dark counts. */
  readonly deaf: Uint8Array
  readonly compare: number
  /** `edgeOf` every chance above, in the same places. */
  readonly edges: { readonly branch: Int16Array; readonly arrives: Int16Array; readonly one: Int16Array }
  /** `classTable` of all thresholds above: 256 entries each, one after another. */
  readonly tables: { readonly intensity: Uint8Array; readonly photons: Uint8Array; readonly classes: Uint8Array }
  /** Chances that are the same for every pulse. */
  readonly planes: { readonly cross: number; readonly flip: number; readonly dark: number }
}

/** Upper edges, in 2⁵³rds, of all classes but the last. */
function cumulative(probabilities: readonly number[]): Float64Array {
  const edges = new Float64Array(probabilities.length - 1)
  let sum = 0
  for (let k = 0; k < edges.length; k++) {
    sum += probabilities[k]!
    edges[k] = thresholdOf(Math.min(1, sum))
  }
  return edges
}

/** Lists for each photon number that occurs. */
function* branchLists(model: LinkModel): Generator<readonly CompiledBranch[]> {
  const occurs = new Set<number>()
  for (const { photons } of model.intensities)
    for (let n = 0; n < photons.length; n++) if (photons[n]! > 0) occurs.add(n)
  for (const byPhotons of model.branches) for (const n of occurs) yield byPhotons[n]!
}

const edgesOf = (thresholds: Float64Array): Int16Array => Int16Array.from(thresholds, edgeOf)

function tablesOf(all: readonly Float64Array[]): Uint8Array {
  const tables = new Uint8Array(256 * all.length)
  for (const [k, thresholds] of all.entries()) tables.set(classTable(thresholds), 256 * k)
  return tables
}

/** Compiles the tables; `compare` is the probability, in 2⁵³rds, that a kept bit is compared. */
export function pulseLaw(model: LinkModel, compare: number): PulseLaw {
  const occurring = [...branchLists(model)]
  const longest = Math.max(...occurring.map((list) => list.length))
  const lights = [...new Set(occurring.flat().map(({ light }) => light))].map((light) => model.lights[light]!)
  const possible = lights.flatMap((light) => light.answers)
  const lists = model.branches.flat()
  const answers = model.outcomes.flatMap(({ light }) => model.lights[light]!.answers)
  const intensityThresholds = cumulative(model.intensities.map(({ share }) => share))
  const photonThresholds = model.intensities.map(({ photons }) => cumulative(photons))
  const branchChance = Float64Array.from(lists.flat(), ({ chance }) => thresholdOf(chance))
  const arrives = Float64Array.from(answers, (answer) => thresholdOf(answer.arrives))
  const one = Float64Array.from(answers, (answer) => thresholdOf(answer.one))
  const classes = answers.map(({ pattern: [, only0, only1], arrives }) =>
    arrives === 0 ? new Float64Array(2) : cumulative([only0 / arrives, only1 / arrives, 0]),
  )
  return {
    model,
    intensityThresholds,
    photonThresholds,
    intensityCodes: Uint8Array.from(model.intensities, ({ code }) => code),
    eveSlots: Array.from({ length: longest - 1 }, (_, k) =>
      slotFor(occurring.flatMap((list) => (k < list.length - 1 ? [list[k]!.chance] : []))),
    ),
    arriveSlot: slotFor(possible.map(({ arrives }) => arrives)),
    outcomeSlot: slotFor(possible.flatMap(({ mode, one }) => (mode === 'single' ? [one] : []))),
    numbers: model.branches[0]!.length,
    listStart: Int32Array.from([0, ...lists].map((_, k) => lists.slice(0, k).flat().length)),
    branchChance,
    branchOutcome: Uint16Array.from(lists.flat(), ({ outcome }) => outcome),
    arrives,
    one,
    classes,
    single: Uint8Array.from(model.outcomes, ({ light }) => (model.lights[light]!.answers[0].mode === 'single' ? 1 : 0)),
    deaf: Uint8Array.from(model.outcomes, ({ mark }) => (mark === MARK.bright ? 1 : 0)),
    compare,
    edges: { branch: edgesOf(branchChance), arrives: edgesOf(arrives), one: edgesOf(one) },
    tables: {
      intensity: classTable(intensityThresholds),
      photons: tablesOf(photonThresholds),
      classes: tablesOf(classes),
    },
    planes: {
      cross: thresholdOf(model.crossChance),
      flip: thresholdOf(model.flip),
      dark: thresholdOf(model.dark),
    },
  }
}
