import { useId } from 'react'
import type { Quantity } from '../../model/math/quantity'
import { useApp } from '../useApp'
import { QuantityField } from './QuantityField'
import { Range } from './Range'
import { lastPosition, positionOf, valueAt } from './slider-scale'

interface Props {
  readonly quantity: Quantity
  readonly value: number
  readonly label: string
  readonly onChange: (value: number) => void
  /** A drag has begun (true) or ended: in between the address bar is only replaced. */
  readonly onDrag: (dragging: boolean) => void
  /** A sentence under the slider. */
  readonly note?: string | undefined
}

/** A setting: its name, its number with unit, and a slider. */
export function QuantitySlider({ quantity, value, label, onChange, onDrag, note }: Props) {
  const { format } = useApp()
  const noteId = useId()
  return (
    <div className="quantity">
      <div className="quantity-head">
        <span aria-hidden="true">{label}</span>
        <QuantityField quantity={quantity} value={value} label={label} onChange={onChange} />
      </div>
      <Range
        label={label}
        position={positionOf(quantity, value)}
        last={lastPosition(quantity)}
        valueText={format.inline(format.quantity(quantity, value))}
        describedBy={note ? noteId : undefined}
        onChange={(position) => onChange(valueAt(quantity, position))}
        onDrag={onDrag}
      />
      {note && (
        <p className="quantity-note" id={noteId}>
          {note}
        </p>
      )}
    </div>
  )
}
