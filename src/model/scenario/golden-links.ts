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
]
