/** A short text under a one-time pad of the key: bits used are struck out, and never used again. */
import { useState } from 'react'
import { fill } from '../../locales/fill'
import { decryptOnce, encryptOnce } from '../../model/postprocessing/key-use'
import { Button } from '../ui/Button'
import { useApp } from '../useApp'
import { hexOf, type Stores } from './stores'
import { TextForm } from './TextForm'

interface Sent {
  readonly bytes: Uint8Array
  readonly from: number
  readonly read: string
}

interface Props {
  readonly stores: Stores
  readonly onUse: (stores: Stores) => void
}

export function OneTimePad({ stores, onUse }: Props) {
  const { words, format } = useApp()
  const { use } = words.key
  const [sent, setSent] = useState<Sent | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const encrypt = (text: string) => {
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
    setSent({ bytes: padded.bytes, from: padded.from, read: read.done ? new TextDecoder().decode(read.bytes) : '' })
    onUse({ alice: padded.store, bob: read.done ? read.store : stores.bob })
  }
  const reuse = ({ bytes, from }: Sent) => {
    const read = decryptOnce(bytes, from, stores.bob)
    if (!read.done)
      setRefusal(fill(use.reused, { from: format.count(from + 1), to: format.count(from + 8 * bytes.length) }))
  }
  return (
    <TextForm
      testId="pad"
      onEncrypt={encrypt}
      note={use.padNote}
      result={
        <>
          {sent && (
            <>
              <p className="key-hex">{fill(use.sent, { hex: hexOf(sent.bytes) })}</p>
              <p>{fill(use.read, { text: sent.read })}</p>
            </>
          )}
          {refusal && <p>{refusal}</p>}
        </>
      }
    >
      {sent && (
        <Button className="key-small" onClick={() => reuse(sent)}>
          {use.again}
        </Button>
      )}
    </TextForm>
  )
}
