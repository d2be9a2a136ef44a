/** Privacy amplification: a long strip that Eve knows parts of becomes a shorter one that she does not know. */
import { useState } from 'react'
import { fill } from '../../locales/fill'
import { Button } from '../ui/Button'
import { useApp, useAppState } from '../useApp'
import { columnsIn, KeyStrip } from './KeyStrip'
import type { KeyMade } from './made'
import { SecretStrip, secretBitsIn } from './SecretStrip'
import { correctedColumns, seesAlice, seesBob, seesEve } from './strip-view'
import { useWidth } from './useWidth'

const FUNNEL = 56

export function SqueezePicture({ made: { strips, outcome } }: { readonly made: KeyMade }) {
  const { words, format } = useApp()
  const viewer = useAppState(({ viewing }) => viewing.viewer)
  const [box, width] = useWidth()
  const [squeezed, setSqueezed] = useState(false)
  const w = words.key.squeeze
  const { amplification, reconciliation } = outcome.stages
  const { key, secret } = strips
  if (!amplification || !key || !secret || !reconciliation) return null
  const [n, m] = [key.total, secret.total]
  const columns = correctedColumns(key, viewer)
  const dots = columns.slice(0, columnsIn(width)).filter(({ eve }) => eve).length
  const share = Math.max(0.04, m / n)
  const framed = Math.max(90, Math.min(width - 4, width * share))
  const bits = seesAlice(viewer) ? secret.alice : seesBob(viewer) ? secret.bob : null
  const drawn = Math.min(columnsIn(width), columns.length) * 12
  const frame = 40 + 6 * Math.min(secretBitsIn(framed), m)
  const { ledger, eve } = outcome
  const text = fill(w.sentence, { n: format.count(n), m: format.count(m) })
  const dotText = !seesEve(viewer) ? '' : squeezed ? w.noDots : fill(w.dots, { n: dots })
  return (
    <div className="key-picture" ref={box}>
      <h3>{w.title}</h3>
      <p className="key-say">{text}</p>
      {width > 0 && (
        <div className="squeeze" data-squeezed={squeezed} data-testid="key-squeeze">
          <p className="key-quiet">{fill(w.before, { n: format.count(n) })}</p>
          <KeyStrip
            columns={columns}
            width={width}
            dotless={squeezed}
            name={fill(w.picture, { n: format.count(n), m: format.count(m), text: dotText })}
          />
          <svg className="squeeze-funnel" width={width} height={FUNNEL} aria-hidden="true">
            <path
              d={`M3 2C3 ${FUNNEL / 2} 3 ${FUNNEL / 2} 3 ${FUNNEL - 2}M${drawn} 2C${drawn} ${FUNNEL / 2} ${frame} ${FUNNEL / 2} ${frame} ${FUNNEL - 2}`}
            />
            <text x={14} y={FUNNEL / 2 + 5}>
              {fill(w.matrix, { n: format.count(amplification.seedBits) })}
            </text>
          </svg>
          <div className="squeeze-secret">
            <SecretStrip
              bits={bits}
              total={m}
              width={framed}
              name={fill(words.key.use.strip, {
                n: Math.min(secretBitsIn(framed), m),
                from: 1,
                all: format.count(m),
                used: 0,
              })}
            />
            <strong>{fill(w.after, { n: format.count(m) })}</strong>
          </div>
        </div>
      )}
      {seesEve(viewer) && (
        <div className="key-steps">
          <Button onClick={() => setSqueezed(!squeezed)} data-testid="key-squeeze-play">
            {squeezed ? w.again : w.squeeze}
          </Button>
          <span className="key-quiet" role="status">
            {dotText}
          </span>
        </div>
      )}
      {eve && seesEve(viewer) && (
        <p data-testid="key-eve">
          {fill(w.eve, {
            before: format.count(eve.before),
            n: format.count(eve.keyBits),
            after: format.count(eve.after),
          })}
          {eve.guessed > 0 && ` ${fill(w.guessed, { g: format.count(eve.guessed), x: format.power(eve.expected) })}`}
        </p>
      )}
      <p className="key-quiet">
        {fill(w.account, {
          entropy: format.decimal(amplification.entropy, 1),
          told: format.count(ledger.leaked + ledger.verification),
          left: format.count(ledger.secret),
        })}{' '}
        {fill(w.phase, { p: format.percent(amplification.phaseError) })}
      </p>
    </div>
  )
}
