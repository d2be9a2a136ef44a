import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bitAt, type PackedBits, packBits, selectBits, zeros } from './packed-bits'

const list = (bits: PackedBits): number[] => Array.from({ length: bits.bits }, (_, i) => bitAt(bits, i))

it('selectBits takes the bits under a mask, in order', () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(9)), { maxLength: 300 }), fc.nat(10), (both, share) => {
      const source = packBits(both.map(([bit]) => Number(bit)))
      const mask = packBits(both.map(([, chance]) => (chance < share ? 1 : 0)))
      const expected = both.filter(([, chance]) => chance < share).map(([bit]) => Number(bit))
      const selected = selectBits(source, mask)
      expect(list(selected)).toEqual(expected)
      // Nothing stands behind the end.
      expect(selected.words).toEqual(packBits(expected).words)
    }),
  ))

it('selectBits wants a mask of the same length', () => expect(() => selectBits(zeros(3), zeros(4))).toThrow(RangeError))
