import { memo, useEffect, useRef, useState } from 'react'
import { fill } from '../../locales/fill'
import type { Words } from '../../locales/index'
import { type KnownRow, known } from '../../model/engine/knowledge'
import { blockOfEvent, type EventBlock, type RecordedLight, type Recording, rowOf } from '../../model/engine/recording'
import type { Basis, Bit } from '../../model/physics/link/states'
import type { SourceKind } from '../../model/scenario/scenario'
import { eventsPerSecond, type Viewer } from '../../model/scenario/viewing'
import { lookedRecording, lookedSelected, lookedShown } from '../../store/sample'
import { headlineAt, selectHeadline } from '../../store/selectors'
import type { Format } from '../format'
import { Button } from '../ui/Button'
import { ArrowMark, TileMark } from '../ui/Marks'
import { useApp, useAppState } from '../useApp'
import { fateOf } from './fate'
import { lookAt, lookAtInSample } from './look-at'
import { sampleWords } from './sample-words'
import { countedBy } from './speed-words'
import { seesEve } from './state-words'
import { DRAWN_MS, useCalmState } from './useCalmState'
import { shownZoom } from './zoom'
import './photon-table.css'

/** Rows to a page, newest first. */
const PAGE = 200
/** Rows while playback is too fast to read them. */
const GLANCE = 40
/** Faster than this, rows cannot be read, events a second. */
const READABLE = 30

interface Columns {
  readonly eve: boolean
  /** Pulses come in three intensities. */
  readonly intensity: boolean
  /** There is something to say about the light of a pulse. */
  readonly light: boolean
}

interface RowProps {
  readonly block: EventBlock
  readonly index: number
  readonly lights: readonly RecordedLight[]
  readonly viewer: Viewer
  readonly source: SourceKind
  readonly columns: Columns
  readonly selected: boolean
  readonly words: Words
  readonly format: Format
  readonly onLook: (event: number) => void
}

const INTENSITIES = ['signal', 'weak', 'vacuum'] as const

/** "weak, 2": intensity and number of photons, as far as they are known. */
const lightWords = (row: KnownRow, { intensity }: Columns, words: Words['lab']['table']): string =>
  [intensity && row.intensity !== null ? words[INTENSITIES[row.intensity]] : null, row.photons]
    .filter((part) => part !== null)
    .join(', ')

/** Bit, tile and arrow of one side; what the viewer does not know is a dash, said in words. */
function SideCells({ bit, basis, words }: { bit: Bit | null; basis: Basis | null; words: Words['lab']['table'] }) {
  const basisName = basis === null ? null : basis === 'z' ? words.basisPlus : words.basisCross
  return (
    <>
      <td>{bit ?? <Unknown words={words} />}</td>
      <td className="photons-marks">
        {basis !== null && <TileMark basis={basis} />}
        {basis !== null && bit !== null && <ArrowMark basis={basis} bit={bit} />}
        {basisName === null ? <Unknown words={words} /> : <span className="visually-hidden">{basisName}</span>}
      </td>
    </>
  )
}

function Unknown({ words }: { readonly words: Words['lab']['table'] }) {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">{words.unknown}</span>
    </>
  )
}

/** One event. Drawn again only when its block, the viewer or the choice changes. */
const Row = memo(function Row(props: RowProps) {
  const { block, index, lights, viewer, source, columns, selected, words, format, onLook } = props
  const row = known(rowOf(block, lights, index), viewer, 'announced')
  const { table } = words.lab
  const n = format.integer(row.pulse + 1)
  const eveBasis =
    row.eve?.basis && table[row.eve.basis === 'z' ? 'basisPlus' : row.eve.basis === 'x' ? 'basisCross' : 'basisBetween']
  return (
    <tr aria-selected={selected || undefined} data-event={row.event}>
      <th scope="row">
        <button
          type="button"
          aria-label={fill(source === 'sp' ? table.look : table.lookPulse, { n })}
          aria-pressed={selected}
          onClick={() => onLook(row.event)}
        >
          {n}
        </button>
      </th>
      {columns.light && (
        <td className="photons-light">{lightWords(row, columns, table) || <Unknown words={table} />}</td>
      )}
      <SideCells bit={row.aliceBit} basis={row.aliceBasis} words={table} />
      {columns.eve && (
        <td className="photons-marks photons-eve">
          {row.eve ? (
            <>
              {row.eve.basis && <TileMark basis={row.eve.basis} />}
              <span className="visually-hidden">{eveBasis}</span> {row.eve.bit}
            </>
          ) : (
            <span className="photons-quiet">{row.touched ? table.touched : table.untouched}</span>
          )}
        </td>
      )}
      <SideCells bit={row.bobBit} basis={row.bobBasis} words={table} />
      <td className="photons-fate">{table.fates[fateOf(row)]}</td>
    </tr>
  )
})

/** Where the rows of a page are: newest first, those whose block is open. */
function pageOf(
  recording: Recording,
  newest: number,
  count: number,
): { block: EventBlock; index: number; event: number }[] {
  const rows: { block: EventBlock; index: number; event: number }[] = []
  for (let event = newest; event >= 0 && event > newest - count; event--) {
    const block = recording.opened.get(blockOfEvent(recording, event))
    if (block) rows.push({ block, index: event - block.firstEvent, event })
  }
  return rows
}

