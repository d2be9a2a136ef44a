import { expect, it } from 'vitest'
import { unpackBits, xorBits } from '../../model/math/packed-bits'
import { keyAtReceiver, type RelayedKey } from '../../model/network/keys/relayed-key'
import { bitsText, hopSteps } from './hop-steps'

const pad = (link: string) => ({ stream: { seed: 5, link, born: 0 }, from: 64 })
const key: RelayedKey = {
  seed: 5,
  serial: 2,
  from: 'A',
  to: 'B',
  bits: 96,
  shares: [
    { nodes: ['A', 'R', 'S', 'B'], pads: [pad('A-R'), pad('R-S'), pad('S-B')] },
    { nodes: ['A', 'T', 'B'], pads: [pad('A-T'), pad('T-B')] },
  ],
}

it('alternates between a node that holds the share in clear and a fibre that carries it XOR the pad', () => {
  const steps = hopSteps(key)
  expect(steps.map((step) => (step.kind === 'clear' ? step.node : step.link))).toEqual([
    'A',
    'A-R',
    'R',
    'R-S',
    'S',
    'S-B',
    'B',
    'A',
    'A-T',
    'T',
    'T-B',
    'B',
  ])
  for (const [i, step] of steps.entries()) {
    if (step.kind === 'clear') continue
    const [before, after] = [steps[i - 1]!, steps[i + 1]!]
    expect(step.key).toEqual(before.key)
    expect(xorBits(step.sent, step.pad)).toEqual(after.key)
    expect([...unpackBits(step.sent)]).not.toEqual([...unpackBits(step.key)])
  }
  // What arrives on all paths gives the key.
  const ends = steps.filter((step, i) => step.kind === 'clear' && (i === 6 || i === 11))
  expect(ends.map((step) => step.key).reduce(xorBits)).toEqual(keyAtReceiver(key))
})

it('writes bits in groups of eight', () => {
  const text = bitsText(hopSteps(key)[0]!.key, 20)
  expect(text).toMatch(/^[01]{8} [01]{8} [01]{4}$/)
})
