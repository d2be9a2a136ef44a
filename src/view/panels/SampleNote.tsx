import { showSample } from '../../store/sample'
import { select, setViewing } from '../../store/store'
import { Button } from '../ui/Button'
import { useApp, useAppState } from '../useApp'
import { sampleWords } from './sample-words'
import './sample.css'

/** Says that a sample is looked at and not the run, and leads back. */
export function SampleNote() {
  const { store, words, format } = useApp()
  const sample = useAppState((state) => state.sample)
  const counted = useAppState(({ run }) => run.recording?.eventKind === 'batches')
  if (!sample) return null
  const back = () => {
    showSample(store, null)
    select(store, null)
    if (counted) setViewing(store, { zoom: '4' })
  }
  return (
    <div className="sample-note" data-testid="sample">
      <p>{sampleWords(sample, words, format)}</p>
      <Button kind="link" onClick={back}>
        {counted ? words.lab.sample.backToFlow : words.lab.sample.back}
      </Button>
    </div>
  )
}
