import type { Confidence } from '../presets/published-network'

/** Numbers of users that experiments have joined, each with its source. */
export interface Demonstration {
  readonly design: 'entanglement' | 'splitter'
  readonly users: number
  /** Pairs that get a key. */
  readonly pairs: number
  readonly year: number
  readonly source: string
  readonly confidence: Confidence
}

export const demonstrations: readonly Demonstration[] = [
  {
    design: 'entanglement',
    users: 4,
    pairs: 6,
    year: 2018,
    source: 'Wengerowsky et al., Nature 564, 225 (2018)',
    confidence: 'medium',
  },
  {
    design: 'entanglement',
    users: 8,
    pairs: 28,
    year: 2020,
    source: 'Joshi et al., Sci. Adv. 6, eaba0959 (2020)',
    confidence: 'high',
  },
  {
    design: 'entanglement',
    users: 40,
    pairs: 780,
    year: 2022,
    source: 'Liu et al., PhotoniX 3, 2 (2022)',
    confidence: 'high',
  },
  {
    design: 'splitter',
    users: 64,
    pairs: 64,
    year: 2013,
    source: 'Fröhlich et al., Nature 501, 69 (2013)',
    confidence: 'high',
  },
]
