import { basisCount, emptyTally } from '../../model/engine/tally'
import { Button } from '../ui/Button'
import { useApp, useAppState } from '../useApp'
import { KeyChoices } from './KeyChoices'
import { KeyResult } from './KeyResult'
import { chooseKey, makeChosenKey, useKeyChoice, useKeyMade, useMakingKey } from './key-desk'

/** A key of the bits of the present run. */
export function RunKey() {
  const { store, controls, words } = useApp()
  const { key } = words
  const recording = useAppState(({ run }) => run.recording)
  const counted = useAppState(({ run }) => run.status === 'done' && run.recording?.finished === true)
  const choice = useKeyChoice(store)
  const making = useMakingKey(store)
  const made = useKeyMade(store)
  const kept = basisCount(recording?.cumulative.at(-1) ?? emptyTally(), 'kept')
  return (
    <>
      <p className="key-quiet">{key.intro}</p>
      <KeyChoices choice={choice} kept={kept} onChoose={(patch) => chooseKey(store, controls, patch)}>
        <Button
          disabled={!counted || making}
          aria-busy={making}
          onClick={() => void makeChosenKey(store, controls)}
          data-testid="make-key"
        >
          {making ? key.making : key.make}
        </Button>
      </KeyChoices>
      {!counted && <p className="key-quiet">{key.wait}</p>}
      {made?.answer.made === false && <p role="status">{key.problems[made.answer.problem]}</p>}
      {made?.answer.made && recording && (
        <KeyResult made={made.answer} stores={made.stores} choice={made.choice} recording={recording} />
      )}
    </>
  )
}
