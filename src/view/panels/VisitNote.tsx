import { ArrowLeft } from 'lucide-react'
import { fill } from '../../locales/fill'
import { Button } from '../ui/Button'
import { ICON } from '../ui/icon'
import { useApp, useAppState } from '../useApp'
import './notes.css'

/** In the Lab with a fibre of a network: which it is, and the way back. */
export function VisitNote() {
  const { store, words } = useApp()
  const visit = useAppState((state) => (state.place === 'lab' ? state.visit : null))
  if (!visit) return null
  const back = async () => {
    const { leaveLab } = await import('../../store/network')
    leaveLab(store)
  }
  return (
    <section className="note" aria-label={words.network.visit.back} data-testid="visit">
      <p>{fill(words.network.visit.text, { from: visit.from, to: visit.to })}</p>
      <Button kind="link" data-testid="back-to-network" onClick={() => void back()}>
        <ArrowLeft {...ICON} size={16} />
        {words.network.visit.back}
      </Button>
    </section>
  )
}
