/** Reconciliation: Cascade's questions one by one, or the frames of the one-way code. */
import { Pause, Play, SkipForward, StepBack, StepForward } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { fill } from '../../locales/fill'
import type { Words } from '../../locales/index'
import type { CascadePicture } from '../../model/postprocessing/reconciliation/cascade/picture'
import type { Format } from '../format'
import { Button } from '../ui/Button'
import { ICON } from '../ui/icon'
import { useApp, useAppState } from '../useApp'
import { LdpcFrames } from './LdpcFrames'
import type { KeyMade } from './made'
import { PassTable } from './PassTable'
import { SearchDrawing } from './SearchDrawing'
import { lensOf, type SearchFrame, searchFrames } from './search-frames'
import { seesBob } from './strip-view'
import { useWidth } from './useWidth'

/** From one parity to the next: slow enough to be read, ms. */
const STEP_MS = 1100

export function CorrectPicture({ made }: { readonly made: KeyMade }) {
  const { words, format } = useApp()
  const w = words.key.correct
  const { reconciliation } = made.outcome.stages
  if (!reconciliation) return null
  const figures = {
    n: format.count(reconciliation.corrections),
    leaked: format.count(reconciliation.leaked),
    rounds: format.count(reconciliation.rounds),
    f: reconciliation.efficiency === null ? '–' : format.decimal(reconciliation.efficiency, 3),
    shannon: format.decimal(reconciliation.shannonBits, 1),
  }
  return (
    <div className="key-picture">
      <h3>{made.picture ? w.title : w.ldpc.title}</h3>
      {made.picture ? (
        <>
          <p className="key-say">{fill(reconciliation.corrections === 0 ? w.none : w.summary, figures)}</p>
          {made.picture.errors.length > 0 && <Search picture={made.picture} />}
          <PassTable picture={made.picture} />
          <p className="key-quiet">{w.caution}</p>
        </>
      ) : (
        <LdpcFrames reconciliation={reconciliation} />
      )}
    </div>
  )
}

function Search({ picture }: { readonly picture: CascadePicture }) {
  const { words, format } = useApp()
  const viewer = useAppState(({ viewing }) => viewing.viewer)
  const w = words.key.correct
  const [box, width] = useWidth()
  const frames = useMemo(() => searchFrames(picture), [picture])
  const [at, setAt] = useState(0)
  const [playing, setPlaying] = useState(false)
  const last = frames.length - 1
  const frame = frames[Math.min(at, last)]
  useEffect(() => {
    if (!playing) return
    const timer = setInterval(() => setAt((now) => Math.min(now + 1, last)), STEP_MS)
    return () => clearInterval(timer)
  }, [playing, last])
  if (playing && at >= last) setPlaying(false)
  if (!frame) return null
  const go = (to: number) => {
    setPlaying(false)
    setAt(Math.max(0, Math.min(last, to)))
  }
  const play = () => {
    if (at >= last) setAt(0)
    setPlaying(at >= last || !playing)
  }
  const next = frames.findIndex(({ error }) => error > frame.error)
  const text = sentenceOf(words, format, picture, frame)
  const rows = Math.max(...frames.filter(({ error }) => error === frame.error).map(({ rows: { length } }) => length))
  const lens = width > 0 ? lensOf(frame, Math.floor((width - (width < 520 ? 80 : 194)) / 9)) : null
  return (
    <div ref={box} className="key-search" data-testid="key-search" data-frame={at} data-frames={frames.length}>
      <div className="key-counting">
        <dl className="key-counters">
          <div>
            <dt>{w.leaked}</dt>
            <dd data-testid="key-told">{format.count(frame.told)}</dd>
          </div>
          <div>
            <dt>{w.corrected}</dt>
            <dd data-testid="key-corrected">{format.count(frame.corrected)}</dd>
          </div>
        </dl>
        <p className="key-quiet">{fill(w.position, { k: frame.error + 1, n: picture.errors.length })}</p>
      </div>
      {width > 0 && (
        <SearchDrawing
          picture={picture}
          frame={frame}
          rows={rows}
          width={width}
          viewer={viewer}
          words={w}
          name={fill(w.picture, { k: frame.error + 1, text })}
        />
      )}
      {/* Said aloud step by step, but not while it plays by itself. */}
      <p className="key-say key-sentence" aria-live={playing ? 'off' : 'polite'} data-testid="key-sentence">
        {text}
      </p>
      <div className="key-steps">
        <Button onClick={play}>
          {playing ? <Pause {...ICON} /> : <Play {...ICON} />}
          {playing ? w.pause : w.play}
        </Button>
        <Button kind="quiet" disabled={at === 0} onClick={() => go(at - 1)}>
          <StepBack {...ICON} />
          {w.back}
        </Button>
        <Button kind="quiet" disabled={at >= last} onClick={() => go(at + 1)}>
          <StepForward {...ICON} />
          {w.step}
        </Button>
        <Button kind="quiet" disabled={next < 0} onClick={() => go(next)}>
          <SkipForward {...ICON} />
          {w.next}
        </Button>
        <Button kind="quiet" disabled={at >= last} onClick={() => go(last)}>
          {w.skip}
        </Button>
      </div>
      <p className="key-quiet">
        {[
          lens ? '' : w.tooLong,
          seesBob(viewer) ? '' : w.hidden,
          at >= last ? fill(w.done, { n: picture.errors.length, all: format.count(picture.totals.corrections) }) : '',
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </div>
  )
}

/** What is said under a picture. */
function sentenceOf(
  words: Words,
  format: Format,
  picture: CascadePicture,
  { rows, found, reopens, error, block }: SearchFrame,
): string {
  const { says } = words.key.correct
  const { keyIndex, reopened } = picture.errors[error]!
  const pass = block.pass + 1
  if (reopens && reopened) return fill(says.reopened, { pass, bit: format.count(reopened.keyIndex + 1) })
  if (found) return fill(says.flip, { bit: format.count(keyIndex + 1) })
  const row = rows.at(-1)!
  const said = { a: row.alice, b: row.bob }
  if (row.whole) {
    const n = format.count(row.end - row.from)
    return fill(row.alice === row.bob ? says.wholeEven : says.wholeOdd, { ...said, pass, n })
  }
  if (row.turned) return row.odd ? says.turnedLeft : says.turnedRight
  return fill(row.odd ? says.left : says.right, said)
}
