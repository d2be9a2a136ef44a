import { useLayoutEffect, useRef, useState } from 'react'

/** Size of a plot in CSS pixels, and of its type. */
export interface PlotSize {
  readonly width: number
  readonly height: number
  /** Size of notes and tick labels, px. */
  readonly type: number
}

/** Follows the size of an element. Null until it has one. */
export function useSize<E extends HTMLElement>(): readonly [ref: React.RefObject<E | null>, size: PlotSize | null] {
  const ref = useRef<E>(null)
  const [size, setSize] = useState<PlotSize | null>(null)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const read = () => {
      const { width, height } = element.getBoundingClientRect()
      const type = Number.parseFloat(getComputedStyle(element).fontSize)
      setSize((old) =>
        old && old.width === width && old.height === height && old.type === type ? old : { width, height, type },
      )
    }
    read()
    const observer = new ResizeObserver(read)
    observer.observe(element)
    // A theme changes the type without changing the box.
    const themes = new MutationObserver(read)
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    return () => {
      observer.disconnect()
      themes.disconnect()
    }
  }, [])
  return [ref, size && size.width > 0 && size.height > 0 ? size : null]
}
