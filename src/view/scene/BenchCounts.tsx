import { fill } from '../../locales/fill'
import type { Format } from '../format'
import type { SceneCounts } from './frame/frame'
import type { SceneWords } from './words'

interface Props {
  readonly counts: SceneCounts
  /** At zoom 1 one line says it; where there is no room it is only heard. */
  readonly shape: 'list' | 'line' | 'heard'
  readonly top: number
  readonly words: SceneWords
  readonly format: Format
  readonly onShowError: () => void
}

/** Right of the strips: what was kept and what differs, as far as the viewer knows. */
export function BenchCounts({ counts, shape, top, words, format, onShowError }: Props) {
  const { kept, landed, compared, different, differentOf } = counts
  if (shape === 'heard')
    return (
      <p className="visually-hidden">
        {words.kept} <span data-testid="kept">{format.count(kept)}</span>
      </p>
    )
  if (shape === 'line') {
    const [before, after] = fill(words.keptOf, { landed: format.integer(landed) }).split('{kept}')
    return (
      <p className="bench-kept" style={{ top }}>
        {before}
        <b data-testid="kept">{format.count(kept)}</b>
        {after}
      </p>
    )
  }
  const rows: readonly (readonly [name: string, count: number])[] = [
    [words.kept, kept],
    ...(differentOf === 'compared' ? ([[words.compared, compared]] as const) : []),
    [words.different, different],
  ]
  return (
    <div className="bench-counts" style={{ top }}>
      <dl>
        {rows.map(([name, count], i) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd {...(i === 0 ? { 'data-testid': 'kept' } : {})}>{format.count(count)}</dd>
          </div>
        ))}
      </dl>
      {different > 0 && (
        <button type="button" className="bench-link" onClick={onShowError}>
          {words.showError}
        </button>
      )}
    </div>
  )
}
