import { useMedia } from '../ui/useMedia'
import { useTheme } from './useTheme'

/**
 * How the page is laid out. `wide`: setup at the side, two charts. `middle`: setup in a drawer, one
 * chart. `phone`: sheets and chips. `landscape`: a phone on its side, scene and chart beside each
 * other. `projector`: large, setup hidden.
 */
export type Layout = 'wide' | 'middle' | 'phone' | 'landscape' | 'projector'

// In em, so that a visitor's own text size counts: twice as large is half as much room.
const WIDE = '(min-width: 75em)'
const MIDDLE = '(min-width: 48em)'
const PROJECTOR = '(min-width: 60em) and (min-height: 30em)'
const LANDSCAPE = '(max-height: 30em) and (min-width: 35em)'

export function useLayout(): Layout {
  const wide = useMedia(WIDE)
  const middle = useMedia(MIDDLE)
  const projectorFits = useMedia(PROJECTOR)
  const landscape = useMedia(LANDSCAPE)
  const projector = useTheme() === 'projector'
  if (projector && projectorFits) return 'projector'
  if (landscape) return 'landscape'
  return wide ? 'wide' : middle ? 'middle' : 'phone'
}
