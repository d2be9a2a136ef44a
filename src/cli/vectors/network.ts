import { lineLoad, ringLoad, starLoad } from '../../model/network/limits/busiest-link'
import { coincidences } from '../../model/network/limits/entanglement-mesh'
import { leakProbability } from '../../model/network/limits/leak'
import { hubDesignLinks, meshLinks, ringLinks, starLinks } from '../../model/network/limits/links-needed'
import { padBits, relayChain } from '../../model/network/limits/relay-chain'
import { splitterDownstream, splitterUpstream, switchTurns } from '../../model/network/limits/sharing'
import { plobBound } from '../../model/physics/bounds'
import { fibreTransmittance } from '../../model/physics/fibre'
import { numberOf, sectionOfLists } from './section'

/** Links, loads, leaks and rates of networks. */
export const network = sectionOfLists({
  links: {
    inputs: ['N'],
    outputs(fields) {
      const n = numberOf(fields, 'N')
      return {
        mesh_links: meshLinks(n),
        star_links: starLinks(n),
        ring_links: ringLinks(n),
        ring_max_load: ringLoad(n),
        path_max_load: lineLoad(n),
        star_spoke_load: starLoad(n),
      }
    },
  },
  hub: {
    inputs: ['N', 'Hubs'],
    outputs(fields) {
      const { psk, qkd } = hubDesignLinks(numberOf(fields, 'N'), numberOf(fields, 'Hubs'))
      return { psk_links: psk, qkd_links: qkd }
    },
  },
  plob: {
    inputs: ['L_km', 'alpha'],
    outputs(fields) {
      const eta = fibreTransmittance(numberOf(fields, 'L_km'), numberOf(fields, 'alpha'))
      return { eta, bits_per_use: plobBound(eta), at_1GHz_bps: 1e9 * plobBound(eta) }
    },
  },
  relay: {
    inputs: ['L_km', 'spacing_km'],
    outputs(fields) {
      const chain = relayChain(numberOf(fields, 'L_km'), numberOf(fields, 'spacing_km'))
      return { ...chain, otp_bits_per_256bit_key: padBits(chain, 256) }
    },
  },
  compromise: {
    inputs: ['p', 'relays', 'disjoint_paths'],
    outputs: (fields) => ({
      prob: leakProbability(numberOf(fields, 'p'), numberOf(fields, 'relays'), numberOf(fields, 'disjoint_paths')),
    }),
  },
  pon: {
    inputs: ['N'],
    outputs(fields) {
      const n = numberOf(fields, 'N')
      return {
        down_factor: splitterDownstream(n),
        up_timeshared_factor: splitterUpstream(n),
        switch_factor: switchTurns(n),
      }
    },
  },
  entanglement_mesh: {
    inputs: ['N', 'R', 'eta', 'tau', 'e0', 'D'],
    outputs(fields) {
      const eta = numberOf(fields, 'eta')
      const found = coincidences(
        {
          pairsPerSecond: numberOf(fields, 'R'),
          efficiencyA: eta,
          efficiencyB: eta,
          windowSeconds: numberOf(fields, 'tau'),
          misalignment: numberOf(fields, 'e0'),
          darkPerSecond: numberOf(fields, 'D'),
        },
        numberOf(fields, 'N'),
      )
      return { true_per_s: found.truePerSecond, accidental_per_s: found.accidentalPerSecond, qber: found.qber }
    },
  },
})
