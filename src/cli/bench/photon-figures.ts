import type { Figures, Tools } from './stage'

/** The work that all photon stages and their baselines do: this share of noise, and Eve on this share of photons. */
export const FLIP_CHANCE = 0.02
export const EVE_CHANCE = 0.25

/** What a run of `photons` pulses must return. */
export interface Sifted {
  readonly kept: number
  readonly errors: number
}

/**
 * Checks one run against theory at 6 σ (so a stage cannot be fast by being wrong), then times it.
 *
 * @param run sends, measures, sifts and counts `photons` pulses with Eve on the share `eve` of them
 */
export async function photonFigures(
  { measure }: Tools,
  photons: number,
  run: (photons: number, eve: number) => Sifted,
): Promise<Record<string, number>> {
  const perSecond = async (eve: number): Promise<{ cpu: number; wall: number }> => {
    check(run(photons, eve), photons, eve)
    const { cpuSeconds, wallSeconds } = await measure(() => run(photons, eve).errors)
    return { cpu: photons / cpuSeconds, wall: photons / wallSeconds }
  }
  const [tapped, quiet] = [await perSecond(EVE_CHANCE), await perSecond(0)]
  return {
    perSecond: tapped.cpu,
    perSecondWall: tapped.wall,
    perSecondNoEve: quiet.cpu,
    perSecondNoEveWall: quiet.wall,
  }
}

/** A touched photon is wrong in one sifted bit of four; a flip on top of an error undoes it. */
function check({ kept, errors }: Sifted, photons: number, eve: number): void {
  const byEve = eve / 4
  const qber = byEve + FLIP_CHANCE - 2 * byEve * FLIP_CHANCE
  const sigmas = [
    (kept - photons / 2) / Math.sqrt(photons / 4),
    (errors - kept * qber) / Math.sqrt(kept * qber * (1 - qber)),
  ]
  if (sigmas.some((z) => Math.abs(z) > 6))
    throw new RangeError(`photonFigures: ${errors} errors in ${kept} of ${photons} bits, expected ${qber} of a half`)
}

/** Ratios of a stage to the baselines of its round, under the short names the JSON uses. */
export function withRatios(own: Figures, key: string, others: Readonly<Record<string, number | null>>): Figures {
  const mine = (own as Record<string, unknown>)[key]
  if (typeof mine !== 'number') throw new TypeError(`withRatios: ${key} is not a figure`)
  const ratio: Record<string, number> = {}
  for (const [name, other] of Object.entries(others)) if (other !== null && other > 0) ratio[name] = mine / other
  return { ...own, ratio } as Figures
}
