import { describe, expect, it } from 'vitest'
import { rateGllp } from './gllp'
import { rateShorPreskill } from './shor-preskill'
import { rateTagged } from './tagged'

const link = {
  efficiency: 0.1,
  darkCountProbability: 0,
  misalignment: 0.02,
  errorCorrectionFactor: 1.16,
  siftingFactor: 0.5,
}

describe('a source of known photon numbers', () => {
  it('is Shor–Preskill where every pulse is one photon', () => {
    const { perPulse } = rateTagged({ ...link, photonNumbers: [0, 1] })
    expect(perPulse).toBeCloseTo(0.5 * 0.1 * rateShorPreskill(0.02, 1.16), 14)
  })

  it('is GLLP where the numbers are Poisson, without dark counts', () => {
    const mean = 0.05
    const photonNumbers = Array.from({ length: 14 }, (_, n) => {
      let p = Math.exp(-mean)
      for (let k = 1; k <= n; k++) p *= mean / k
      return p
    })
    const gllp = rateGllp({ ...link, mean, backgroundYield: 0 })
    // Double clicks of the exact yields move the rate by parts in 10⁴; the form of GLLP leaves them out.
    expect(rateTagged({ ...link, photonNumbers }).perPulse / gllp.perPulse).toBeCloseTo(1, 2)
  })

  it('makes no key once more pulses have two photons than click', () => {
    expect(rateTagged({ ...link, photonNumbers: [0, 0.8, 0.2] }).perPulse).toBe(0)
  })
})
