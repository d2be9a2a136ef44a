import type { Anchor } from './anchors/anchor'
import { boundsAndOptics } from './anchors/bounds-and-optics'
import { finiteKeys } from './anchors/finite-keys'
import { thresholdsAndAttacks } from './anchors/thresholds-and-attacks'
import { weakPulses } from './anchors/weak-pulses'

/**
 * Published figures the model is held to, each with the function that recomputes it. Where a figure is not reproduced
 * the note says why; `reproduces` is the verdict.
 */
export const ANCHORS: readonly Anchor[] = [...thresholdsAndAttacks, ...weakPulses, ...finiteKeys, ...boundsAndOptics]
