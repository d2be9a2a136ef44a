import { fill } from '../../../locales/fill'
import type { PairVerdict } from '../../../model/network/keys/verdicts'
import { networkOf } from '../../../store/network'
import { circle, type Mark, roundedRectangle } from '../../scene/geometry/shape'
import { MarkSvg } from '../../ui/MarkSvg'
import { useApp } from '../../useApp'
import { useNetwork } from '../useNetwork'
import { nameOf } from '../words'
import type { Entry } from './pair-entry'

const square: Mark = [{ d: roundedRectangle(-6.5, -6.5, 13, 13, 2), fill: 'ink' }]
const diamond: Mark = [{ d: 'M0-9.5L9.5 0L0 9.5L-9.5 0Z', stroke: 'ink', fill: 'page' }]
const dot: Mark = [{ d: circle(1.4), fill: 'line' }]

/** How many pairs there are of each kind, each with its mark. */
export function PairCounts({
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
  const verdicts = useNetwork((state) => state.answer?.verdicts)
  const network = useNetwork(networkOf)
  const pairsOf = (n: number) => (n === 1 ? w.onePair : fill(w.nPairs, { n: format.integer(n) }))
  const one = entries.every(({ by, relays }) => by !== 'relays' || relays === 1)
  const all_ = counts?.all ?? 0
  const tested = verdicts?.length ?? 0
  // Of a sample, as many in proportion among all pairs.
  const verdict = (kind: PairVerdict['verdict']) => {
    const found = verdicts?.filter((each) => each.verdict === kind).length ?? 0
    return tested > 0 ? Math.round((found * all_) / tested) : 0
  }
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
      {many && (
        <li className="pairs-advice">
          {fill(w.many, { n: format.integer(Math.min(entries.length, all_)), m: format.integer(all_) })}
        </li>
      )}
      {eve && tested < all_ && (
        <li className="pairs-advice">{fill(w.sampled, { n: format.integer(tested), m: format.integer(all_) })}</li>
      )}
    </ul>
  )
}
