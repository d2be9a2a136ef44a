import { bisect } from '../math/optimise'
import { bestIndividualAttack, bestIndividualAttackSixState } from './attack-forms/individual'
import { TSIRELSON_BOUND } from './bell'
import { rateDeviceIndependent } from './key-rates/device-independent'
import { rateShorPreskill } from './key-rates/shor-preskill'
import { rateSixState } from './key-rates/six-state'

/** Error rates (0–1) at which a kind of security ends. */
export interface Thresholds {
  /** BB84, one-way reconciliation, any attack: 11.00 %. */
  readonly bb84OneWay: number
  /** Six-state, one-way reconciliation, any attack: 12.62 %. */
  readonly sixStateOneWay: number
  /** BB84, best individual attack: Eve knows as much as Bob, 14.645 %. */
  readonly bb84Individual: number
  /** Six-state, best individual attack: 15.637 %. */
  readonly sixStateIndividual: number
  /** No CHSH violation is left: (1 − 1/√2)/2, the same 14.645 %. */
  readonly chsh: number
  /** Device-independent, collective attacks, at S = 2√2·(1 − 2Q): 7.15 %. */
  readonly deviceIndependent: number
  /** Intercept–resend does it: no key by any means, BB84 25 %. */
  readonly interceptResendBb84: number
  /** The same for six-state, 33.3 %. */
  readonly interceptResendSixState: number
}

/** Thresholds computed from the rates and attacks themselves. */
export function thresholds(): Thresholds {
  const lastKey = (rate: (qber: number) => number) => bisect((qber) => rate(qber) > 0, 0, 0.5)
  const crossing = (attack: typeof bestIndividualAttack, high: number) =>
    bisect((d) => attack(d).eveInformation < attack(d).bobInformation, 0, high)
  return {
    bb84OneWay: lastKey((qber) => rateShorPreskill(qber, 1)),
    sixStateOneWay: lastKey((qber) => rateSixState(qber, 1)),
    bb84Individual: crossing(bestIndividualAttack, 0.5),
    sixStateIndividual: crossing(bestIndividualAttackSixState, 1 / 3),
    chsh: (1 - Math.SQRT1_2) / 2,
    deviceIndependent: lastKey((qber) => rateDeviceIndependent(TSIRELSON_BOUND * (1 - 2 * qber), qber)),
    interceptResendBb84: 1 / 4,
    interceptResendSixState: 1 / 3,
  }
}
