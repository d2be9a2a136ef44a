import { type ReactNode, useState } from 'react'
import { Button } from '../ui/Button'
import { useApp } from '../useApp'

/** Letters of a text at most. */
const LONGEST = 200

interface Props {
  readonly onEncrypt: (text: string) => void
  /** Beside the button. */
  readonly choices?: ReactNode
  readonly note: string
  /** What came of it, told to a screen reader too. */
  readonly result: ReactNode
  readonly children?: ReactNode
  readonly testId: string
}

/** A short text to encrypt, and below it what came of it. */
export function TextForm({ onEncrypt, choices, note, result, children, testId }: Props) {
  const { use } = useApp().words.key
  const [text, setText] = useState('')
  return (
    <form
      className="key-use"
      onSubmit={(event) => {
        event.preventDefault()
        onEncrypt(text)
      }}
    >
      <div className="key-choices">
        <input
          aria-label={use.text}
          placeholder={use.placeholder}
          value={text}
          maxLength={LONGEST}
          onChange={(event) => setText(event.target.value)}
          data-testid={`${testId}-text`}
        />
        <Button type="submit" disabled={text === ''}>
          {use.encrypt}
        </Button>
        {choices}
      </div>
      <p className="key-quiet">{note}</p>
      <div role="status" data-testid={`${testId}-result`}>
        {result}
      </div>
      {children}
    </form>
  )
}
