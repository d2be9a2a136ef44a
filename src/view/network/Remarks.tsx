import { X } from 'lucide-react'
import { dismissNetworkProblems, networkOf } from '../../store/network'
import { Button } from '../ui/Button'
import { ICON } from '../ui/icon'
import { useApp } from '../useApp'
import { useNetwork, useNetworkTools } from './useNetwork'
import { networkProblemWords } from './words'
import '../panels/notes.css'

/** Remarks about a link, a file or an edit, in words, until they are dismissed. */
export function Remarks() {
  const { words, format } = useApp()
  const { network: store } = useNetworkTools()
  const problems = useNetwork((state) => state.problems)
  const error = useNetwork((state) => state.error)
  const network = useNetwork(networkOf)
  if (problems.length === 0 && error === null) return null
  const texts = words.network.problems
  const sentences = [...new Set(problems.map((each) => networkProblemWords(each, words.network, format, network)))]
  return (
    <section className="note" role="alert" aria-label={texts.title} data-testid="network-problems">
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {error !== null && (
          <li>
            {words.lab.run.failedTitle} {error}
          </li>
        )}
      </ul>
      <Button
        kind="icon"
        aria-label={texts.dismiss}
        onClick={() => {
          dismissNetworkProblems(store)
          store.setState({ error: null })
        }}
      >
        <X {...ICON} />
      </Button>
    </section>
  )
}
