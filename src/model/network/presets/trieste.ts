import { definePublishedNetwork } from './published-network'

export const trieste = definePublishedNetwork({
  id: 'trieste',
  name: 'Trieste-Postojna-Ljubljana/Rijeka (2021)',
  architecture: 'three countries joined by one trusted node',
  places: 'city positions; display_km from map distance',
  nodes: [
    { id: 'tri', name: 'Trieste', role: 'endpoint', place: [45.65, 13.77] },
    { id: 'pos', name: 'Postojna', role: 'relay', place: [45.774, 14.213] },
    { id: 'lju', name: 'Ljubljana', role: 'endpoint', place: [46.056, 14.506] },
    { id: 'rij', name: 'Rijeka', role: 'endpoint', place: [45.327, 14.442] },
  ],
  links: [
    { from: 'tri', to: 'pos', km: null, drawnKm: 60, technology: 'fibre', confidence: 'low' },
    { from: 'pos', to: 'lju', km: null, drawnKm: 60, technology: 'fibre', confidence: 'low' },
    { from: 'pos', to: 'rij', km: null, drawnKm: 80, technology: 'fibre', confidence: 'low' },
  ],
  facts: [{ statement: 'over 3 kbit/s on the shortest link, 7-hour run', confidence: 'high' }],
  sources: ['Ribezzo et al., arXiv 2203.11359'],
})
