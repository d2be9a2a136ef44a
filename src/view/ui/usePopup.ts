import { type RefObject, useEffect, useEffectEvent } from 'react'

/** Closes what hangs from a button when Escape is pressed, or when something outside is pressed or focused. */
export function usePopup(root: RefObject<HTMLElement | null>, open: boolean, onClose: () => void): void {
  const outside = useEffectEvent((event: Event) => {
    if (event.target instanceof Node && !root.current?.contains(event.target)) onClose()
  })
  const leave = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    onClose()
    root.current?.querySelector('button')?.focus()
  })
  useEffect(() => {
    if (!open) return
    const onOutside = (event: Event) => outside(event)
    const onKey = (event: KeyboardEvent) => leave(event)
    document.addEventListener('pointerdown', onOutside)
    document.addEventListener('focusin', onOutside)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerdown', onOutside)
      document.removeEventListener('focusin', onOutside)
      document.removeEventListener('keydown', onKey)
    }
  }, [open])
}
