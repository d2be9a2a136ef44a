import { definePublishedNetwork } from './published-network'

export const tokyo = definePublishedNetwork({
  id: 'tokyo',
  name: 'Tokyo QKD Network (2010)',
  architecture: 'trusted-node mesh, six systems',
  places: 'district positions',
  nodes: [
    { id: 'kog', name: 'Koganei', role: 'relay', place: [35.71, 139.488] },
    { id: 'ote', name: 'Otemachi', role: 'relay', place: [35.687, 139.764] },
    { id: 'hak', name: 'Hakusan', role: 'endpoint', place: [35.722, 139.752] },
    { id: 'hon', name: 'Hongo', role: 'endpoint', place: [35.713, 139.762] },
    { id: 'kog2', name: 'Koganei-2', role: 'endpoint', place: [35.712, 139.49] },
  ],
  links: [
    {
      from: 'kog',
      to: 'ote',
      km: 45,
      technology: 'fibre (BB84 decoy, SNSPD)',
      confidence: 'medium',
      bitsPerSecond: 81700,
      lossDb: 14.5,
    },
    {
      from: 'kog',
      to: 'ote',
      km: 45,
      technology: 'fibre (BB84 decoy, self-differencing APD)',
      confidence: 'medium',
      bitsPerSecond: 304000,
      note: 'later field trial: about 300 kbit/s sustained over 34 days on a 45 km link (2015), confidence high',
    },
    {
      from: 'kog2',
      to: 'ote',
      km: 90,
      technology: 'fibre loop (DPS, SNSPD)',
      confidence: 'medium',
      bitsPerSecond: 2100,
      lossDb: 27,
      note: 'long-term trial 2014: 1.1 kbit/s mean over 25 days, 30 dB, QBER 2.6 %, confidence high',
    },
    {
      from: 'ote',
      to: 'hak',
      km: 24,
      technology: 'fibre loop (BB84 decoy)',
      confidence: 'medium',
      bitsPerSecond: 2000,
      note: '12 km each way',
    },
    { from: 'ote', to: 'hon', km: 13, technology: 'fibre (SARG04)', confidence: 'medium', bitsPerSecond: 1500 },
    { from: 'kog', to: 'kog2', km: 1, technology: 'fibre (BBM92 entangled)', confidence: 'medium', bitsPerSecond: 250 },
  ],
  facts: [
    {
      statement: 'lengths 24/45/90/1/45/13 km; loss about 0.3 dB/km (Koganei-Otemachi), 0.5 dB/km (Hakusan, Hongo)',
      confidence: 'high',
    },
  ],
  sources: [
    'Sasaki et al., Opt. Express 19 10387 (2011)',
    'Shimizu et al., J. Lightwave Technol. 32 141 (2014)',
    'Dixon et al., Opt. Express 23 7583 (2015)',
  ],
})
