import { ChevronDown } from 'lucide-react'
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { fill } from '../../../locales/fill'
import type { PairVerdict } from '../../../model/network/keys/verdicts'
import type { Pair } from '../../../model/network/pairs'
import { ROUTINGS, type Routing } from '../../../model/network/routing/graph'
import { MOST_SHARES } from '../../../model/network/text/scene'
import { networkOf, setScene } from '../../../store/network'
import { ChartFrame, type Drawing } from '../../charts/ChartFrame'
import { Explain } from '../../charts/Explain'
import { linkOf } from '../../panels/link'
import { circle, type Mark, roundedRectangle } from '../../scene/geometry/shape'
import { ICON } from '../../ui/icon'
import { MarkSvg } from '../../ui/MarkSvg'
import { Segmented } from '../../ui/Segmented'
import { useApp, useAppState } from '../../useApp'
import { VERSION } from '../../version'
import { useNetwork, useNetworkTools } from '../useNetwork'
import { listWords, nameOf, rateWords } from '../words'
import type { EvidenceProps } from './evidence'
import './pairs.css'
import './line-chart.css'

/** Into how many shares a key can be split. */
const SHARES = Array.from({ length: MOST_SHARES }, (_, i) => i + 1)

/** More users make a table, not a matrix. */
const MOST_USERS = 24

const square: Mark = [{ d: roundedRectangle(-6.5, -6.5, 13, 13, 2), fill: 'ink' }]
const diamond: Mark = [{ d: 'M0-9.5L9.5 0L0 9.5L-9.5 0Z', stroke: 'ink', fill: 'page' }]
const dot: Mark = [{ d: circle(1.4), fill: 'line' }]

/** Everything about one pair of users. */
interface Entry extends Pair {
  readonly nameA: string
  readonly nameB: string
  readonly verdict: PairVerdict | null
}

/** Who can talk to whom: a square for a fibre of their own, a diamond for a way through relays. */
export default function PairsEvidence({ layout }: EvidenceProps) {
  const { words: all, format } = useApp()
  const words = all.network
  const w = words.pairs
  const link = useAppState(linkOf)
  const seed = useAppState(({ scenario }) => scenario.seed)
  const { answer, network, pair } = useNetwork(
    useShallow((state) => ({ answer: state.answer, network: networkOf(state), pair: state.scene.pair })),
  )
  const users = answer?.pairs.users ?? []
  const entries = useMemo((): readonly Entry[] => {
    const verdicts = new Map((answer?.verdicts ?? []).map((v) => [`${v.a} ${v.b}`, v]))
    return (answer?.pairs.pairs ?? []).map((each) => ({
      ...each,
      nameA: nameOf(network, each.a),
      nameB: nameOf(network, each.b),
      verdict: verdicts.get(`${each.a} ${each.b}`) ?? null,
    }))
  }, [answer, network])
  const eve = entries.some(({ verdict }) => verdict && verdict.verdict !== 'secret' && verdict.verdict !== 'none')
  const how = (entry: Entry): string => {
    const rate = rateWords(entry.bitsPerSecond, words, format)
    const by =
      entry.by === 'none'
        ? w.byNone
        : entry.by === 'direct'
          ? fill(w.byDirect, { rate })
          : entry.relays === 1
            ? fill(w.byRelay, { rate })
            : fill(w.byRelays, { n: entry.relays, rate })
    const { verdict } = entry
    if (!verdict || !eve) return by
    const known = { k: verdict.knownBits, bits: verdict.bits }
    const eveWords =
      verdict.verdict === 'open'
        ? fill(w.readAll, { bits: verdict.bits })
        : verdict.verdict === 'partly'
          ? fill(w.readSome, known)
          : verdict.verdict === 'no-service'
            ? w.noService
            : verdict.verdict === 'secret'
              ? fill(w.secret, { bits: verdict.bits })
              : ''
    return eveWords === '' ? by : `${by}; ${eveWords}`
  }
  const joined = answer?.pairs.joined ?? 0
  const readers = answer?.read.size ?? 0
  const summary =
    readers === 1
      ? fill(w.summaryOneRelay, { k: format.integer(joined), m: format.integer(answer?.counts.all ?? 0) })
      : fill(w.summary, {
          k: format.integer(joined),
          m: format.integer(answer?.counts.all ?? 0),
          r: format.integer(readers),
        })
  const table = {
    caption: w.tableCaption,
    columns: [
      { name: 'from', title: w.columns.a },
      { name: 'to', title: w.columns.b },
      { name: 'how', title: w.columns.by },
      { name: 'relays', title: w.columns.relays, show: format.integer },
      { name: 'bits_per_second', title: w.columns.rate, show: (v: number) => format.integer(v) },
      { name: 'known_to_eve', title: w.columns.known, show: format.integer },
    ],
    rows: entries.map((e) => [
      e.nameA,
      e.nameB,
      w.how[e.by],
      e.by === 'none' ? null : e.relays,
      e.bitsPerSecond,
      e.verdict ? e.verdict.knownBits : null,
    ]),
  }
  const small = users.length <= MOST_USERS
  const draw = (): Drawing => ({ marks: null })
  return (
    <div className="pairs" data-layout={layout}>
      <ChartFrame
        id="PAIRS"
        title={w.title}
        summary={summary}
        layout={layout}
        words={all.charts}
        draw={draw}
        table={table}
        explain={<Explain paragraphs={w.explain} />}
        about={[fill(all.charts.frame.source, { kind: all.charts.frame.formula, seed, version: VERSION }), link]}
        body={
          <div className="pairs-body">
            {small ? <Matrix entries={entries} pair={pair} eve={eve} how={how} /> : null}
            <Counts entries={entries} eve={eve} many={!small} />
          </div>
        }
      />
      <PairFields />
    </div>
  )
}

