import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { fill } from '../../locales/fill'
import { networkOf } from '../../store/network'
import { MarkSvg } from '../ui/MarkSvg'
import { useApp } from '../useApp'
import { openEye } from './glyphs'
import { useNetwork } from './useNetwork'
import { listWords, nameOf, openPairs, rateWords } from './words'
import '../panels/alarm-row.css'
import './summary.css'

/** How many pairs share a key, and what stands behind the key of the chosen pair. */
export function SummaryRow({ layout }: { readonly layout: 'full' | 'short' | 'projector' }) {
  const { words: all, format } = useApp()
  const words = all.network
  const { answer, network, pair } = useNetwork(
    useShallow((state) => ({ answer: state.answer, network: networkOf(state), pair: state.scene.pair })),
  )
  const open = useMemo(() => openPairs(answer), [answer])
  const eve = useNetwork(
    (state) =>
      state.scene.taken.length > 0 ||
      (state.answer?.verdicts ?? []).some((v) => v.verdict !== 'secret' && v.verdict !== 'none'),
  )
  const all_ = answer?.counts.all ?? 0
  const path = answer?.path
  const ends = pair && { a: nameOf(network, pair[0]), b: nameOf(network, pair[1]) }
  const trusted = path?.trusted ?? []
  const shares = path?.plan.routes.length ?? 0
  const relayed = path ? path.plan.routes.some(({ nodes }) => nodes.length > 2) : false
  const rate = path ? format.rate(path.plan.bitsPerSecond) : null
  return (
    <section className={`alarm alarm-${layout} network-summary`} aria-label={words.summary.label} data-testid="summary">
      <MarkSvg mark={openEye(36)} width={layout === 'short' ? 34 : 38} height={26} scale={36 / 22} />
      <p className="alarm-words" data-testid="pairs-joined">
        {all_ === 0
          ? words.summary.none
          : fill(words.summary.title, {
              k: format.integer(answer?.pairs.joined ?? 0),
              m: format.integer(all_),
            })}
      </p>
      <dl className="alarm-figures">
        {layout === 'full' && (
          <div className="alarm-figure">
            <dt>{words.summary.relays}</dt>
            <dd data-testid="eyes">
              <strong>{format.integer(answer?.read.size ?? 0)}</strong>
            </dd>
          </div>
        )}
        {ends ? (
          <>
            <div className="alarm-figure">
              <dt>{fill(relayed ? words.summary.relayed : words.summary.rate, ends)}</dt>
              <dd data-testid="path-rate">
                <strong>{rate && path && path.plan.bitsPerSecond > 0 ? rate.value : '0'}</strong>{' '}
                {rate?.unit ?? 'bit/s'}
                {path?.assumed && <span data-testid="assumed"> ? {words.map.assumedNote}</span>}
              </dd>
            </div>
            {path && layout !== 'short' && (
              <div className="alarm-figure">
                <dt>{words.summary.holds}</dt>
                <dd data-testid="trust">
                  <strong>
                    {ends.a}, {ends.b}
                  </strong>{' '}
                  {trusted.length > 0 &&
                    fill(words.summary.and, {
                      list: '',
                      last:
                        trusted.length > 4
                          ? `${trusted.length} ${words.kinds.relay.toLowerCase()}s`
                          : listWords(
                              trusted.map((id) => nameOf(network, id)),
                              words,
                            ),
                    }).trim()}
                  {trusted.length === 0 && shares > 1 && fill(words.map.shares, { n: shares })}
                </dd>
              </div>
            )}
          </>
        ) : (
          layout !== 'short' && (
            <div className="alarm-figure network-pick">
              <dt>{words.summary.pickHint}</dt>
              <dd />
            </div>
          )
        )}
        {eve && (
          <div className="alarm-figure alarm-eve">
            <dt>{words.summary.eve}</dt>
            <dd data-testid="open-pairs">
              <strong>
                {open.sampled
                  ? fill(words.summary.about, { n: format.integer(open.pairs) })
                  : format.integer(open.pairs)}
              </strong>{' '}
              {open.pairs === 1 ? words.summary.pair : words.summary.pairs}
            </dd>
          </div>
        )}
      </dl>
      <p className="visually-hidden" data-testid="path-words">
        {ends &&
          (path
            ? fill(words.live.path, {
                ...ends,
                rate: rateWords(path.plan.bitsPerSecond, words, format, path.assumed),
                how:
                  trusted.length > 0
                    ? fill(words.map.through, { names: trusted.map((id) => nameOf(network, id)).join(', ') })
                    : shares > 1
                      ? fill(words.map.shares, { n: shares })
                      : words.map.direct,
              })
            : fill(words.live.noPath, ends))}
      </p>
    </section>
  )
}
