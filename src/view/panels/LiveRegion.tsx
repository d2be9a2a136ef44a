import { useShell } from '../useApp'

/** The one polite region of the page: what is said stands here. */
export function LiveRegion() {
  const { text, turn } = useShell(({ saying }) => saying)
  return (
    <p className="visually-hidden" role="status" aria-live="polite" data-testid="live">
      {/* Asked for twice, said twice: an invisible mark makes it a new text. */}
      {turn % 2 === 0 ? text : `${text}\u200b`}
    </p>
  )
}
