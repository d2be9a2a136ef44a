import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './Button'
import './dialog.css'

interface Props {
  readonly title: string
  readonly open: boolean
  readonly onClose: () => void
  readonly closeLabel: string
  /** Where it stands: in the middle, at the inline end, or at the foot (phones). */
  readonly place?: 'middle' | 'drawer' | 'sheet'
  readonly children: ReactNode
}

/** A modal window of the browser's own kind: it keeps the focus, and Escape or a press outside closes it. */
export function Dialog({ title, open, onClose, closeLabel, place = 'middle', children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const element = dialog.current
    if (!element) return
    if (open && !element.open) element.showModal()
    if (!open && element.open) element.close()
  }, [open])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the press outside is a shortcut; Escape and the button close as well
    <dialog
      ref={dialog}
      className={`dialog dialog-${place}`}
      aria-labelledby={heading}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      {open && (
        <div className="dialog-body">
          <div className="dialog-head">
            <h2 id={heading}>{title}</h2>
            <Button kind="icon" aria-label={closeLabel} onClick={onClose}>
              <X size={20} strokeWidth={1.75} aria-hidden="true" />
            </Button>
          </div>
          {children}
        </div>
      )}
    </dialog>
  )
}
