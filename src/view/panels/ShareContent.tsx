import { Check, Copy } from 'lucide-react'
import { useRef, useState } from 'react'
import { fill } from '../../locales/fill'
import { LONGEST_LINK } from '../../model/scenario/fields'
import { Button } from '../ui/Button'
import { ICON } from '../ui/icon'
import { QrCode } from '../ui/QrCode'
import { useApp, useAppState } from '../useApp'
import { copyText } from './clipboard'
import { linkOf } from './link'
import { say } from './shell'
import './share.css'

/** Longest link that is offered as a code: beyond it a phone no longer reads it from the back row. */
const LONGEST_QR = 180

/** The link as text, on the clipboard, and as a code. */
export default function ShareContent() {
  const { shell, words, format } = useApp()
  const { share } = words.lab
  const link = useAppState(linkOf)
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState<boolean | null>(null)
  const copy = async () => {
    const done = await copyText(link, field.current)
    setCopied(done)
    say(shell, done ? share.copied : share.copyByHand)
  }
  const length = format.integer(link.length)
  if (link.length > LONGEST_LINK) return <p>{fill(share.tooLong, { n: length })}</p>
  return (
    <div className="share">
      <p>{share.lead}</p>
      <div className="share-link">
        <input
          ref={field}
          type="text"
          readOnly
          aria-label={share.link}
          data-testid="share-link"
          value={link}
          onFocus={(event) => event.target.select()}
        />
        <Button kind="primary" onClick={() => void copy()}>
          {copied ? <Check {...ICON} /> : <Copy {...ICON} />}
          {share.copy}
        </Button>
      </div>
      <p className="share-answer">{copied === null ? '' : copied ? share.copied : share.copyByHand}</p>
      {link.length <= LONGEST_QR ? (
        <QrCode text={link} label={share.qr} />
      ) : (
        <p className="share-note">{fill(share.noQr, { n: length })}</p>
      )}
    </div>
  )
}
