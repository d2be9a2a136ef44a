import { definePublishedNetwork, usersAround } from './published-network'

export const ent4 = definePublishedNetwork({
  id: 'ent4',
  name: 'Entanglement network, 4 users (Vienna 2018)',
  architecture: 'star of fibres from one source; logical full mesh, no trusted node',
  places: 'circle',
  ...usersAround({ id: 'src', name: 'entangled-photon source (untrusted provider)', role: 'source' }, 4, {
    drawnKm: 10,
    technology: 'fibre',
  }),
  facts: [{ statement: '4 users, 6 pairwise links, 12 wavelength channels from one source', confidence: 'medium' }],
  sources: ['Wengerowsky et al., Nature 564 225 (2018)'],
})
