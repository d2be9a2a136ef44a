/** How errors are corrected, what length is claimed, and of how many bits. */
import type { ReactNode } from 'react'
import { useState } from 'react'
import { fill } from '../../locales/fill'
import { Select } from '../ui/Select'
import { useApp } from '../useApp'
import { EPSILONS, type KeyChoice, METHODS } from './key-choice'

interface Props {
  readonly choice: Omit<KeyChoice, 'blockBits'> & { readonly blockBits?: number | null }
  /** Kept bits there are; left out where blocks are chosen elsewhere. */
  readonly kept?: number
  readonly onChoose: (patch: Partial<KeyChoice>) => void
  readonly children: ReactNode
}

export function KeyChoices({ choice, kept, onChoose, children }: Props) {
  const { words, format } = useApp()
  const { key } = words
  const { method, mode, finite, epsilon } = choice
  return (
    <>
      <div className="key-choices">
        <Select
          label={key.method}
          value={method}
          options={METHODS.map((value) => ({ value, text: key.methods[value] }))}
          onChange={(value) => onChoose({ method: value })}
          testId="key-method"
        />
        {method !== 'ldpc' && (
          <Select
            label={key.mode}
            value={mode}
            options={(['depth-first', 'batch'] as const).map((value) => ({ value, text: key.modes[value] }))}
            onChange={(value) => onChoose({ mode: value })}
          />
        )}
        <Select
          label={key.length}
          value={finite ? 'finite' : 'long'}
          options={(['long', 'finite'] as const).map((value) => ({ value, text: key.lengths[value] }))}
          onChange={(value) => onChoose({ finite: value === 'finite' })}
          testId="key-length"
        />
        <Select
          label={key.epsilon}
          value={String(epsilon)}
          options={EPSILONS.map((value) => ({
            value: String(value),
            text: fill(key.epsilonOption, { e: format.power(value) }),
          }))}
          onChange={(value) => onChoose({ epsilon: Number(value) })}
          testId="key-epsilon"
        />
        {kept !== undefined && kept > 0 && (
          <BlockField
            key={`${kept} ${choice.blockBits}`}
            bits={choice.blockBits ?? null}
            kept={kept}
            onChange={(blockBits) => onChoose({ blockBits })}
          />
        )}
        {kept !== undefined && (
          <Select
            label={key.disturb}
            value={choice.disturb}
            options={(['nothing', 'bit', 'message'] as const).map((value) => ({ value, text: key.disturbs[value] }))}
            onChange={(value) => onChoose({ disturb: value })}
            testId="key-disturb"
          />
        )}
        {children}
      </div>
      <p className="key-quiet">
        {key.methodSays[method]} {finite ? key.finiteNote : key.lengthNote}
      </p>
    </>
  )
}

interface FieldProps {
  readonly bits: number | null
  readonly kept: number
  readonly onChange: (bits: number | null) => void
}

/** Kept bits of the block; taken over when the field is left, or with Enter. */
function BlockField({ bits, kept, onChange }: FieldProps) {
  const { words, format } = useApp()
  const { key } = words
  const shown = String(Math.min(bits ?? kept, kept))
  const [text, setText] = useState(shown)
  const take = () => {
    const wished = Math.round(Number(text))
    if (!(wished >= 1)) return setText(shown)
    const next = wished >= kept ? null : wished
    setText(String(next ?? kept))
    if (next !== bits) onChange(next)
  }
  return (
    <label className="key-field">
      <span>{key.block}</span>
      <input
        type="number"
        inputMode="numeric"
        min={1}
        max={kept}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
        data-testid="key-block"
      />
      <span>{fill(key.blockOf, { n: format.count(kept) })}</span>
    </label>
  )
}
