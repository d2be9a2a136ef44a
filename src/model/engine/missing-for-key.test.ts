import { expect, it } from 'vitest'
import { presets } from '../scenario/scenario'
import { missingForKey } from './missing-for-key'

// 11.0028 % is the Shor–Preskill threshold at f = 1: single photons, nothing else wrong.
it('blames the misalignment alone where single photons err above 11 %', () =>
  expect(missingForKey({ ...presets.ideal, misalignment: 0.12 })).toEqual(['misalignment']))

it('lets either of two noises go where both together are too much', () =>
  expect(missingForKey({ ...presets.ideal, misalignment: 0.08, depolarisation: 0.08 })).toEqual([
    'misalignment',
    'depolarisation',
  ]))

it('blames bright pulses where there are no decoys', () =>
  expect(missingForKey({ ...presets.metro, source: 'wcp' })).toContain('brightness-of-pulses'))

it('names none where one alone is not enough', () =>
  expect(missingForKey({ ...presets.ideal, misalignment: 0.15, depolarisation: 0.5 })).toEqual([]))

it('blames dark counts where they outnumber the light', () =>
  expect(missingForKey({ ...presets.metro, insertionLossDb: 20, darkCountProbability: 1e-3, misalignment: 0 })).toEqual(
    expect.arrayContaining(['dark-counts', 'channel-loss']),
  ))
