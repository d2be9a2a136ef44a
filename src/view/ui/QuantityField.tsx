import { useState } from 'react'
import { clampTo, type Quantity } from '../../model/math/quantity'
import { useApp } from '../useApp'
import { valueTyped } from './number-text'
import './quantity.css'

interface Props {
  readonly quantity: Quantity
  readonly value: number
  /** Name of the setting, for those who do not see it. */
  readonly label: string
  readonly onChange: (value: number) => void
  readonly testId?: string
}

/** A number with its unit inside the frame. Enter or leaving takes it over, Escape takes it back. */
export function QuantityField({ quantity, value, label, onChange, testId }: Props) {
  const { format } = useApp()
  const shown = format.quantity(quantity, value)
  const [draft, setDraft] = useState<string | null>(null)
  const text = draft ?? shown.value
  const take = () => {
    if (draft === null) return
    const typed = valueTyped(quantity, draft, shown.unit)
    setDraft(null)
    // What is no number changes nothing; what is out of range becomes the nearest that is in it.
    if (typed !== null && draft.trim() !== shown.value) onChange(clampTo(quantity, typed))
  }
  return (
    <label className="quantity-field">
      <span className="visually-hidden">
        {label}
        {shown.unit && `, ${shown.unit}`}
      </span>
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        data-testid={testId}
        value={text}
        style={{ inlineSize: `${Math.max(2, text.length) + 0.5}ch` }}
        onChange={(event) => setDraft(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take()
          if (event.key === 'Escape' && draft !== null) {
            event.stopPropagation()
            setDraft(null)
          }
        }}
      />
      {shown.unit && <span aria-hidden="true">{shown.unit}</span>}
    </label>
  )
}
