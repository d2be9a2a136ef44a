import './switch.css'

interface Props {
  readonly label: string
  /** The word beside it: on or off. */
  readonly state: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
  readonly testId?: string
  /** Heading weight, where the switch opens a section. */
  readonly strong?: boolean
}

/** On or off, with the word beside it. */
export function Switch({ label, state, on, onChange, testId, strong = false }: Props) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      className="switch"
      data-testid={testId}
      onClick={() => onChange(!on)}
    >
      <span className={strong ? 'switch-label switch-strong' : 'switch-label'}>{label}</span>
      <span className="switch-state" aria-hidden="true">
        {state}
      </span>
      <span className="switch-track" aria-hidden="true" />
    </button>
  )
}
