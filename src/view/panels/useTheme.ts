import type { Theme } from '../../store/state'
import { useMedia } from '../ui/useMedia'
import { useAppState } from '../useApp'

/** The theme in force: what the visitor chose, or what the system says. */
export function useTheme(): Exclude<Theme, 'system'> {
  const dark = useMedia('(prefers-color-scheme: dark)')
  const theme = useAppState(({ preferences }) => preferences.theme)
  if (theme !== 'system') return theme
  return dark ? 'dark' : 'light'
}
