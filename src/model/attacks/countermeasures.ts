/** What Alice and Bob can do against attacks, beside their choice of source. */

/**
 * `bases` test the bases apart · `mon` watch the power and the arrival times at the detectors ·
 * `eff` put the detectors to sleep in gates chosen at random, where nothing may click ·
 * `iso` optical isolator at Alice's door · `mdi` let somebody else measure (from its closed form only).
 */
export const COUNTERMEASURES = ['bases', 'mon', 'eff', 'iso', 'mdi'] as const
export type Countermeasure = (typeof COUNTERMEASURES)[number]

/** Where Alice's choices come from: quantum dice, a good generator, or one with few starting points. */
export const DICE = ['qrng', 'csprng', 'weak'] as const
export type DiceKind = (typeof DICE)[number]

/** Share of the light that an isolator lets out backwards: 60 dB. */
export const ISOLATION = 1e-6

/** Share of the gates in which detectors that are watched this way sleep. */
export const ASLEEP = 0.0625
