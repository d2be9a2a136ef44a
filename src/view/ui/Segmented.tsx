import { useId } from 'react'
import './segmented.css'

interface Props<Value extends string> {
  /** Name of the group, for those who do not see it. */
  readonly label: string
  readonly options: readonly { readonly value: Value; readonly text: string; readonly describe?: string }[]
  readonly value: Value
  readonly onChange: (value: Value) => void
  /** Takes the width it is given, shared evenly. */
  readonly wide?: boolean
  readonly testId?: string
}

/** One of a few, all of them in sight: radio buttons drawn as one bar. */
export function Segmented<Value extends string>({ label, options, value, onChange, wide, testId }: Props<Value>) {
  const name = useId()
  return (
    <div
      className={wide ? 'segmented segmented-wide' : 'segmented'}
      role="radiogroup"
      aria-label={label}
      data-testid={testId}
      data-value={value}
    >
      {options.map((option) => (
        <label key={option.value} className="segmented-option">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            aria-label={option.describe}
            onChange={() => onChange(option.value)}
          />
          <span>{option.text}</span>
        </label>
      ))}
    </div>
  )
}
