import { type ReactNode, useEffect, useId, useRef, useState } from 'react'

interface Props {
  readonly icon: ReactNode
  readonly text: string
  readonly hint?: string
  readonly className: string
  /** What opens; `close` shuts it and goes back to the button. */
  readonly children: (close: () => void) => ReactNode
}

/** A quiet button of a chart that opens a small field below itself; Escape or a look elsewhere shuts it. */
export function Popover({ icon, text, hint, className, children }: Props) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!open) return
    const close = (event: Event) => {
      if (event.target instanceof Node && box.current?.contains(event.target)) return
      setOpen(false)
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('focusin', close)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('focusin', close)
    }
  }, [open])

  const back = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what its button opened
    <div
      className="chart-popover"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        event.stopPropagation()
        back()
      }}
    >
      <button
        type="button"
        ref={button}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        title={hint ?? text}
        onClick={() => setOpen(!open)}
      >
        {icon}
        <span>{text}</span>
      </button>
      {open && (
        <div className={className} id={id}>
          {children(back)}
        </div>
      )}
    </div>
  )
}
