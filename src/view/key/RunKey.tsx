import { fill } from '../../locales/fill'
import { basisCount, emptyTally } from '../../model/engine/tally'
import type { KeyProgress } from '../../store/key-maker'
import { Button } from '../ui/Button'
import { useApp, useAppState } from '../useApp'
import { KeyChoices } from './KeyChoices'
import { KeyResult } from './KeyResult'
import {
  chooseKey,
  makeChosenKey,
  stopMakingKey,
  useKeyChoice,
  useKeyMade,
  useKeyStopped,
  useMakingKey,
} from './key-desk'

/** How far the key is, with a way to give it up. */
function Making({ stage, share }: KeyProgress) {
  const { store, controls, words, format } = useApp()
  const { progress, stop } = words.key
  const text = share === null ? progress[stage] : fill(progress.correctShare, { p: format.percent(share, 0) })
  return (
    <div className="note note-run" data-testid="key-progress">
      <p id="key-progress">{text}</p>
      <progress aria-labelledby="key-progress" value={share ?? undefined} />
      <Button kind="link" onClick={() => stopMakingKey(store, controls)} data-testid="stop-key">
        {stop}
      </Button>
    </div>
  )
}

/** A key of the bits of the present run. */
export function RunKey() {
  const { store, controls, words } = useApp()
  const { key } = words
  const recording = useAppState(({ run }) => run.recording)
  const counted = useAppState(({ run }) => run.status === 'done' && run.recording?.finished === true)
  const choice = useKeyChoice(store)
  const making = useMakingKey(store)
  const stopped = useKeyStopped(store)
  const made = useKeyMade(store)
  const kept = basisCount(recording?.cumulative.at(-1) ?? emptyTally(), 'kept')
  return (
    <>
      <p className="key-quiet">{key.intro}</p>
      <KeyChoices choice={choice} kept={kept} onChoose={(patch) => chooseKey(store, controls, patch)}>
        <Button
          disabled={!counted || making !== null}
          aria-busy={making !== null}
          onClick={() => void makeChosenKey(store, controls)}
          data-testid="make-key"
        >
          {making ? key.making : key.make}
        </Button>
      </KeyChoices>
      {making && <Making {...making} />}
      {stopped && !making && <p role="status">{key.stopped}</p>}
      {!counted && <p className="key-quiet">{key.wait}</p>}
      {made?.answer.made === false && <p role="status">{key.problems[made.answer.problem]}</p>}
      {made?.answer.made && recording && (
        <KeyResult made={made.answer} stores={made.stores} choice={made.choice} recording={recording} />
      )}
    </>
  )
}
