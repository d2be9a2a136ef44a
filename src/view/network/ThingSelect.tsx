import { ChevronDown } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { ICON } from '../ui/icon'
import '../ui/select.css'
import './panel.css'

/** A native list of what is on the map: every node and every fibre can be reached without a pointer. */
export const ThingSelect = memo(function ThingSelect(props: {
  readonly label: string
  readonly value: string | null
  readonly none: string
  readonly options: readonly { readonly id: string; readonly text: string }[]
  readonly onChange: (id: string | null) => void
  readonly testId: string
}) {
  const { label, value, none, options, onChange, testId } = props
  return (
    <span className="select select-plain network-thing">
      <select
        aria-label={label}
        data-testid={testId}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{none}</option>
        {options.map(({ id, text }) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
      <ChevronDown {...ICON} size={16} />
    </span>
  )
})

/** A section's title with its list at the end of the line. */
export function Head({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="network-head">
      <h2>{title}</h2>
      {children}
    </div>
  )
}
