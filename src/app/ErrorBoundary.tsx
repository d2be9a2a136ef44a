import { Component, type ErrorInfo, type ReactNode } from 'react'
import type { Words } from '../locales/index'
import type { AppStore } from '../store/store'
import { copyText } from '../view/panels/clipboard'
import { linkOf } from '../view/panels/link'
import { Button } from '../view/ui/Button'
import '../view/panels/failure.css'

interface Props {
  readonly store: AppStore
  readonly words: Words
  readonly children: ReactNode
}

interface BoundaryState {
  readonly error: Error | null
  readonly where: string
  readonly answer: string
}

/** Where a part of the page broke: a card with the link and the details; the rest of the page goes on. */
export class ErrorBoundary extends Component<Props, BoundaryState> {
  override state: BoundaryState = { error: null, where: '', answer: '' }

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override componentDidCatch(_: Error, { componentStack }: ErrorInfo) {
    this.setState({ where: componentStack ?? '' })
  }

  override render() {
    const { error, where, answer } = this.state
    const { store, words, children } = this.props
    if (!error) return children
    const { failed, share } = words.lab
    const link = linkOf(store.getState())
    const copy = async () => {
      const details = [link, `${error.name}: ${error.message}`, where].join('\n')
      this.setState({ answer: (await copyText(details, null)) ? share.copied : details })
    }
    return (
      <main className="failure failure-page" id="main" tabIndex={-1} role="alert" data-testid="failure">
        <h1>{failed.title}</h1>
        <p>{failed.text}</p>
        <input type="text" readOnly aria-label={share.link} value={link} />
        <p className="failure-reason">{error.message}</p>
        <div className="failure-actions">
          <Button onClick={() => this.setState({ error: null, answer: '' })}>{failed.retry}</Button>
          <Button onClick={() => void copy()}>{failed.copyDetails}</Button>
        </div>
        <p className="failure-reason">{answer}</p>
      </main>
    )
  }
}
