import { Volume2 } from 'lucide-react'
import { Button } from '../ui/Button'
import { ICON } from '../ui/icon'
import { useApp } from '../useApp'
import { say } from './shell'
import { stateWords } from './state-words'
import { SAID_MS, useCalmState } from './useCalmState'
import { selectedPhotonWords } from './watch-state'
import { shownZoom } from './zoom'
import './state-words.css'

/** The same state the bench shows, in words; from close by also the photon that is held. */
export function StateWords() {
  const { store, shell, words, format } = useApp()
  const state = useCalmState(SAID_MS)
  const photon = shownZoom(state.viewing) === 1 ? selectedPhotonWords(state, words, format) : null
  return (
    <section className="state-words" aria-labelledby="state-words-title">
      <div className="state-words-head">
        <h2 id="state-words-title">{words.lab.words.title}</h2>
        <Button
          kind="icon"
          aria-label={words.lab.words.speak}
          onClick={() => say(shell, stateWords(store.getState(), words, format))}
        >
          <Volume2 {...ICON} />
        </Button>
      </div>
      {photon && <p>{photon}</p>}
      <p className="state-words-all">{stateWords(state, words, format)}</p>
    </section>
  )
}
