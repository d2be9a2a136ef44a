/** The secret key: one strip in a frame behind a lock, what was used of it struck out. */

import { lock } from '../scene/geometry/marks'
import { roundedRectangle, segment } from '../scene/geometry/shape'
import { MarkSvg } from '../ui/MarkSvg'

const HEIGHT = 34
/** From the left edge to the first bar. */
const HEAD = 34
const PITCH = 6

interface Props {
  /** First bits; null: this viewer does not see them. */
  readonly bits: ArrayLike<number> | null
  readonly total: number
  readonly used?: number
  /** Place of the first bit that is drawn. */
  readonly from?: number
  readonly width: number
  readonly name: string
}

export const secretBitsIn = (width: number): number => Math.max(1, Math.floor((width - HEAD - 8) / PITCH))

export function SecretStrip({ bits, total, used = 0, from = 0, width, name }: Props) {
  const shown = Math.min(secretBitsIn(width), total, bits?.length ?? total)
  const frame = HEAD + PITCH * shown + 6
  const struck = Math.min(used - from, shown)
  const bars = Array.from({ length: shown }, (_, i) => {
    const tall = bits === null || bits[i] === 1
    return roundedRectangle(HEAD + PITCH * i, HEIGHT / 2 - (tall ? 9 : 0), 4, tall ? 18 : 9, 1)
  })
  return (
    <span className="secret-strip" role="img" aria-label={name}>
      <svg width={frame + 2} height={HEIGHT} aria-hidden="true">
        <path className="secret-frame" d={roundedRectangle(1, 1, frame, HEIGHT - 2, 4)} />
        <path className={bits === null ? 'secret-unknown' : 'strip-bar'} d={bars.slice(struck).join('')} />
        <path className="secret-used" d={bars.slice(0, struck).join('')} />
        {struck > 0 && (
          <path className="secret-strike" d={segment(HEAD - 2, HEIGHT / 2, HEAD + PITCH * struck - 1, HEIGHT / 2)} />
        )}
      </svg>
      <span className="secret-lock" aria-hidden="true">
        <MarkSvg mark={lock()} width={20} />
      </span>
    </span>
  )
}
