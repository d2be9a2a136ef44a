import type { DotSign } from './runs-data'

interface Props {
  readonly sign: DotSign
  readonly x: number
  readonly y: number
  /** px */
  readonly r: number
}

/** A run by what the alarm said at its end: shape first, so that it reads without colour. */
export function RunMark({ sign, x, y, r }: Props) {
  if (sign === 'nokey' || sign === 'other') {
    const d = `M${x} ${y - r * 1.05} L${x + r * 1.05} ${y + r * 0.8} H${x - r * 1.05} Z`
    return <path className={sign === 'nokey' ? 'runs-nokey' : 'runs-other'} d={d} />
  }
  if (sign === 'undecided') {
    return (
      <>
        <circle className="runs-undecided" cx={x} cy={y} r={r * 0.9} />
        <path className="runs-half" d={`M${x - r * 0.9} ${y} A${r * 0.9} ${r * 0.9} 0 0 0 ${x + r * 0.9} ${y} Z`} />
      </>
    )
  }
  return <circle className={sign === 'ok' ? 'runs-ok' : 'runs-few'} cx={x} cy={y} r={r * 0.9} />
}
