import { useCallback, useMemo } from 'react'
import { fill } from '../../../locales/fill'
import { emptyNetwork } from '../../../model/network/topology'
import { ChartFrame, type Drawing } from '../../charts/ChartFrame'
import { Explain } from '../../charts/Explain'
import { linkOf } from '../../panels/link'
import { useApp, useAppState } from '../../useApp'
import { VERSION } from '../../version'
import { useNetwork, useSettledAnswer } from '../useNetwork'
import { nameOf, rateWords } from '../words'
import type { EvidenceProps } from './evidence'
import { PairCounts } from './PairCounts'
import { PairFields } from './PairFields'
import { PairMatrix } from './PairMatrix'
import { PairOverview } from './PairOverview'
import type { Entry } from './pair-entry'
import './pairs.css'
import './line-chart.css'

/** More users make a picture of all pairs, not a matrix of buttons. */
const MOST_USERS = 70

const NO_USERS: NonNullable<ReturnType<typeof useSettledAnswer>>['pairs']['users'] = []

/** Who can talk to whom: a square for a fibre of their own, a diamond for a way through relays. */
export default function PairsEvidence({ layout }: EvidenceProps) {
  const { words: all, format } = useApp()
  const words = all.network
  const w = words.pairs
  const link = useAppState(linkOf)
  const seed = useAppState(({ scenario }) => scenario.seed)
  const answer = useSettledAnswer()
  const network = answer?.network ?? emptyNetwork
  const pair = useNetwork((state) => state.scene.pair)
  const users = answer?.pairs.users ?? NO_USERS
  const entries = useMemo((): readonly Entry[] => {
    const verdicts = new Map((answer?.verdicts ?? []).map((v) => [`${v.a} ${v.b}`, v]))
    return (answer?.pairs.pairs ?? []).map((each) => ({
      ...each,
      nameA: nameOf(network, each.a),
      nameB: nameOf(network, each.b),
      verdict: verdicts.get(`${each.a} ${each.b}`) ?? null,
    }))
  }, [answer, network])
  const eve = (answer?.verdicts ?? []).some(({ verdict }) => verdict !== 'secret' && verdict !== 'none')
  const how = useCallback(
    (entry: Entry): string => {
      const rate = rateWords(entry.bitsPerSecond, words, format, entry.assumed)
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
    },
    [words, w, format, eve],
  )
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
      { name: 'lengths', title: w.columns.length },
      { name: 'known_to_eve', title: w.columns.known, show: format.integer },
    ],
    rows: entries.map((e) => [
      e.nameA,
      e.nameB,
      w.how[e.by],
      e.by === 'none' ? null : e.relays,
      e.bitsPerSecond,
      e.by === 'none' ? null : e.assumed ? w.lengths.assumed : w.lengths.known,
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
            {small ? <PairMatrix users={users} entries={entries} pair={pair} eve={eve} how={how} /> : <PairOverview />}
            <PairCounts entries={entries} eve={eve} many={!small} />
          </div>
        }
      />
      <PairFields />
    </div>
  )
}
