import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bitAt } from '../../../math/packed-bits'
import { randomBits, testDice } from '../noisy-keys.testing'
import { CascadeAlice } from './alice'
import { BobLayer } from './bob-layer'
import { Layer } from './layers'

const anyLayer = fc
  .record({
    bits: fc.integer({ min: 1, max: 400 }),
    seed: fc.nat(),
    kind: fc.constantFrom('ordered', 'permuted', 'subset'),
  })
  .map(({ bits, seed, kind }) => {
    const dice = testDice(seed)
    const key = randomBits(bits, dice)
    const layer =
      kind === 'ordered'
        ? Layer.ordered(bits, 7)
        : kind === 'permuted'
          ? Layer.permuted(bits, 7, dice)
          : Layer.subset(bits, dice)
    return { key, layer }
  })

it('positions and key bits name each other, and a bit left out has none', () =>
  fc.assert(
    fc.property(anyLayer, ({ key, layer }) => {
      const members = new Set(Array.from({ length: layer.size }, (_, p) => layer.keyIndex(p)))
      expect(members.size).toBe(layer.size)
      for (let i = 0; i < key.bits; i++) {
        const p = layer.position(i)
        expect(p >= 0).toBe(members.has(i))
        if (p >= 0) expect(layer.keyIndex(p)).toBe(i)
      }
    }),
  ))

it('Alice and Bob find the parity of any stretch that the bits themselves have', () =>
  fc.assert(
    fc.property(anyLayer, fc.nat(), fc.nat(), ({ key, layer }, a, b) => {
      fc.pre(layer.size > 0)
      const from = a % layer.size
      const to = from + 1 + (b % (layer.size - from))
      let parity = 0
      for (let p = from; p < to; p++) parity ^= bitAt(key, layer.keyIndex(p))
      const alice = new CascadeAlice(key)
      alice.openLayer(layer)
      const answers = new Uint8Array(1)
      const [layers, froms, tos] = [0, from, to].map((value) => Int32Array.of(value)) as [
        Int32Array,
        Int32Array,
        Int32Array,
      ]
      alice.answerParities({ count: 1, layer: layers, from: froms, to: tos, answers })
      expect(answers[0]).toBe(parity)
      const bob = new BobLayer(layer, key)
      if (layer.kind === 'subset') bob.learnBlock(0, layer.size, 1)
      expect(bob.parity(from, to)).toBe(parity)
    }),
  ))
