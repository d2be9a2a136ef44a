import { describe, expect, it } from 'vitest'
import { fill } from './fill'

describe('fill', () => {
  it('puts each value where its name stands', () =>
    expect(fill('{sent} sent, {kept} kept, {sent} again', { sent: 8, kept: '4' })).toBe('8 sent, 4 kept, 8 again'))

  it('does not fill what a value brought along', () =>
    expect(fill('{given} is not known', { given: '{given}$&' })).toBe('{given}$& is not known'))

  it('leaves a mark without a value, and never reads inherited names', () => {
    const text: string = '{toString} and {missing}'
    expect(fill(text, {})).toBe('{toString} and {missing}')
  })
})