/** Every photon as a row: an equal partner of the bench for keyboard and screen reader. */
export function PhotonTable() {
  const { store, controls, words, format } = useApp()
  const state = useCalmState(DRAWN_MS)
  const { sample } = state
  const recording = lookedRecording(state)
  const shown = lookedShown(state)
  const playing = state.playback.playing && !sample
  // From close by the photon that is held is marked, chosen or not.
  const current = useAppState((now) => {
    const selected = lookedSelected(now)
    return selected === null && shownZoom(now.viewing) === 1 ? lookedShown(now) - 1 : selected
  })
  const viewer = useAppState(({ viewing }) => viewing.viewer)
  const fast = useAppState(({ viewing, playback }) => playback.playing && eventsPerSecond(viewing.speed) > READABLE)
  const source = useAppState(({ scenario }) => scenario.source)
  const eve = useAppState(
    ({ scenario, edits }) => scenario.attack !== 'off' || edits.some((edit) => edit.attack !== 'off'),
  )
  const { kept, errors } = sample ? headlineAt(sample.recording, shown, viewer) : selectHeadline(state)
  const [page, setPage] = useState(0)
  const [turnedTo, setTurnedTo] = useState<number | null>(null)
  const { table } = words.lab

  // A fresh run and a playing one begin at the newest row; one that is looked at turns to its page once.
  if (page > 0 && (playing || page * PAGE >= shown)) setPage(0)
  else if (!playing && current !== turnedTo) {
    setTurnedTo(current)
    if (current !== null && current < shown) setPage(Math.floor((shown - 1 - current) / PAGE))
  }

  const newest = shown - 1 - page * PAGE
  const count = fast ? GLANCE : PAGE
  useEffect(() => {
    if (newest >= 0 && !sample) controls.open(Math.max(0, newest - count + 1), newest)
  }, [controls, newest, count, sample])

  const rows = recording ? pageOf(recording, newest, count) : []
  // The one that is looked at comes into the sight of the box, and the page stays where it is.
  const box = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that come later count too
  useEffect(() => {
    const row = current === null ? null : box.current?.querySelector<HTMLElement>(`[data-event="${current}"]`)
    if (!box.current || !row || playing) return
    const head = box.current.querySelector('thead')?.offsetHeight ?? 0
    const { offsetTop, offsetHeight } = row
    const [from, to] = [box.current.scrollTop + head, box.current.scrollTop + box.current.clientHeight]
    if (offsetTop < from || offsetTop + offsetHeight > to) box.current.scrollTop = offsetTop - head - offsetHeight
  }, [current, playing, page, rows.length])
  const columns: Columns = {
    eve: eve && seesEve(viewer),
    intensity: source === 'decoy',
    light: source === 'decoy' || (source !== 'sp' && viewer === 'all'),
  }
  const counted = countedBy(source, sample ? 'pulses' : recording?.eventKind)
  const caption = viewer === 'all' ? table.captions[counted] : table.captionsWithoutErrors[counted]
  const values = { n: format.count(shown), k: format.count(kept), e: format.count(errors) }
  const look = (event: number) => (sample ? lookAtInSample : lookAt)(store, controls, event)
  const oldestShown = Math.max(0, newest - count + 1)

  return (
    <section className="photons" aria-labelledby="photons-title" data-testid="table">
      <header className="photons-head">
        <h2 id="photons-title">{table.title}</h2>
        <p>{shown === 0 ? table.empty : sample ? sampleWords(sample, words, format) : fill(caption, values)}</p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section ref={box} className="photons-scroll" aria-label={table.scroll} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span aria-hidden="true">{table.number}</span>
                <span className="visually-hidden">{table.numberWords}</span>
              </th>
              {columns.light && <th scope="col">{table.kind}</th>}
              <th scope="colgroup" colSpan={2}>
                {table.alice}
              </th>
              {columns.eve && <th scope="col">{table.eve}</th>}
              <th scope="colgroup" colSpan={2}>
                {table.bob}
              </th>
              <th scope="col">{table.fate}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ block, index, event }) => (
              <Row
                key={event}
                block={block}
                index={index}
                lights={recording?.lights ?? []}
                viewer={viewer}
                source={source}
                columns={columns}
                selected={event === current}
                words={words}
                format={format}
                onLook={look}
              />
            ))}
          </tbody>
        </table>
        {shown > 0 && rows.length === 0 && <p className="photons-quiet">{table.opening}</p>}
      </section>
      {shown > PAGE && (
        <footer className="photons-pages">
          {playing ? (
            <p className="photons-quiet">{table.pauseToBrowse}</p>
          ) : (
            <>
              <span className="photons-quiet">
                {fill(table.range, { from: format.count(newest + 1), to: format.count(oldestShown + 1) })}
              </span>
              <Button kind="link" disabled={page === 0} onClick={() => setPage(page - 1)}>
                {table.newer}
              </Button>
              <Button kind="link" disabled={oldestShown === 0} onClick={() => setPage(page + 1)}>
                {table.older}
              </Button>
            </>
          )}
        </footer>
      )}
    </section>
  )
}
