/** What Eve learns and what she spoils, against the share of the photons she touches. */
import { predictionOf } from '../../model/engine/attack-prediction'
import { expectHonest } from '../../model/engine/expect'
import { linkSettingsOf } from '../../model/engine/link-settings-of'
import { keySharePerKeptBit } from '../../model/physics/link-settings'
import type { Scenario } from '../../model/scenario/scenario'
import { lineOf } from '../../store/selectors'

export interface SharePoint {
  /** Share of the photons touched, 0–1. */
  readonly fraction: number
  /** Bits Eve knows per kept bit, after the bases are public. */
  readonly information: number
  /** Errors per kept bit, hardware included. */
  readonly qber: number
  /** Secret bits per kept bit of the long run. */
  readonly key: number
}

export interface ShareChartData {
  readonly points: readonly SharePoint[]
  /** The present setting; nothing is touched while Eve's hand is off. */
  readonly now: SharePoint & { readonly added: number }
  /** Error rate of the hardware alone. */
  readonly noise: number
  readonly noKey: number | null
  /** Share of the photons from which no key is left; 0 where there is none at all, null where always some is. */
  readonly keyUpTo: number | null
}

const STEPS = 100

/** From the attack's closed form and the noise of the channel; measure and resend while the hand is off. */
export function shareChartData(scenario: Scenario): ShareChartData {
  const off = scenario.attack === 'off'
  const attack = off ? 'ir' : scenario.attack
  const noise = Math.min(0.5, expectHonest(scenario).qber ?? 0)
  const settings = linkSettingsOf(scenario)
  const noKey = lineOf(scenario)
  const at = (fraction: number): SharePoint & { added: number } => {
    const { qber: added, eveInformation } = predictionOf(scenario, { attack, fraction })
    const qber = noise + added - 2 * noise * added
    return {
      fraction,
      information: eveInformation,
      qber,
      added,
      key: noKey === null ? 0 : keySharePerKeptBit(settings, qber),
    }
  }
  const points = Array.from({ length: STEPS + 1 }, (_, i) => at(i / STEPS))
  let keyUpTo: number | null = null
  if (noKey === null || noise >= noKey) keyUpTo = 0
  else {
    const added = (noKey - noise) / (1 - 2 * noise)
    const whole = predictionOf(scenario, { attack, fraction: 1 }).qber
    if (whole > added) keyUpTo = added / whole
  }
  return { points, now: at(off ? 0 : scenario.fraction), noise, noKey, keyUpTo }
}
