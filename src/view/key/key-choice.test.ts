import { describe, expect, it } from 'vitest'
import { usualWish } from '../../model/engine/sifted-key'
import { presets } from '../../model/scenario/scenario'
import { FIRST_CHOICE, METHODS, wishOf } from './key-choice'

describe('wishOf', () => {
  it('begins with the wish of the command line, so that both make the same key of a link', () =>
    expect(wishOf(FIRST_CHOICE, presets.metro)).toEqual(usualWish(presets.metro)))

  it('asks for tags only where the link has them', () =>
    expect(wishOf(FIRST_CHOICE, { ...presets.ideal, authenticated: false }).authenticate).toBe(false))

  it('asks for every variant of Cascade by name, and for LDPC', () => {
    const wishes = METHODS.map((method) => wishOf({ ...FIRST_CHOICE, method }, presets.ideal))
    expect(wishes.filter(({ method }) => method === 'ldpc')).toHaveLength(1)
    expect(new Set(wishes.filter(({ method }) => method === 'cascade').map(({ variant }) => variant)).size).toBe(8)
  })

  it('carries both ε and the block, and a disturbance only where one is wanted', () => {
    const wish = wishOf({ ...FIRST_CHOICE, finite: true, epsilon: 1e-6, blockBits: 500 }, presets.ideal)
    expect(wish).toMatchObject({ finite: true, secrecy: 1e-6, correctness: 1e-6, blockBits: 500 })
    expect('disturb' in wish).toBe(false)
    expect(wishOf({ ...FIRST_CHOICE, disturb: 'bit' }, presets.ideal).disturb).toBe('bit')
  })
})
