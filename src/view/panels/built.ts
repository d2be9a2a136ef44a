/**
 * What of the later parts exists, for whoever must know without loading them: the header stands on
 * the page before any chart does. A test holds it to the lists.
 */
import type { Need } from '../../model/scenario/gallery'

export const BUILT: ReadonlySet<Need> = new Set<Need>(['DIST', 'counts'])

/** Evidence that is shown first: from afar, and beside the one photon of zoom 1. */
export const FIRST_FAR = ['QBER', 'DIST'] as const
export const FIRST_CLOSE = ['WHY', 'TABLE'] as const
