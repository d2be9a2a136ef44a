/** What kind of quantity an anchor holds down; words for it belong to the page. */
export type AnchorQuantity =
  | 'error-threshold'
  | 'chsh-value'
  | 'intercept-error'
  | 'guess-probability'
  | 'clone-fidelity'
  | 'unambiguous-success'
  | 'mismatch-ratio'
  | 'mean-photons'
  | 'reach'
  | 'rate-exponent'
  | 'capacity-slope'
  | 'capacity'
  | 'secret-share'
  | 'rate-ratio'
  | 'block-size'
  | 'geometric-loss'
  | 'station-error'

/** Why a figure is not reproduced to its last digit; words for it belong to the page. */
export type AnchorNote =
  /** The quoted figure takes a mean photon number "of the order of" the transmittance; here it is equal to it. */
  | 'order-of-magnitude-rule'
  /** The paper does not say how the chance to fail an honest test was counted; here a Chernoff bound. */
  | 'abort-model-unspecified'
  /** The printed error model cannot give the printed curve; the nearest reading that does is used. */
  | 'channel-model-reread'
  /** A round figure of the literature, by the ratio of areas; a Gaussian beam gives another. */
  | 'quoted-round-figure'

/** A published figure and the function that recomputes it. */
export interface Anchor {
  readonly id: string
  readonly what: AnchorQuantity
  /** Under which conditions, by name, in the units of the model. */
  readonly conditions?: Readonly<Record<string, number>>
  readonly source: string
  /** As printed. */
  readonly reference: number
  readonly unit: '1' | 'bit' | 'km' | 'dB'
  readonly shownAs?: '%'
  /** Recomputed here and now. */
  compute(): number
  /** Largest difference that counts as reproduced, in `unit`: half the last printed digit unless the note says why not. */
  readonly tolerance: number
  readonly note?: AnchorNote
}

/** Whether a recomputed figure counts as reproduced. */
export const reproduces = (anchor: Pick<Anchor, 'reference' | 'tolerance'>, value: number): boolean =>
  Math.abs(value - anchor.reference) <= anchor.tolerance
