import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PackedBits, packBits, selectBits, unpackBits } from '../math/packed-bits'
import { andBits, complementBits, joinBits, orBits, placeBits, sliceBits, turnedOver } from './bit-strings'

const anyBits = fc.array(fc.integer({ min: 0, max: 1 }), { maxLength: 150 })
const list = (bits: PackedBits): number[] => Array.from(unpackBits(bits))

describe('bit strings', () => {
  it('slice as lists do', () =>
    fc.assert(
      fc.property(anyBits, fc.nat(), fc.nat(), (bits, a, b) => {
        const from = a % (bits.length + 1)
        const to = from + (b % (bits.length - from + 1))
        expect(sliceBits(packBits(bits), from, to)).toEqual(packBits(bits.slice(from, to)))
      }),
    ))

  it('join as lists do', () =>
    fc.assert(
      fc.property(fc.array(anyBits, { maxLength: 5 }), (parts) => {
        expect(joinBits(parts.map(packBits))).toEqual(packBits(parts.flat()))
      }),
    ))

  it('combine bit by bit', () =>
    fc.assert(
      fc.property(anyBits, (bits) => {
        const [a, b] = [packBits(bits), packBits([...bits].reverse())]
        expect(list(andBits(a, b))).toEqual(list(a).map((bit, i) => bit & list(b)[i]!))
        expect(list(orBits(a, b))).toEqual(list(a).map((bit, i) => bit | list(b)[i]!))
        expect(complementBits(a)).toEqual(packBits(bits.map((bit) => 1 - bit)))
      }),
    ))

  it('put values where a mask has ones, so that selecting finds them again', () =>
    fc.assert(
      fc.property(anyBits, fc.nat(), (bits, seed) => {
        const mask = packBits(bits.map((bit, i) => bit ^ ((seed >> (i % 20)) & 1)))
        const base = packBits(bits)
        const values = complementBits(selectBits(base, mask))
        const placed = placeBits(base, mask, values)
        expect(selectBits(placed, mask)).toEqual(values)
        expect(selectBits(placed, complementBits(mask))).toEqual(selectBits(base, complementBits(mask)))
        expect(placeBits(base, mask, selectBits(base, mask))).toEqual(base)
      }),
    ))

  it('turn over one bit and leave the original alone', () => {
    const bits = packBits([0, 1, 1])
    expect(list(turnedOver(bits, 1))).toEqual([0, 0, 1])
    expect(list(bits)).toEqual([0, 1, 1])
  })

  it('refuse places that are not there', () => {
    const bits = packBits([0, 1, 1])
    expect(() => sliceBits(bits, 2, 4)).toThrow(RangeError)
    expect(() => sliceBits(bits, 2, 1)).toThrow(RangeError)
    expect(() => turnedOver(bits, 3)).toThrow(RangeError)
    expect(() => andBits(bits, packBits([1]))).toThrow(RangeError)
    expect(() => orBits(bits, packBits([1]))).toThrow(RangeError)
    expect(() => placeBits(bits, packBits([1]), bits)).toThrow(RangeError)
    expect(() => placeBits(bits, packBits([1, 0, 0]), bits)).toThrow(RangeError)
  })
})
