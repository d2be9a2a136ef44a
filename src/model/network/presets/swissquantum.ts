import { definePublishedNetwork } from './published-network'

export const swissquantum = definePublishedNetwork({
  id: 'swissquantum',
  name: 'SwissQuantum (Geneva, 2009-2011)',
  architecture: 'three trusted nodes in a triangle, two countries',
  places: 'approximate',
  nodes: [
    { id: 'uni', name: 'Unige', role: 'relay', place: [46.199, 6.145] },
    { id: 'cern', name: 'CERN', role: 'relay', place: [46.233, 6.055] },
    { id: 'hep', name: 'hepia', role: 'relay', place: [46.209, 6.136] },
  ],
  links: [
    { from: 'uni', to: 'cern', km: 14.4, technology: 'fibre (SARG04)', confidence: 'low' },
    { from: 'cern', to: 'hep', km: 17.1, technology: 'fibre (SARG04)', confidence: 'low' },
    { from: 'uni', to: 'hep', km: 3.7, technology: 'fibre (SARG04)', confidence: 'medium' },
  ],
  facts: [
    { statement: 'ran end of March 2009 to January 2011, >1.5 years; stable rates and QBER', confidence: 'high' },
    {
      statement: 'rates of order 1 kbit/s; which of 14.4/17.1 km belongs to which CERN link is not verified',
      confidence: 'low',
    },
  ],
  sources: ['Stucki et al., New J. Phys. 13 123001 (2011)'],
})
