import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { fill } from '../../locales/fill'
import { dismissProblems } from '../../store/store'
import type { Format } from '../format'
import { Button } from '../ui/Button'
import { ICON } from '../ui/icon'
import { useApp, useAppState } from '../useApp'
import { problemWords } from './problem-words'
import './notes.css'

/** Remarks about the link, in words, until they are dismissed. */
export function ProblemsNote() {
  const { store, words, format } = useApp()
  const problems = useAppState((state) => state.problems)
  if (problems.length === 0) return null
  const sentences = [...new Set(problems.map((problem) => problemWords(problem, words, format)))]
  return (
    <section className="note" aria-label={words.lab.problems.title} data-testid="problems">
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Button kind="icon" aria-label={words.lab.dismiss} onClick={() => dismissProblems(store)}>
        <X {...ICON} />
      </Button>
    </section>
  )
}

/** Said where the browser gives the page no worker. */
export function InPageNote() {
  const { words } = useApp()
  const inPage = useAppState(({ run }) => run.inPage)
  const [read, setRead] = useState(false)
  if (!inPage || read) return null
  return (
    <section className="note" aria-label={words.lab.run.progress} data-testid="in-page">
      <p>{words.lab.run.inPage}</p>
      <Button kind="icon" aria-label={words.lab.dismiss} onClick={() => setRead(true)}>
        <X {...ICON} />
      </Button>
    </section>
  )
}

/** A new version of the page waits. */
export function UpdateNote() {
  const { words } = useApp()
  const update = useAppState((state) => state.update)
  if (!update) return null
  return (
    <section className="note" aria-label={words.lab.update.title}>
      <p>{words.lab.update.text}</p>
      <Button kind="link" onClick={update}>
        {words.lab.update.take}
      </Button>
    </section>
  )
}

/** A run shorter than this is over before a progress bar could be read, ms. */
const WORTH_SHOWING_MS = 400

/** `23.6 M`. */
const short = (n: number, format: Format): string => {
  const { value, unit } = format.si(n, '')
  return format.inline({ value: value.replace(/\.0+$/, ''), unit })
}

/** Whether the engine has been counting for long enough to say so. */
export function useLongRun(): boolean {
  const running = useAppState(({ run }) => run.status === 'running')
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!running) return setLate(false)
    const timer = setTimeout(() => setLate(true), WORTH_SHOWING_MS)
    return () => clearTimeout(timer)
  }, [running])
  return running && late
}

/** How far the engine has counted, with a way to stop it; results so far stay valid. */
export function RunProgress() {
  const { controls, words, format } = useApp()
  const done = useAppState(({ run }) => run.recording?.pulsesDone ?? 0)
  const all = useAppState(({ scenario }) => scenario.pulses)
  const { run } = words.lab
  const text = fill(run.counting, { done: short(done, format), all: short(all, format) })
  return (
    <div className="note note-run" data-testid="progress">
      <p id="run-progress">{text}</p>
      <progress aria-labelledby="run-progress" max={all} value={done} />
      <Button kind="link" onClick={() => controls.cancelRun()}>
        {run.cancel}
      </Button>
    </div>
  )
}
