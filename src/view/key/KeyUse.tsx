/** The key used: two equal keys, a fingerprint to compare aloud, and a text under a pad or a cipher. */
import { useState } from 'react'
import { fill } from '../../locales/fill'
import { bitAt, type PackedBits } from '../../model/math/packed-bits'
import { Segmented } from '../ui/Segmented'
import { useApp, useAppState } from '../useApp'
import { CipherText } from './CipherText'
import { strikeOut } from './key-desk'
import type { KeyMade } from './made'
import { OneTimePad } from './OneTimePad'
import { SecretStrip, secretBitsIn } from './SecretStrip'
import type { Stores } from './stores'
import { seesAlice, seesBob } from './strip-view'
import { useWidth } from './useWidth'

interface Props {
  readonly made: KeyMade
  readonly stores: Stores
}

export function KeyUse({ made: { fingerprints, outcome }, stores }: Props) {
  const { store, words, format } = useApp()
  const viewer = useAppState(({ viewing }) => viewing.viewer)
  const [box, width] = useWidth()
  const [way, setWay] = useState<'pad' | 'aes'>('pad')
  const w = words.key.use
  const mine = seesAlice(viewer) || seesBob(viewer)
  const total = stores.alice.key.bits
  const { used } = stores.alice
  const shown = Math.min(secretBitsIn(width - 70), total)
  // What is struck out and what is left are both seen.
  const from = Math.max(0, Math.min(used - Math.floor(shown / 2), total - shown))
  const bitsOf = (bits: PackedBits) => Array.from({ length: shown }, (_, i) => bitAt(bits, from + i))
  return (
    <div className="key-picture" ref={box}>
      <h3>{w.title}</h3>
      {width > 0 && (
        <div className="key-pair">
          {(['alice', 'bob'] as const)
            .filter((side) => viewer !== (side === 'alice' ? 'bob' : 'alice'))
            .map((side) => (
              <div key={side}>
                <span>{words.key.rows[side]}</span>
                <SecretStrip
                  bits={mine ? bitsOf(stores[side].key) : null}
                  total={total}
                  used={stores[side].used}
                  from={from}
                  width={width - 70}
                  name={fill(w.strip, {
                    n: shown,
                    from: format.count(from + 1),
                    all: format.count(total),
                    used: format.count(stores[side].used),
                  })}
                />
              </div>
            ))}
        </div>
      )}
      {mine ? (
        <p data-testid="key-fingerprint">
          {outcome.equal && viewer === 'all' && w.equal} {w.fingerprints}:{' '}
          <span className="key-hex">{fingerprints?.[0].match(/.{1,8}/g)?.join(' ')}</span>
        </p>
      ) : (
        <p>{w.hidden}</p>
      )}
      <p className="key-quiet">{fill(w.struck, { used: format.count(used), all: format.count(total) })}</p>
      {mine && (
        <>
          <Segmented
            label={w.way}
            value={way}
            options={(['pad', 'aes'] as const).map((value) => ({ value, text: w.ways[value] }))}
            onChange={setWay}
            testId="key-way"
          />
          {way === 'pad' ? (
            <OneTimePad stores={stores} onUse={(next) => strikeOut(store, next)} />
          ) : (
            <CipherText stores={stores} onUse={(next) => strikeOut(store, next)} />
          )}
        </>
      )}
    </div>
  )
}
