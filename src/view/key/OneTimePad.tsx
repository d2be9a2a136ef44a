/** A short text under a one-time pad of the key just made: bits used are struck out, and never used again. */
import { useState } from 'react'
import { fill } from '../../locales/fill'
import type { PackedBits } from '../../model/math/packed-bits'
import { type KeyStore, storeOf } from '../../model/postprocessing/key-store'
import { decryptOnce, encryptOnce } from '../../model/postprocessing/key-use'
import { Button } from '../ui/Button'
import { useApp } from '../useApp'

interface Sent {
  readonly hex: string
  readonly read: string
}

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ')

export function OneTimePad({ keys }: { readonly keys: { readonly alice: PackedBits; readonly bob: PackedBits } }) {
  const { words, format } = useApp()
  const { use } = words.key
  const [text, setText] = useState('')
  const [stores, setStores] = useState<{ alice: KeyStore; bob: KeyStore }>(() => ({
    alice: storeOf(keys.alice),
    bob: storeOf(keys.bob),
  }))
  const [sent, setSent] = useState<Sent | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const encrypt = () => {
    const padded = encryptOnce(new TextEncoder().encode(text), stores.alice)
    if (!padded.done) {
      const { problem } = padded
      const [needed, unused] = problem.reason === 'key-used-up' ? [problem.needed, problem.unused] : [0, 0]
      setRefusal(fill(use.refused, { needed: format.count(needed), unused: format.count(unused) }))
      return
    }
    // Bob has his own key, and only that.
    const read = decryptOnce(padded.bytes, padded.from, stores.bob)
    setRefusal(null)
    setSent({ hex: hexOf(padded.bytes), read: read.done ? new TextDecoder().decode(read.bytes) : '' })
    setStores({ alice: padded.store, bob: read.done ? read.store : stores.bob })
  }
  return (
    <form
      className="key-use"
      onSubmit={(event) => {
        event.preventDefault()
        encrypt()
      }}
    >
      <h3>{use.title}</h3>
      <div className="key-choices">
        <input
          aria-label={use.text}
          placeholder={use.placeholder}
          value={text}
          maxLength={200}
          onChange={(event) => setText(event.target.value)}
          data-testid="pad-text"
        />
        <Button type="submit" disabled={text === ''}>
          {use.encrypt}
        </Button>
      </div>
      <div role="status" data-testid="pad-result">
        {refusal && <p>{refusal}</p>}
        {sent && (
          <>
            <p className="key-hex">{fill(use.sent, { hex: sent.hex })}</p>
            <p>{fill(use.read, { text: sent.read })}</p>
          </>
        )}
        <p className="key-quiet">
          {fill(use.struck, { used: format.count(stores.alice.used), all: format.count(keys.alice.bits) })}
        </p>
      </div>
    </form>
  )
}