/** Both ends, the way a path is chosen and into how many shares a key is split. */
function PairFields() {
  const { words: all, format } = useApp()
  const words = all.network
  const w = words.pairs
  const { network: store } = useNetworkTools()
  const { scene, users, path, links, network } = useNetwork(
    useShallow((state) => ({
      scene: state.scene,
      users: state.answer?.pairs.users,
      path: state.answer?.path,
      links: state.answer?.links,
      network: networkOf(state),
    })),
  )
  const ids = useId()
  const [half, setHalf] = useState<readonly [string, string]>(['', ''])
  if (!users || users.length < 2) return null
  const ends = scene.pair ?? half
  const choose = (at: 0 | 1, id: string) => {
    const next: [string, string] = at === 0 ? [id, ends[1]] : [ends[0], id]
    setHalf(next)
    if (next[0] !== '' && next[1] !== '' && next[0] !== next[1]) setScene(store, { pair: next })
    else if (scene.pair) setScene(store, { pair: null })
  }
  const end = (at: 0 | 1) => (
    <label htmlFor={`${ids}${at}`}>
      {at === 0 ? w.from : w.to}
      <span className="select">
        <select
          id={`${ids}${at}`}
          data-testid={at === 0 ? 'pair-from' : 'pair-to'}
          value={ends[at]}
          onChange={(event) => choose(at, event.target.value)}
        >
          <option value="">–</option>
          {users.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <ChevronDown {...ICON} size={16} />
      </span>
    </label>
  )
  const limited = path?.largest.limitedBy ?? []
  const linkName = (id: string) => {
    const found = links?.find((each) => each.id === id)
    return found ? `${nameOf(network, found.a)}–${nameOf(network, found.b)}` : id
  }
  return (
    <div className="evidence-fields" data-testid="pair-fields">
      {end(0)}
      {end(1)}
      <Segmented
        label={w.routing}
        options={ROUTINGS.map((value: Routing) => ({ value, text: w[value] }))}
        value={scene.choice.routing}
        testId="routing"
        onChange={(routing) => setScene(store, { choice: { ...scene.choice, routing } })}
      />
      <label htmlFor={`${ids}s`}>
        {w.shares}
        <span className="select">
          <select
            id={`${ids}s`}
            data-testid="shares"
            value={scene.choice.shares}
            onChange={(event) => setScene(store, { choice: { ...scene.choice, shares: Number(event.target.value) } })}
          >
            {SHARES.map((n) => (
              <option key={n} value={n}>
                {n}
              </option>
            ))}
          </select>
          <ChevronDown {...ICON} size={16} />
        </span>
      </label>
      {scene.choice.shares > 1 && <p>{w.sharesNote}</p>}
      {path && (
        <p>
          {path.disjoint === 1 ? w.disjointOne : fill(w.disjoint, { n: path.disjoint })}.{' '}
          {limited.length > 0 &&
            limited.length <= 4 &&
            fill(w.largest, {
              rate: format.inline(format.rate(path.largest.bitsPerSecond)),
              links: listWords(limited.map(linkName), words),
            })}
        </p>
      )}
    </div>
  )
}

interface MatrixProps {
  readonly entries: readonly Entry[]
  readonly pair: readonly [string, string] | null
  readonly eve: boolean
  readonly how: (entry: Entry) => string
}

/** The lower half of the matrix. Arrow keys go from cell to cell, Enter chooses the pair. */
function Matrix({ entries, pair, eve, how }: MatrixProps) {
  const { words: all } = useApp()
  const w = all.network.pairs
  const { network: store } = useNetworkTools()
  const users = useNetwork((state) => state.answer?.pairs.users)
  const [at, setAt] = useState<readonly [number, number]>([1, 0])
  const grid = useRef<HTMLTableElement>(null)
  if (!users || users.length < 2) return <p className="pairs-empty">{all.network.summary.none}</p>
  const byEnds = new Map(entries.map((entry) => [`${entry.a} ${entry.b}`, entry]))
  const go = (row: number, column: number) => {
    const [r, c] = [Math.min(users.length - 1, Math.max(1, row)), Math.max(0, column)]
    const next = [r, Math.min(r - 1, c)] as const
    setAt(next)
    grid.current?.querySelector<HTMLElement>(`[data-cell="${next[0]} ${next[1]}"]`)?.focus()
  }
  const onKey = (event: KeyboardEvent, row: number, column: number) => {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key]
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    go(row + step[0]!, column + step[1]!)
  }
  const stop = [Math.min(at[0], users.length - 1), 0] as number[]
  stop[1] = Math.min(at[1], stop[0]! - 1)
  return (
    <div className="pairs-scroll">
      <table ref={grid} className="pairs-matrix" aria-label={w.title}>
        <tbody>
          {users.slice(1).map((rowUser, i) => {
            const row = i + 1
            return (
              <tr key={rowUser.id}>
                <th scope="row">
                  <span>{rowUser.name}</span>
                </th>
                {users.slice(0, row).map((columnUser, column) => {
                  const entry = byEnds.get(`${columnUser.id} ${rowUser.id}`)
                  if (!entry) return <td key={columnUser.id} />
                  const chosen = pair?.includes(columnUser.id) === true && pair.includes(rowUser.id)
                  const text = fill(w.cell, { a: entry.nameA, b: entry.nameB, how: how(entry) })
                  return (
                    <td key={columnUser.id}>
                      <button
                        type="button"
                        className="pairs-cell"
                        data-cell={`${row} ${column}`}
                        data-testid={`pair-${entry.nameA}-${entry.nameB}`}
                        data-by={entry.by}
                        data-verdict={entry.verdict?.verdict}
                        tabIndex={row === stop[0] && column === stop[1] ? 0 : -1}
                        aria-pressed={chosen}
                        aria-label={text}
                        title={text}
                        onFocus={() => setAt([row, column])}
                        onClick={() => setScene(store, { pair: [columnUser.id, rowUser.id] })}
                        onKeyDown={(event) => onKey(event, row, column)}
                      >
                        <CellMark entry={entry} eve={eve} />
                      </button>
                    </td>
                  )
                })}
              </tr>
            )
          })}
          <tr>
            <td />
            {users.slice(0, -1).map(({ id, name }) => (
              <th key={id} scope="col">
                <span data-long={name.length > 3}>{name}</span>
              </th>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  )
}

/** Square, diamond with its number, or dot; Eve's dot below where she knows the key, a stroke where she cuts it off. */
function CellMark({ entry, eve }: { readonly entry: Entry; readonly eve: boolean }) {
  const verdict = eve ? entry.verdict?.verdict : undefined
  return (
    <svg className="pairs-mark" viewBox="-15 -15 30 30" aria-hidden="true">
      {entry.by === 'direct' && <rect x={-6.5} y={-6.5} width={13} height={13} rx={2} />}
      {entry.by === 'relays' && (
        <>
          <path d="M0-9.5L9.5 0L0 9.5L-9.5 0Z" />
          <text y={3.8} textAnchor="middle" data-wide={entry.relays > 9}>
            {entry.relays}
          </text>
        </>
      )}
      {entry.by === 'none' && <circle r={1.4} />}
      {verdict === 'open' && <circle className="pairs-eve" cx={9.5} cy={-9.5} r={4} />}
      {verdict === 'partly' && <circle className="pairs-eve pairs-eve-some" cx={9.5} cy={-9.5} r={3.4} />}
      {verdict === 'no-service' && <path className="pairs-cut" d="M-7 7L7-7" />}
    </svg>
  )
}

/** How many pairs there are of each kind, each with its mark. */
function Counts({
  entries,
  eve,
  many,
}: {
  readonly entries: readonly Entry[]
  readonly eve: boolean
  readonly many: boolean
}) {
  const { words: all, format } = useApp()
  const w = all.network.pairs
  const opening = useNetwork((state) => state.answer?.opening)
  const counts = useNetwork((state) => state.answer?.counts)
  const network = useNetwork(networkOf)
  const pairsOf = (n: number) => (n === 1 ? w.onePair : fill(w.nPairs, { n: format.integer(n) }))
  const count = (test: (entry: Entry) => boolean) => entries.filter(test).length
  const one = entries.every(({ by, relays }) => by !== 'relays' || relays === 1)
  const verdict = (kind: PairVerdict['verdict']) => count((entry) => entry.verdict?.verdict === kind)
  return (
    <ul className="pairs-counts">
      <li>
        <MarkSvg mark={square} width={20} />
        {fill(w.direct, { n: pairsOf(counts?.direct ?? 0) })}
      </li>
      <li>
        <MarkSvg mark={diamond} width={22} />
        {fill(one ? w.throughOne : w.through, { n: pairsOf(counts?.relays ?? 0) })}
      </li>
      <li>
        <MarkSvg mark={dot} width={20} />
        {fill(w.none, { n: pairsOf(counts?.none ?? 0) })}
      </li>
      {eve && (
        <>
          <li>
            <MarkSvg mark={[{ d: circle(4), fill: 'eve' }]} width={20} />
            {fill(w.open, { n: pairsOf(verdict('open')) })}
          </li>
          {verdict('partly') > 0 && (
            <li>
              <MarkSvg mark={[{ d: circle(3.4), stroke: 'eve', width: 2 }]} width={20} />
              {fill(w.partly, { n: pairsOf(verdict('partly')) })}
            </li>
          )}
          {verdict('no-service') > 0 && (
            <li>
              <MarkSvg mark={[{ d: 'M-7 7L7-7', stroke: 'error', width: 2 }]} width={20} />
              {fill(w.lost, { n: pairsOf(verdict('no-service')) })}
            </li>
          )}
        </>
      )}
      {opening && (
        <li className="pairs-advice">
          {fill(w.advice, { name: nameOf(network, opening.node), n: format.integer(opening.joined) })}
        </li>
      )}
      {many && <li className="pairs-advice">{fill(w.many, { n: MOST_USERS })}</li>}
    </ul>
  )
}
