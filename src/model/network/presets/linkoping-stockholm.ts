import { definePublishedNetwork } from './published-network'

export const linkopingStockholm = definePublishedNetwork({
  id: 'linkoping-stockholm',
  name: 'Linkoping-Stockholm (2026)',
  architecture: 'two commercial QKD links with external superconducting detectors and one trusted node',
  places: 'mid node placeholder',
  nodes: [
    { id: 'liu', name: 'Linkoping University', role: 'endpoint', place: [58.398, 15.577] },
    { id: 'mid', name: 'trusted node', role: 'relay', place: [58.75, 17], synthetic: true },
    { id: 'sth', name: 'Stockholm hub', role: 'endpoint', place: [59.35, 18.07] },
  ],
  links: [
    {
      from: 'liu',
      to: 'mid',
      km: null,
      drawnKm: 168,
      technology: 'fibre + 33 km multi-core segment',
      confidence: 'low',
    },
    { from: 'mid', to: 'sth', km: null, drawnKm: 135, technology: 'fibre', confidence: 'low' },
  ],
  facts: [
    { statement: '270 km deployed fibre + 33 km multi-core fibre = 303 km over two sub-links', confidence: 'high' },
  ],
  sources: ['arXiv 2606.06107'],
})
