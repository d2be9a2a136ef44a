import { definePublishedNetwork } from './published-network'

export const madqci = definePublishedNetwork({
  id: 'madqci',
  name: 'MadQCI (Madrid, 2021-)',
  architecture: 'software-defined, optically switched, multi-vendor, production fibre, two operators',
  places: 'synthetic ring; names partly placeholders',
  nodes: [
    { id: 'm0', name: 'Quijote', role: 'relay', place: [40.42, -3.58], synthetic: true },
    { id: 'm1', name: 'Quevedo', role: 'relay', place: [40.478, -3.608], synthetic: true },
    { id: 'm2', name: 'Quinto', role: 'relay', place: [40.509, -3.68], synthetic: true },
    { id: 'm3', name: 'Distrito', role: 'relay', place: [40.498, -3.761], synthetic: true },
    { id: 'm4', name: 'Norte', role: 'relay', place: [40.45, -3.813], synthetic: true },
    { id: 'm5', name: 'Almagro', role: 'relay', place: [40.388, -3.812], synthetic: true },
    { id: 'm6', name: 'Concepcion', role: 'relay', place: [40.342, -3.759], synthetic: true },
    { id: 'm7', name: 'Campus A', role: 'relay', place: [40.332, -3.678], synthetic: true },
    { id: 'm8', name: 'Campus B', role: 'relay', place: [40.363, -3.607], synthetic: true },
  ],
  links: [
    { from: 'm0', to: 'm1', km: null, drawnKm: 14.5, technology: 'switched fibre', confidence: 'low', synthetic: true },
    { from: 'm1', to: 'm2', km: null, drawnKm: 14.5, technology: 'switched fibre', confidence: 'low', synthetic: true },
    { from: 'm2', to: 'm3', km: null, drawnKm: 14.5, technology: 'switched fibre', confidence: 'low', synthetic: true },
    { from: 'm3', to: 'm4', km: null, drawnKm: 14.5, technology: 'switched fibre', confidence: 'low', synthetic: true },
    { from: 'm4', to: 'm5', km: null, drawnKm: 14.5, technology: 'switched fibre', confidence: 'low', synthetic: true },
    { from: 'm5', to: 'm6', km: null, drawnKm: 14.5, technology: 'switched fibre', confidence: 'low', synthetic: true },
    { from: 'm6', to: 'm7', km: null, drawnKm: 14.5, technology: 'switched fibre', confidence: 'low', synthetic: true },
    { from: 'm7', to: 'm8', km: null, drawnKm: 14.5, technology: 'switched fibre', confidence: 'low', synthetic: true },
    { from: 'm8', to: 'm0', km: null, drawnKm: 14.5, technology: 'switched fibre', confidence: 'low', synthetic: true },
  ],
  facts: [
    {
      statement: '9 sites, 26-28 QKD modules, more than 130 km of deployed fibre, close to three years',
      confidence: 'high',
    },
  ],
  sources: ['Martin et al., npj Quantum Inf. 10 80 (2024)', 'Sebastian-Lombrana et al., arXiv 2409.01069'],
})
