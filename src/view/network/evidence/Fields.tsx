import type { Quantity } from '../../../model/math/quantity'
import { QuantityField } from '../../ui/QuantityField'
import './line-chart.css'

/** A number beside a chart that changes what it draws. */
export function Field(props: {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
  readonly min: number
  readonly max: number
  readonly step?: number
  readonly percent?: boolean
  readonly whole?: boolean
  readonly unit?: Quantity['unit']
  readonly suffix?: string
  readonly testId?: string
}) {
  const {
    label,
    value,
    onChange,
    min,
    max,
    step = 1,
    percent = false,
    whole = false,
    unit = '1',
    suffix,
    testId,
  } = props
  const quantity: Quantity = {
    key: label,
    unit,
    min,
    max,
    step,
    scale: 'linear',
    whole,
    ...(percent ? { shownAs: '%' as const } : {}),
  }
  return (
    <span className="evidence-field">
      <span aria-hidden="true">{label}</span>
      <QuantityField
        quantity={quantity}
        value={value}
        label={label}
        onChange={onChange}
        {...(testId ? { testId } : {})}
      />
      {suffix && <span aria-hidden="true">{suffix}</span>}
    </span>
  )
}
