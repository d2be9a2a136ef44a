/** A text under AES-256-GCM: 256 bits of the key serve for many texts, and a changed one is refused. */
import { useState } from 'react'
import { fill } from '../../locales/fill'
import { takeCipherKey } from '../../model/postprocessing/key-use'
import { cipherMaker, openText, sealText } from '../../worker/cipher'
import { Switch } from '../ui/Switch'
import { useApp } from '../useApp'
import { hexOf, type Stores } from './stores'
import { TextForm } from './TextForm'

const NONCE_BYTES = 12
/** Bytes of the tag at the end of a sealed text. */
const TAG_BYTES = 16

/** Counts the texts: never the same twice under one key. */
function nonceOf(texts: number): Uint8Array {
  const nonce = new Uint8Array(NONCE_BYTES)
  new DataView(nonce.buffer).setUint32(NONCE_BYTES - 4, texts)
  return nonce
}

interface Sent {
  readonly hex: string
  readonly tag: string
  readonly nonce: string
  /** Null: Bob refused it. */
  readonly read: string | null
}

interface Props {
  readonly stores: Stores
  readonly onUse: (stores: Stores) => void
}

export function CipherText({ stores, onUse }: Props) {
  const { words, format } = useApp()
  const { use } = words.key
  const [tamper, setTamper] = useState(false)
  const [cipher, setCipher] = useState<{ alice: Uint8Array; bob: Uint8Array; texts: number } | null>(null)
  const [sent, setSent] = useState<Sent | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const encrypt = async (text: string) => {
    let own = cipher
    if (!own) {
      const [alice, bob] = [takeCipherKey(stores.alice), takeCipherKey(stores.bob)]
      if (!alice.done || !bob.done) {
        const unused = stores.alice.key.bits - stores.alice.used
        setRefusal(fill(use.aesNeeds, { unused: format.count(unused) }))
        return
      }
      own = { alice: alice.key, bob: bob.key, texts: 0 }
      onUse({ alice: alice.store, bob: bob.store })
    }
    const sealed = await sealText(new TextEncoder().encode(text), own.alice, nonceOf(own.texts))
    const arrived = { ...sealed, bytes: sealed.bytes.slice() }
    if (tamper) arrived.bytes[0]! ^= 1
    const read = await openText(arrived, own.bob)
    setRefusal(null)
    setCipher({ ...own, texts: own.texts + 1 })
    setSent({
      hex: hexOf(arrived.bytes.subarray(0, -TAG_BYTES)),
      tag: hexOf(arrived.bytes.subarray(-TAG_BYTES)),
      nonce: hexOf(sealed.nonce),
      read: read.done ? new TextDecoder().decode(read.text) : null,
    })
  }
  return (
    <TextForm
      testId="aes"
      onEncrypt={(text) => void encrypt(text)}
      choices={
        <Switch
          label={use.tamper}
          state={tamper ? use.on : use.off}
          on={tamper}
          onChange={setTamper}
          testId="aes-tamper"
        />
      }
      note={`${use.aesNote} ${use.makers[cipherMaker()]}`}
      result={
        <>
          {sent && (
            <>
              <p className="key-hex">{fill(use.sent, { hex: sent.hex })}</p>
              <p className="key-hex key-quiet">{fill(use.nonce, { n: sent.nonce, tag: sent.tag })}</p>
              <p>{sent.read === null ? use.altered : fill(use.read, { text: sent.read })}</p>
            </>
          )}
          {refusal && <p>{refusal}</p>}
        </>
      }
    />
  )
}
