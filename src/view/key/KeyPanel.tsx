/** From the bits of this run to a key: the ledger, what correction cost, and the key put to use. */
import { useEffect, useRef, useState } from 'react'
import { fill } from '../../locales/fill'
import type { KeyAnswer, KeyWish } from '../../worker/key-messages'
import { Button } from '../ui/Button'
import { Select } from '../ui/Select'
import { useApp, useAppState } from '../useApp'
import { KeyResult } from './KeyResult'
import './key.css'

type Method = 'best' | 'batch' | 'original' | 'ldpc'

const EPSILON = 1e-10

const wishOf = (method: Method, finite: boolean): KeyWish => ({
  method: method === 'ldpc' ? 'ldpc' : 'cascade',
  variant: method === 'original' ? 'original' : 'streak',
  mode: method === 'best' ? 'depth-first' : 'batch',
  finite,
  secrecy: EPSILON,
  correctness: EPSILON,
  authenticate: true,
  blockBits: null,
})

export default function KeyPanel() {
  const { controls, words } = useApp()
  const { key } = words
  const recording = useAppState(({ run }) => run.recording)
  const counted = useAppState(({ run }) => run.status === 'done' && run.recording?.finished === true)
  const [method, setMethod] = useState<Method>('best')
  const [length, setLength] = useState<'long' | 'finite'>('long')
  const [making, setMaking] = useState(false)
  const [answer, setAnswer] = useState<KeyAnswer | null>(null)
  /** A newer wish or another run makes an older answer void. */
  const latest = useRef(0)
  const scenario = recording?.scenario
  const edits = recording?.edits
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run has other bits
  useEffect(() => {
    latest.current++
    setAnswer(null)
    setMaking(false)
  }, [scenario, edits])
  const make = async (wish: KeyWish) => {
    const mine = ++latest.current
    setMaking(true)
    const made = await controls.makeKey(wish)
    if (latest.current !== mine) return
    setMaking(false)
    setAnswer(made)
  }
  const choose = (next: { method?: Method; length?: 'long' | 'finite' }) => {
    const now = { method, length, ...next }
    setMethod(now.method)
    setLength(now.length)
    // What is shown always belongs to what is chosen.
    if (answer) void make(wishOf(now.method, now.length === 'finite'))
  }
  return (
    <section className="key" aria-labelledby="key-title" data-testid="key" aria-busy={making}>
      <h2 id="key-title">{key.title}</h2>
      <p className="key-quiet">{key.intro}</p>
      <div className="key-choices">
        <Select
          label={key.method}
          value={method}
          options={(['best', 'batch', 'original', 'ldpc'] as const).map((value) => ({
            value,
            text: key.methods[value],
          }))}
          onChange={(value) => choose({ method: value })}
        />
        <Select
          label={key.length}
          value={length}
          options={(['long', 'finite'] as const).map((value) => ({ value, text: key.lengths[value] }))}
          onChange={(value) => choose({ length: value })}
          testId="key-length"
        />
        <Button
          disabled={!counted || making}
          onClick={() => void make(wishOf(method, length === 'finite'))}
          data-testid="make-key"
        >
          {making ? key.making : key.make}
        </Button>
      </div>
      {!counted && <p className="key-quiet">{key.wait}</p>}
      {length === 'long' && answer?.made && <p className="key-quiet">{key.lengthNote}</p>}
      {answer?.made === false && <p>{fill(key.problems[answer.problem], {})}</p>}
      {answer?.made && <KeyResult answer={answer} cascade={method !== 'ldpc'} />}
    </section>
  )
}
