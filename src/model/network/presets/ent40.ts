import { definePublishedNetwork, usersAround } from './published-network'

export const ent40 = definePublishedNetwork({
  id: 'ent40',
  name: 'Entanglement network, 40 users (2022)',
  architecture: 'star of fibres from one source; logical full mesh, no trusted node',
  places: 'circle',
  ...usersAround({ id: 'src', name: 'entangled-photon source (untrusted provider)', role: 'source' }, 40, {
    drawnKm: 10,
    technology: 'fibre',
  }),
  facts: [{ statement: '40 users, 780 links, no trusted node', confidence: 'high' }],
  sources: ['Liu et al., PhotoniX 3 2 (2022)'],
})
