import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { usePopup } from './usePopup'
import './popup.css'

export interface MenuItem<Value extends string> {
  readonly value: Value
  readonly title: string
  readonly note?: string
}

interface Props<Value extends string> {
  /** What the button says, for those who do not see it. */
  readonly label: string
  readonly children: ReactNode
  readonly items: readonly MenuItem<Value>[]
  readonly chosen: Value | null
  readonly onChoose: (value: Value) => void
  /** Edge of the button the menu hangs from. */
  readonly align?: 'start' | 'end'
  readonly testId?: string
}

/** A menu of choices, one of them in force: arrows and letters move, Enter chooses, Escape goes back. */
export function Menu<Value extends string>(props: Props<Value>) {
  const { label, children, items, chosen, onChoose, align = 'start', testId } = props
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  usePopup(root, open, () => setOpen(false))

  const entries = () => [...(list.current?.querySelectorAll<HTMLElement>('[role="menuitemradio"]') ?? [])]
  useEffect(() => {
    if (!open) return
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[role="menuitemradio"]') ?? [])]
    const now = all.find((item) => item.getAttribute('aria-checked') === 'true') ?? all[0]
    now?.focus()
  }, [open])

  const close = () => {
    setOpen(false)
    root.current?.querySelector('button')?.focus()
  }
  const move = (event: KeyboardEvent) => {
    const all = entries()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const to = (index: number) => {
      event.preventDefault()
      all[(index + all.length) % all.length]?.focus()
    }
    if (event.key === 'ArrowDown') to(at + 1)
    else if (event.key === 'ArrowUp') to(at - 1)
    else if (event.key === 'Home') to(0)
    else if (event.key === 'End') to(all.length - 1)
    else if (event.key === 'Tab') setOpen(false)
    else if (event.key.length === 1 && event.key !== ' ') {
      const letter = event.key.toLowerCase()
      const after = [...all.slice(at + 1), ...all.slice(0, at + 1)]
      after.find((item) => item.textContent?.trim().toLowerCase().startsWith(letter))?.focus()
      event.stopPropagation()
    }
  }

  return (
    <div className="popup" ref={root}>
      <button
        type="button"
        className="popup-button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={label}
        data-testid={testId}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setOpen(true)
        }}
      >
        {children}
      </button>
      {open && (
        <div
          id={id}
          ref={list}
          role="menu"
          tabIndex={-1}
          aria-label={label}
          className={`popup-panel popup-${align}`}
          onKeyDown={move}
        >
          {items.map((item, i) => (
            <button
              key={item.value}
              type="button"
              role="menuitemradio"
              aria-checked={item.value === chosen}
              tabIndex={item.value === chosen || (chosen === null && i === 0) ? 0 : -1}
              className="menu-item"
              onClick={() => {
                close()
                onChoose(item.value)
              }}
            >
              <span className="menu-title">{item.title}</span>
              {item.note && <span className="menu-note">{item.note}</span>}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
