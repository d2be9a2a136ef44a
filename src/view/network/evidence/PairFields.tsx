import { ChevronDown } from 'lucide-react'
import { useId, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { fill } from '../../../locales/fill'
import { ROUTINGS, type Routing } from '../../../model/network/routing/graph'
import { MOST_SHARES } from '../../../model/network/text/scene'
import { networkOf, setScene } from '../../../store/network'
import { ICON } from '../../ui/icon'
import { Segmented } from '../../ui/Segmented'
import { useApp } from '../../useApp'
import { useNetwork, useNetworkTools } from '../useNetwork'
import { listWords, nameOf, rateWords } from '../words'

/** Into how many shares a key can be split. */
const SHARES = Array.from({ length: MOST_SHARES }, (_, i) => i + 1)

/** Both ends, the way a path is chosen and into how many shares a key is split. */
export function PairFields() {
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
  // All ways at once may go over any link.
  const assumedAny = links?.some(({ assumed }) => assumed) ?? false
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
              rate: rateWords(path.largest.bitsPerSecond, words, format, assumedAny),
              links: listWords(limited.map(linkName), words),
            })}
        </p>
      )}
    </div>
  )
}
