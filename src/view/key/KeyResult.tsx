/** What the chain made of a run: its stages, one picture each, with the ledger beside them; or the reason why there is no key. */
import type { ReactNode } from 'react'
import { fill } from '../../locales/fill'
import { eventCount, type Recording } from '../../model/engine/recording'
import { headlineAt } from '../../store/selectors'
import { useApp, useAppState } from '../useApp'
import { CorrectPicture } from './CorrectPicture'
import { KeyUse } from './KeyUse'
import type { KeyChoice } from './key-choice'
import { lookAtKey, useKeyLook } from './key-desk'
import { LedgerTable } from './LedgerTable'
import { LengthPicture } from './LengthPicture'
import type { KeyMade } from './made'
import { PublicLine } from './PublicLine'
import { reasonText } from './reason-text'
import { SiftPicture } from './SiftPicture'
import { SqueezePicture } from './SqueezePicture'
import type { Stores } from './stores'
import { seesAlice, seesBob } from './strip-view'
import { VerifyPicture } from './VerifyPicture'
import { noKeyReason } from './verdict'

const STAGES = ['sift', 'correct', 'verify', 'squeeze', 'use', 'public', 'length'] as const
type Stage = (typeof STAGES)[number]

/** Letters of a fingerprint in the verdict. */
const PRINT = 16

interface Props {
  readonly made: KeyMade
  readonly stores: Stores | null
  readonly choice: KeyChoice
  readonly recording: Recording
}

export function KeyResult({ made, stores, choice, recording }: Props) {
  const { store, words, format } = useApp()
  const viewer = useAppState(({ viewing }) => viewing.viewer)
  const { stage: looked } = useKeyLook(store)
  const chosen = STAGES.find((stage) => stage === looked) ?? 'sift'
  const { key } = words
  const { outcome, fingerprints, lengths } = made
  const { ledger, stages: reached } = outcome
  const { alarm } = headlineAt(recording, eventCount(recording), viewer)
  const reason = noKeyReason(outcome, alarm.state)
  const why = reason && fill(key.failed, { reason: reasonText(words, reason, words.charts.alarm[alarm.reason]) })
  const mine = seesAlice(viewer) || seesBob(viewer)
  const figure: Readonly<Record<Stage, string>> = {
    sift: fill(key.figures.kept, { n: format.count(ledger.kept) }),
    correct: !reached.reconciliation
      ? key.figures.none
      : reached.reconciliation.corrections === 0
        ? key.figures.noErrors
        : fill(key.figures.errors, { n: format.count(reached.reconciliation.corrections) }),
    verify: !reached.verification
      ? key.figures.none
      : reached.verification.agreed
        ? key.figures.same
        : key.figures.different,
    squeeze: reached.amplification ? fill(key.figures.secret, { n: format.count(ledger.secret) }) : key.figures.none,
    use: reason ? key.figures.none : key.figures.ways,
    public: fill(key.figures.messages, { n: format.count(made.messages.length) }),
    length: fill(key.figures.share, { p: format.percent(outcome.keyShare) }),
  }
  const pictures: Readonly<Record<Stage, ReactNode>> = {
    sift: <SiftPicture made={made} />,
    correct: reached.reconciliation && <CorrectPicture made={made} />,
    verify: reached.verification && <VerifyPicture made={made} />,
    squeeze: reached.amplification && <SqueezePicture made={made} />,
    use: !reason && stores && <KeyUse key={fingerprints?.[0]} made={made} stores={stores} />,
    public: <PublicLine made={made} />,
    length: <LengthPicture made={made} choice={choice} />,
  }
  return (
    <div className="key-made">
      <p className="key-verdict" role="status" data-testid="key-verdict" data-made={reason === null}>
        {why ??
          (mine
            ? fill(key.same, { bits: format.count(ledger.secret), print: (fingerprints?.[0] ?? '').slice(0, PRINT) })
            : fill(key.sameHidden, { bits: format.count(ledger.secret) }))}
      </p>
      {!reason && (
        <p className="key-quiet">
          {fill(key.shareBoth, {
            percent: format.percent(outcome.keyShare),
            long: format.percent(lengths.longRun.share),
            finite: format.percent(lengths.finite.share),
            e: format.power(choice.epsilon),
          })}
        </p>
      )}
      <fieldset className="key-chain">
        <legend className="visually-hidden">{key.stages.label}</legend>
        {STAGES.map((stage) => (
          <button
            key={stage}
            type="button"
            aria-pressed={stage === chosen}
            onClick={() => lookAtKey(store, { stage })}
            data-testid={`key-stage-${stage}`}
          >
            <span>{key.stages[stage]}</span>
            <small>{figure[stage]}</small>
          </button>
        ))}
      </fieldset>
      <div className="key-sides">
        <div className="key-stage" data-testid="key-picture" data-stage={chosen}>
          {pictures[chosen] || (
            <div className="key-picture">
              <h3>{key.stages[chosen]}</h3>
              <p className="key-say">{fill(key.notReached, { reason: why ?? '' })}</p>
            </div>
          )}
        </div>
        <LedgerTable made={made} choice={choice} />
      </div>
    </div>
  )
}
