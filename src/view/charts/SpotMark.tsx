interface Props {
  readonly kind: 'direct' | 'station' | 'measured'
  readonly x: number
  readonly y: number
  /** Digits only remembered: hollow and smaller. */
  readonly uncertain: boolean
  readonly scale: number
}

/** A point that somebody measured: a dot, a diamond with a station between, a cross for the visitor's own. */
export function SpotMark({ kind, x, y, uncertain, scale }: Props) {
  if (kind === 'measured') {
    const r = 4 * scale
    return (
      <path
        className="distance-measured"
        d={`M${x - r} ${y - r}L${x + r} ${y + r}M${x - r} ${y + r}L${x + r} ${y - r}`}
      />
    )
  }
  const className = `distance-spot ${uncertain ? 'distance-uncertain' : ''}`
  if (kind === 'direct') return <circle className={className} cx={x} cy={y} r={(uncertain ? 2.2 : 3) * scale} />
  const r = (uncertain ? 3.2 : 4.2) * scale
  return <path className={className} d={`M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`} />
}
