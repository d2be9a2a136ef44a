import type { ComponentProps } from 'react'
import './button.css'

interface Props extends ComponentProps<'button'> {
  /** One primary a screen; `quiet` is icon and word, `icon` a square that needs an `aria-label`. */
  readonly kind?: 'primary' | 'outlined' | 'quiet' | 'icon' | 'link'
}

/** A button of the design: 44 high, except in a sentence (`link`). */
export function Button({ kind = 'outlined', className = '', type = 'button', ...rest }: Props) {
  return <button type={type} className={`button button-${kind} ${className}`} {...rest} />
}
