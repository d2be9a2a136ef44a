/** A relayed key step by step: in clear at a node, then as ciphertext on the way to the next. Pure. */
import { type PackedBits, unpackBits } from '../../model/math/packed-bits'
import { hopsOf, type RelayedKey, shareBits } from '../../model/network/keys/relayed-key'

export type HopStep =
  | { readonly kind: 'clear'; readonly share: number; readonly node: string; readonly key: PackedBits }
  | {
      readonly kind: 'sent'
      readonly share: number
      readonly hop: number
      readonly from: string
      readonly to: string
      /** Link whose key bits are the pad. */
      readonly link: string
      /** What the sender of this hop holds, the pad, and key ⊕ pad: only the last is ever sent. */
      readonly key: PackedBits
      readonly pad: PackedBits
      readonly sent: PackedBits
    }

/** Every step of a key, share after share, from the sender to the receiver. */
export function hopSteps(key: RelayedKey): readonly HopStep[] {
  return key.shares.flatMap(({ nodes, pads }, share) => {
    let inClear = shareBits(key, share)
    const steps: HopStep[] = [{ kind: 'clear', share, node: nodes[0]!, key: inClear }]
    hopsOf(key, share).forEach(({ from, to, pad, ciphertext, received }, hop) => {
      const link = pads[hop]!.stream.link
      steps.push({ kind: 'sent', share, hop, from, to, link, key: inClear, pad, sent: ciphertext })
      steps.push({ kind: 'clear', share, node: to, key: received })
      inClear = received
    })
    return steps
  })
}

/** The first bits, in groups of eight. */
export const bitsText = (bits: PackedBits, shown: number): string =>
  [...unpackBits(bits).subarray(0, shown)].join('').replace(/(.{8})(?=.)/g, '$1 ')
