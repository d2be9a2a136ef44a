import { ChevronDown } from 'lucide-react'
import './select.css'

interface Props<Value extends string> {
  readonly label: string
  readonly options: readonly { readonly value: Value; readonly text: string }[]
  readonly value: Value
  readonly onChange: (value: Value) => void
  /** Without a frame, as a word in a row. */
  readonly plain?: boolean
  readonly testId?: string
}

/** The browser's own list of choices, so that phones show theirs. */
export function Select<Value extends string>({ label, options, value, onChange, plain = false, testId }: Props<Value>) {
  return (
    <span className={plain ? 'select select-plain' : 'select'}>
      <select
        aria-label={label}
        data-testid={testId}
        value={value}
        onChange={(event) => onChange(event.target.value as Value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
      <ChevronDown size={16} strokeWidth={1.75} aria-hidden="true" />
    </span>
  )
}
