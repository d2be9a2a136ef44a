import { definePublishedNetwork } from './published-network'

export const darpa = definePublishedNetwork({
  id: 'darpa',
  name: 'DARPA Quantum Network (Boston/Cambridge, 2003-2007)',
  architecture:
    'weak-coherent BB84 pairs on an optical switch + entangled pair + free-space pairs joined by trusted relay',
  places: 'positions approximate; local-link lengths are placeholders',
  nodes: [
    { id: 'alice', name: 'Alice (BBN)', role: 'endpoint', place: [42.389, -71.147] },
    { id: 'bob', name: 'Bob (BBN)', role: 'endpoint', place: [42.39, -71.146] },
    { id: 'anna', name: 'Anna (Harvard)', role: 'endpoint', place: [42.378, -71.117] },
    { id: 'boris', name: 'Boris (Boston Univ.)', role: 'endpoint', place: [42.349, -71.106] },
    { id: 'sw', name: '2x2 optical switch (BBN)', role: 'switch', place: [42.3895, -71.1465] },
    { id: 'alex', name: 'Alex (entangled source)', role: 'endpoint', place: [42.391, -71.145] },
    { id: 'barb', name: 'Barb (entangled receiver)', role: 'endpoint', place: [42.392, -71.144] },
    { id: 'ali', name: 'Ali (free space)', role: 'endpoint', place: [42.393, -71.147] },
    { id: 'baba', name: 'Baba (free space)', role: 'endpoint', place: [42.394, -71.148] },
    { id: 'amanda', name: 'Amanda (free space)', role: 'endpoint', place: [42.388, -71.149] },
    { id: 'brian', name: 'Brian (free space)', role: 'endpoint', place: [42.387, -71.15] },
  ],
  links: [
    { from: 'alice', to: 'sw', km: 0.01, technology: 'fibre-lab', confidence: 'medium' },
    { from: 'bob', to: 'sw', km: 0.01, technology: 'fibre-lab', confidence: 'medium' },
    { from: 'anna', to: 'sw', km: 10, technology: 'fibre', confidence: 'medium', note: 'BBN-Harvard about 10 km' },
    {
      from: 'boris',
      to: 'sw',
      km: 19,
      technology: 'fibre',
      confidence: 'medium',
      note: 'BBN-BU about 19 km; Anna-Boris through the switch about 29 km',
    },
    { from: 'alex', to: 'barb', km: 0.01, technology: 'entangled-fibre', confidence: 'low' },
    { from: 'ali', to: 'baba', km: 0.5, technology: 'free-space', confidence: 'low', medium: 'free-space' },
    { from: 'amanda', to: 'brian', km: 0.5, technology: 'free-space', confidence: 'low', medium: 'free-space' },
    { from: 'ali', to: 'alice', km: 0.01, technology: 'trusted-relay-local', confidence: 'low' },
    { from: 'amanda', to: 'bob', km: 0.01, technology: 'trusted-relay-local', confidence: 'low' },
    { from: 'alex', to: 'alice', km: 0.01, technology: 'trusted-relay-local', confidence: 'low' },
  ],
  facts: [
    {
      statement: '10 QKD nodes; operational in the lab 2003-10-23; fielded June 2004; ran over 3 years',
      confidence: 'high',
    },
  ],
  sources: [
    'Elliott et al., Current status of the DARPA Quantum Network, 2005 (arXiv quant-ph/0503058)',
    'DARPA Quantum Network encyclopedia entry',
  ],
})
