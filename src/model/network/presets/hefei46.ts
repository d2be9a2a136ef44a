import { definePublishedNetwork } from './published-network'

/** Forty placeholders on an ellipse round the centre, dealt to the three switches in turn. */
const users = Array.from({ length: 40 }, (_, i) => {
  const angle = (2 * Math.PI * i) / 40
  const place: readonly [number, number] = [31.82 + 0.08 * Math.sin(angle), 117.23 + 0.1 * Math.cos(angle)]
  return { id: `u${i + 1}`, name: `user ${i + 1}`, place, at: `s${(i % 3) + 1}` }
})

export const hefei46 = definePublishedNetwork({
  id: 'hefei46',
  name: 'Hefei 46-node metropolitan network (2021)',
  architecture: 'users behind optical switches, a few trusted relays',
  places: 'synthetic positions',
  nodes: [
    { id: 'hfc', name: 'Hefei relay A (centre)', role: 'relay', place: [31.82, 117.23] },
    { id: 'hfb', name: 'Hefei relay B', role: 'relay', place: [31.84, 117.28] },
    { id: 'hfd', name: 'Hefei relay C', role: 'relay', place: [31.79, 117.2] },
    { id: 's1', name: 'optical switch 1', role: 'switch', place: [31.8, 117.2], synthetic: true },
    { id: 's2', name: 'optical switch 2', role: 'switch', place: [31.82, 117.23], synthetic: true },
    { id: 's3', name: 'optical switch 3', role: 'switch', place: [31.84, 117.26], synthetic: true },
    ...users.map(({ id, name, place }) => ({ id, name, role: 'user' as const, place, synthetic: true })),
  ],
  links: [
    { from: 'hfc', to: 'hfb', km: null, drawnKm: 10, technology: 'fibre', confidence: 'low' },
    { from: 'hfb', to: 'hfd', km: null, drawnKm: 10, technology: 'fibre', confidence: 'low' },
    { from: 'hfc', to: 'hfd', km: null, drawnKm: 10, technology: 'fibre', confidence: 'low' },
    { from: 'hfc', to: 's1', km: null, drawnKm: 5, technology: 'fibre', confidence: 'low' },
    { from: 'hfb', to: 's2', km: null, drawnKm: 5, technology: 'fibre', confidence: 'low' },
    { from: 'hfd', to: 's3', km: null, drawnKm: 5, technology: 'fibre', confidence: 'low' },
    ...users.map(({ id, at }) => ({
      from: id,
      to: at,
      km: null,
      drawnKm: 10,
      technology: 'fibre via switch',
      confidence: 'low' as const,
      synthetic: true,
    })),
  ],
  facts: [
    { statement: '46 nodes, 31 months of operation, one-time-pad voice for 11 user pairs at once', confidence: 'high' },
    { statement: 'split 40 users / 3 relays / 3 switches', confidence: 'medium' },
  ],
  sources: ['Chen et al., npj Quantum Inf. 7 134 (2021), arXiv 2109.04736'],
})
