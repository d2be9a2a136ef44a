/** What sharing a device among n users does to the key rate of each, as a factor of R, the rate of one link. */

/** Down a passive splitter: one source, n detectors, every photon goes to one of them: 1/n (linear regime). */
export const splitterDownstream = (n: number): number => 1 / n

/** Up a passive splitter into one detector: 1/n of the light and 1/n of the time, for sources of limited power. */
export const splitterUpstream = (n: number): number => 1 / (n * n)

/** A switch before one device: all of the light, 1/n of the time. */
export const switchTurns = (n: number): number => 1 / n

/** All pairs in turn through one device: 1 of n(n − 1)/2. */
export const pairTurns = (n: number): number => 2 / (n * (n - 1))
