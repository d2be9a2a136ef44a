import { definePublishedNetwork, usersAround } from './published-network'

export const ent8 = definePublishedNetwork({
  id: 'ent8',
  name: 'Entanglement network, 8 users (Bristol 2020)',
  architecture: 'star of fibres from one source; logical full mesh, no trusted node',
  places: 'circle',
  ...usersAround({ id: 'src', name: 'entangled-photon source (untrusted provider)', role: 'source' }, 8, {
    drawnKm: 10,
    technology: 'fibre',
  }),
  facts: [
    {
      statement:
        '8 users, 28 pairwise links, one source, wavelength + beam-splitter multiplexing; up to ~75 channels of 100 GHz available; user count limited by accidental coincidences',
      confidence: 'high',
    },
  ],
  sources: ['Joshi et al., Sci. Adv. 6 eaba0959 (2020)'],
})
