import { definePublishedNetwork } from './published-network'

export const ukqntel = definePublishedNetwork({
  id: 'ukqntel',
  name: 'UKQNtel Cambridge-Adastral Park (2019)',
  architecture: 'chain with trusted nodes in telecom exchanges',
  places: 'approximate',
  nodes: [
    { id: 'cam', name: 'Cambridge', role: 'endpoint', place: [52.205, 0.119] },
    { id: 'n1', name: 'exchange 1 (Newmarket area)', role: 'relay', place: [52.246, 0.408] },
    { id: 'n2', name: 'exchange 2 (Bury St Edmunds area)', role: 'relay', place: [52.247, 0.711] },
    { id: 'adp', name: 'Adastral Park', role: 'endpoint', place: [52.057, 1.281] },
  ],
  links: [
    { from: 'cam', to: 'n1', km: null, drawnKm: 38, technology: 'fibre + DWDM data', confidence: 'low' },
    { from: 'n1', to: 'n2', km: null, drawnKm: 32, technology: 'fibre + DWDM data', confidence: 'low' },
    { from: 'n2', to: 'adp', km: null, drawnKm: 51, technology: 'fibre + DWDM data', confidence: 'low' },
  ],
  facts: [{ statement: 'about 121 km in three hops', confidence: 'medium' }],
  sources: ['Wonfor et al., ECOC/OSA reports on UKQNtel (2019)'],
})
