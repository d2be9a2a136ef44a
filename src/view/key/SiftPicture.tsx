/** Sifting and estimation: the kept bits, those compared in brackets, then the same without them. */
import { useState } from 'react'
import { fill } from '../../locales/fill'
import { Button } from '../ui/Button'
import { useApp, useAppState } from '../useApp'
import { columnsIn, KeyStrip } from './KeyStrip'
import type { KeyMade } from './made'
import { siftedColumns } from './strip-view'
import { useWidth } from './useWidth'

export function SiftPicture({ made: { strips, outcome } }: { readonly made: KeyMade }) {
  const { words, format } = useApp()
  const viewer = useAppState(({ viewing }) => viewing.viewer)
  const [box, width] = useWidth()
  const [spent, setSpent] = useState(false)
  const w = words.key.sift
  const { ledger, stages } = outcome
  const columns = siftedColumns(strips.sifted, viewer)
  const sentence = spent
    ? fill(w.left, { c: format.count(ledger.compared), n: format.count(ledger.kept - ledger.compared) })
    : fill(w.kept, { n: format.count(ledger.kept), c: format.count(ledger.compared) })
  const { estimation } = stages
  const share = ({ errors, bits }: { errors: number; bits: number }, names: [string, string]) => ({
    [names[0]]: format.count(errors),
    [names[1]]: format.count(bits),
  })
  return (
    <div className="key-picture" ref={box}>
      <h3>{w.title}</h3>
      <p className="key-say">{sentence}</p>
      {width > 0 && columns.length > 0 && (
        <KeyStrip columns={columns} width={width} spent={spent} name={fill(w.picture, { text: sentence })} />
      )}
      {columns.length > 0 && (
        <div className="key-steps">
          <Button onClick={() => setSpent(!spent)} data-testid="key-spend">
            {spent ? w.back : w.spend}
          </Button>
          <span className="key-quiet">
            {fill(w.shown, {
              n: format.count(
                Math.min(columnsIn(width), columns.filter(({ compared }) => !(spent && compared)).length),
              ),
              all: format.count(spent ? ledger.kept - ledger.compared : strips.sifted.total),
            })}
          </span>
        </div>
      )}
      {estimation && estimation.both.bits > 0 && (
        <p>
          {fill(w.found, {
            q: format.percent(estimation.both.rate),
            low: format.percent(estimation.both.clopperPearson.low),
            high: format.percent(estimation.both.clopperPearson.high),
            e: format.power(outcome.security.kind === 'finite' ? outcome.security.secrecy : 1e-10),
          })}{' '}
          <span className="key-muted">
            {fill(w.bases, { ...share(estimation.z, ['z', 'zn']), ...share(estimation.x, ['x', 'xn']) })}
          </span>
        </p>
      )}
      {estimation?.decoys && (
        <p>
          {fill(w.decoys, {
            y: format.power(estimation.decoys.singleYield),
            e: format.percent(estimation.decoys.singleError),
          })}
        </p>
      )}
    </div>
  )
}
