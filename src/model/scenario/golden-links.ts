/**
 * Every published link and what it must open as, for ever. Lines are added, never edited: a link
 * printed on a worksheet keeps its meaning.
 */
import { presets, type Scenario } from './scenario'
import type { Viewing } from './viewing'

export interface GoldenLink {
  readonly link: string
  /** Where the scenario differs from the default. */
  readonly opensAs: Partial<Scenario>
  readonly viewing?: Partial<Viewing>
}

export const goldenLinks: readonly GoldenLink[] = [
  { link: '#/lab?v=1', opensAs: {} },
  { link: '#/lab?v=1&eve=ir&tb=1000', opensAs: { attack: 'ir', comparedBits: 1000 } },
  { link: '#/lab?v=1&eve=ir&p=10&tb=16', opensAs: { attack: 'ir', fraction: 0.1, comparedBits: 16 } },
  {
    link: '#/lab?v=1&eve=ir&p=10&tb=1000&n=10000',
    opensAs: { attack: 'ir', fraction: 0.1, comparedBits: 1000, pulses: 10_000 },
  },
  { link: '#/lab?v=1&err=8&tb=2000&n=10000', opensAs: { misalignment: 0.08, comparedBits: 2000, pulses: 10_000 } },
  {
    link: '#/lab?v=1&eve=ir&p=32&tb=2000&n=10000',
    opensAs: { attack: 'ir', fraction: 0.32, comparedBits: 2000, pulses: 10_000 },
  },
  {
    link: '#/lab?v=1&hw=metro&km=80&eve=ir&p=15&seed=7',
    opensAs: { ...presets.metro, distanceKm: 80, attack: 'ir', fraction: 0.15, seed: 7 },
  },
  { link: '#/lab?v=1&hw=metro&km=20', opensAs: { ...presets.metro, distanceKm: 20 } },
  {
    link: '#/lab?v=1&hw=record&km=400&z=5',
    opensAs: { ...presets.record, distanceKm: 400 },
    viewing: { zoom: '5' },
  },
  {
    link: '#/lab?v=1&n=20000&eve=ir&seed=7&spd=1M',
    opensAs: { pulses: 20_000, attack: 'ir', seed: 7 },
    viewing: { speed: '1M' },
  },
  {
    link: '#/lab?v=1&hw=metro&src=wcp&km=50&eve=pns',
    opensAs: { ...presets.metro, source: 'wcp', distanceKm: 50, attack: 'pns' },
  },
  { link: '#/lab?v=1&hw=metro&km=50&eve=pns', opensAs: { ...presets.metro, distanceKm: 50, attack: 'pns' } },
  { link: '#/lab?v=1&rng=weak&eve=predict', opensAs: { dice: 'weak', attack: 'predict' } },
  { link: '#/lab?v=1&auth=0&eve=mitm', opensAs: { authenticated: false, attack: 'mitm' } },
  { link: '#/lab?v=1&eve=block', opensAs: { attack: 'block' } },
  {
    link: '#/lab?v=1&eve=clone&p=50&dis=10&cm=bases',
    opensAs: { attack: 'clone', fraction: 0.5, disturbance: 0.1, countermeasures: ['bases'] },
  },
  {
    link: '#/lab?v=1&hw=metro&src=sp&km=60&eve=blind&thr=1.5&eveff=90&cm=mon-eff',
    opensAs: {
      ...presets.metro,
      source: 'sp',
      distanceKm: 60,
      attack: 'blind',
      clickPowerRatio: 1.5,
      eveEfficiency: 0.9,
      countermeasures: ['mon', 'eff'],
    },
  },
  {
    link: '#/lab?v=1&hw=metro&src=sp&km=60&eve=fake&rat=3',
    opensAs: { ...presets.metro, source: 'sp', distanceKm: 60, attack: 'fake', efficiencyRatio: 0.03 },
  },
  { link: '#/lab?v=1&eve=shift&rat=25', opensAs: { attack: 'shift', efficiencyRatio: 0.25 } },
  {
    link: '#/lab?v=1&eve=trojan&muo=0.1&cm=iso-mdi&rng=csprng',
    opensAs: { attack: 'trojan', leakedPhotons: 0.1, countermeasures: ['iso', 'mdi'], dice: 'csprng' },
  },
  {
    link: '#/lab?v=1&hw=metro&src=wcp&km=100&eve=usd',
    opensAs: { ...presets.metro, source: 'wcp', distanceKm: 100, attack: 'usd' },
  },
  { link: '#/lab?v=1&hw=metro&km=50&eve=split', opensAs: { ...presets.metro, distanceKm: 50, attack: 'split' } },
]
