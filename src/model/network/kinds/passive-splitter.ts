import { defineNodeKind } from './kind'

/** Loss beyond the sharing, dB per stage of eight ways: an assumption of the reference (section 5.1). */
export const SPLITTER_EXCESS_DB = 1

/**
 * Shares the light of one common fibre among n branches and back: 10·log₁₀ n dB, plus an excess for
 * every stage of eight. The common fibre is that of the first trusted relay drawn to it, or else
 * the first fibre drawn. Users on the branches take turns at the one receiver behind it.
 */
export const passiveSplitter = defineNodeKind({
  id: 'splitter',
  user: false,
  holdsKeys: false,
  relays: false,
  light: 'splits',
  lossDb: (ports) => {
    const branches = Math.max(1, ports - 1)
    const stages = Math.ceil(Math.log(branches) / Math.log(8) - 1e-9)
    return 10 * Math.log10(branches) + SPLITTER_EXCESS_DB * stages
  },
  pairsAtOnce: () => 1,
  exists: true,
})
