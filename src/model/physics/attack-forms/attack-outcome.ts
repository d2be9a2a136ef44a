/** What an attack does to the sifted key, in the common measures. */
export interface AttackOutcome {
  /** Errors per sifted bit. */
  readonly qber: number
  /** Shannon bits Eve holds per sifted bit once the bases are public. */
  readonly eveInformation: number
  /** Probability that her best guess of a sifted bit is Alice's. */
  readonly eveGuess: number
}
