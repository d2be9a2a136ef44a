import fc from 'fast-check'
import { expect, it } from 'vitest'
import { packBits, unpackBits } from '../math/packed-bits'
import { sift } from './sifting'

const anyPulse = fc.record({
  aliceBit: fc.integer({ min: 0, max: 1 }),
  aliceBasis: fc.integer({ min: 0, max: 1 }),
  bobBasis: fc.integer({ min: 0, max: 1 }),
  bobBit: fc.integer({ min: 0, max: 1 }),
  arrived: fc.integer({ min: 0, max: 1 }),
})

it('keeps the pulses that arrived in equal bases, in order, and nothing else', () =>
  fc.assert(
    fc.property(fc.array(anyPulse, { maxLength: 100 }), (pulses) => {
      const column = (name: keyof (typeof pulses)[number]) => packBits(pulses.map((pulse) => pulse[name]))
      const { alice, bob, basis, kept } = sift({
        aliceBit: column('aliceBit'),
        aliceBasis: column('aliceBasis'),
        bobBasis: column('bobBasis'),
        bobBit: column('bobBit'),
        arrived: column('arrived'),
      })
      const left = pulses.filter((pulse) => pulse.arrived === 1 && pulse.aliceBasis === pulse.bobBasis)
      expect(Array.from(unpackBits(alice))).toEqual(left.map(({ aliceBit }) => aliceBit))
      expect(Array.from(unpackBits(bob))).toEqual(left.map(({ bobBit }) => bobBit))
      expect(Array.from(unpackBits(basis))).toEqual(left.map(({ bobBasis }) => bobBasis))
      expect(Array.from(unpackBits(kept))).toEqual(pulses.map((pulse) => (left.includes(pulse) ? 1 : 0)))
    }),
  ))
