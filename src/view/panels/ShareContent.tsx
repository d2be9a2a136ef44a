import { Check, Copy, Download, FolderOpen } from 'lucide-react'
import { useRef, useState } from 'react'
import { fill } from '../../locales/fill'
import { LONGEST_LINK } from '../../model/scenario/fields'
import { openScenarioFile, scenarioFile } from '../../store/scenario-file'
import { offerFile } from '../network/offer-file'
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

/** A file of settings is never longer. */
const LARGEST_FILE = 5_000_000

/** The link as text, on the clipboard, and as a code; and all of it as a file, which has no longest length. */
export default function ShareContent() {
  const { words, format } = useApp()
  const { share } = words.lab
  const link = useAppState(linkOf)
  const length = format.integer(link.length)
  return (
    <div className="share">
      {link.length > LONGEST_LINK ? <p>{fill(share.tooLong, { n: length })}</p> : <LinkText link={link} />}
      {link.length <= LONGEST_QR && <QrCode text={link} label={share.qr} />}
      {link.length > LONGEST_QR && link.length <= LONGEST_LINK && (
        <p className="share-note">{fill(share.noQr, { n: length })}</p>
      )}
      <FileRow primary={link.length > LONGEST_LINK} />
    </div>
  )
}

/** The link and the button that copies it. */
function LinkText({ link }: { readonly link: string }) {
  const { shell, words } = useApp()
  const { share } = words.lab
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState<boolean | null>(null)
  const copy = async () => {
    const done = await copyText(link, field.current)
    setCopied(done)
    say(shell, done ? share.copied : share.copyByHand)
  }
  return (
    <>
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
    </>
  )
}

/** Saves everything as a file, and opens one that is chosen or dropped. */
function FileRow({ primary }: { readonly primary: boolean }) {
  const { store, shell, words } = useApp()
  const { share } = words.lab
  const input = useRef<HTMLInputElement>(null)
  const [answer, setAnswer] = useState('')
  const open = async (file: File | undefined) => {
    if (!file) return
    // A folder that is dropped has no text.
    const text = file.size > LARGEST_FILE ? '' : await file.text().catch(() => '')
    const said = openScenarioFile(store, text) ? share.opened : share.notOpened
    setAnswer(said)
    say(shell, said)
  }
  return (
    <fieldset
      className="share-file"
      aria-label={share.openHint}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        void open(event.dataTransfer.files[0])
      }}
    >
      <Button
        kind={primary ? 'primary' : 'outlined'}
        data-testid="share-save"
        onClick={() => offerFile(scenarioFile(store.getState()), 'application/json', 'eavesdrop.json')}
      >
        <Download {...ICON} />
        {share.file}
      </Button>
      <Button onClick={() => input.current?.click()}>
        <FolderOpen {...ICON} />
        {share.openFile}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={share.openFile}
        data-testid="share-open"
        onChange={(event) => {
          void open(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <p className="share-note" data-testid="share-answer">
        {answer === '' ? share.openHint : answer}
      </p>
    </fieldset>
  )
}
