import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, Suspense, useRef, useState } from 'react'
import { fill } from '../../locales/fill'
import type { ChartLayout } from '../charts/chart'
import { type Slots, withEvidence } from '../panels/shell'
import type { Layout } from '../panels/useLayout'
import { Button } from '../ui/Button'
import { ICON } from '../ui/icon'
import { Select } from '../ui/Select'
import { useApp } from '../useApp'
import { EVIDENCE, type EvidenceId } from './evidence/evidence'
import { pieces } from './evidence/list'
import '../panels/evidence.css'

const built = EVIDENCE.filter((id) => pieces[id] !== undefined)

/** What stands below the map: matrix, charts, keys on their way, stores, key delivery. One or two at a time. */
export function NetworkEvidence({ layout }: { readonly layout: Layout }) {
  const { words: all } = useApp()
  const { evidence: words } = all.network
  const [slots, setSlots] = useState<Slots>({ slots: ['PAIRS', 'SPREAD'], latest: 0 })
  const two = layout === 'wide'
  const shown = two ? slots.slots : [slots.slots[slots.latest]]
  const chartLayout: ChartLayout =
    layout === 'phone' || layout === 'landscape' ? 'phone' : layout === 'projector' ? 'projector' : 'desk'
  const show = (id: string) => setSlots((now) => withEvidence(now, id))
  const bar = useRef<HTMLFieldSetElement>(null)
  const move = (event: KeyboardEvent) => {
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (to === undefined || at < 0) return
    event.preventDefault()
    buttons[(to + buttons.length) % buttons.length]?.focus()
  }
  const turn = (by: 1 | -1) => {
    const at = built.indexOf(shown[0] as EvidenceId)
    show(built[(at + by + built.length) % built.length]!)
  }
  return (
    <section className={`evidence evidence-${layout} network-evidence`} aria-labelledby="network-evidence-title">
      <h2 id="network-evidence-title" className="visually-hidden">
        {words.label}
      </h2>
      {chartLayout === 'phone' ? (
        <div className="evidence-turn">
          <Select
            plain
            label={words.label}
            options={built.map((id) => ({ value: id, text: words.tabs[id] }))}
            value={(shown[0] ?? 'PAIRS') as EvidenceId}
            onChange={show}
          />
          <Button kind="icon" aria-label={words.previous} onClick={() => turn(-1)}>
            <ChevronLeft {...ICON} />
          </Button>
          <span>{fill(words.position, { k: built.indexOf(shown[0] as EvidenceId) + 1, n: built.length })}</span>
          <Button kind="icon" aria-label={words.next} onClick={() => turn(1)}>
            <ChevronRight {...ICON} />
          </Button>
        </div>
      ) : (
        <fieldset ref={bar} className="evidence-tabs" onKeyDown={move}>
          <legend className="visually-hidden">{words.label}</legend>
          {built.map((id) => (
            <button
              key={id}
              type="button"
              aria-pressed={shown.includes(id)}
              data-testid={`tab-${id}`}
              onClick={() => show(id)}
            >
              {words.tabs[id]}
            </button>
          ))}
        </fieldset>
      )}
      <div className={two ? 'evidence-slots evidence-two' : 'evidence-slots'}>
        {shown.map((id) => {
          const Piece = pieces[id as EvidenceId]
          return (
            <div key={id} id={`evidence-${id}`} className="evidence-slot" tabIndex={-1}>
              <Suspense fallback={<p className="visually-hidden">{words.loading}</p>}>
                {Piece && <Piece layout={chartLayout} />}
              </Suspense>
            </div>
          )
        })}
      </div>
    </section>
  )
}
