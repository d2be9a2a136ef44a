import { definePublishedNetwork } from './published-network'

export const cambridge = definePublishedNetwork({
  id: 'cambridge',
  name: 'Cambridge quantum network (2019)',
  architecture: 'three-node ring on fibre shared with 100G traffic',
  places: 'approximate',
  nodes: [
    { id: 'eng', name: 'Engineering', role: 'relay', place: [52.198, 0.12] },
    { id: 'eco', name: 'Electrical Engineering West', role: 'relay', place: [52.209, 0.092] },
    { id: 'trel', name: 'Science Park', role: 'relay', place: [52.236, 0.143] },
  ],
  links: [
    { from: 'eng', to: 'eco', km: 5, technology: 'fibre + DWDM data', confidence: 'low', bitsPerSecond: 2500000 },
    { from: 'eco', to: 'trel', km: 10.6, technology: 'fibre + DWDM data', confidence: 'low', bitsPerSecond: 2500000 },
    { from: 'trel', to: 'eng', km: 9.8, technology: 'fibre + DWDM data', confidence: 'low', bitsPerSecond: 2500000 },
  ],
  facts: [
    {
      statement:
        'city network carrying 100 Gbit/s data on the same fibre; authors estimate tens of thousands of users at >1 kbit/s each',
      confidence: 'high',
    },
    { statement: 'link lengths 5-11 km and Mbit/s rates', confidence: 'medium' },
  ],
  sources: ['Dynes et al., npj Quantum Inf. 5 101 (2019)'],
})
