import { useRef, useState } from 'react'
import { fill } from '../../locales/fill'
import { Button } from '../ui/Button'
import { useApp, useAppState } from '../useApp'
import { copyText } from './clipboard'
import { linkOf } from './link'
import './failure.css'

/** The engine stopped: what it said, the way back, and the link with all settings. The rest of the page goes on. */
export function RunFailure() {
  const { controls, store, words } = useApp()
  const error = useAppState(({ run }) => (run.status === 'failed' ? run.error : null))
  const field = useRef<HTMLInputElement>(null)
  const [answer, setAnswer] = useState('')
  if (!error) return null
  const { run, share } = words.lab
  const link = linkOf(store.getState())
  const copy = async () => setAnswer((await copyText(link, field.current)) ? share.copied : share.copyByHand)
  return (
    <section className="failure" role="alert" data-testid="failure">
      <h2>{run.failedTitle}</h2>
      <p>{run.failed}</p>
      <input ref={field} type="text" readOnly aria-label={share.link} value={link} />
      <p className="failure-reason">{fill(run.reason, { message: error.message })}</p>
      <div className="failure-actions">
        <Button onClick={() => controls.restart()}>{run.restart}</Button>
        <Button onClick={() => void copy()}>{run.copyLink}</Button>
        <span>{answer}</span>
      </div>
    </section>
  )
}
