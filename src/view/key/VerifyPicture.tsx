import { fill } from '../../locales/fill'
import { useApp, useAppState } from '../useApp'
import type { KeyMade } from './made'
import { seesBob } from './strip-view'

/** Verification: Alice's hash and Bob's, one above the other. */
export function VerifyPicture({ made: { messages, outcome } }: { readonly made: KeyMade }) {
  const { words, format } = useApp()
  const viewer = useAppState(({ viewing }) => viewing.viewer)
  const w = words.key.verify
  const { verification } = outcome.stages
  const told = messages.find(({ kind }) => kind === 'verification')?.content
  const verdict = messages.find(({ kind }) => kind === 'verified')?.content
  if (!verification || told?.what !== 'hash') return null
  const same = verification.agreed && verdict?.what === 'verdict' && verdict.same
  return (
    <div className="key-picture">
      <h3>{w.title}</h3>
      <p className="key-say">{fill(w.intro, { n: format.count(verification.tagBits) })}</p>
      <dl className="key-hashes" data-testid="key-hashes" data-same={same}>
        <dt>{w.alice}</dt>
        <dd className="key-hex">{told.hash}</dd>
        <dd className="key-equals" aria-hidden="true">
          {same ? '=' : '≠'}
        </dd>
        <dt>{w.bob}</dt>
        <dd className="key-hex">{same || seesBob(viewer) ? verification.bobHash : w.another}</dd>
      </dl>
      <p>{same ? fill(w.same, { e: format.power(verification.failure) }) : w.different}</p>
      <p className="key-quiet">{w.hidden}</p>
    </div>
  )
}
