import type { AlarmState } from '../../model/engine/alarm'

interface Props {
  readonly state: AlarmState
  readonly x: number
  readonly y: number
  /** px */
  readonly r: number
}

/** A run by what the alarm said at its end: shape first, so that it reads without colour. */
export function RunMark({ state, x, y, r }: Props) {
  if (state === 'nokey') {
    const d = `M${x} ${y - r * 1.05} L${x + r * 1.05} ${y + r * 0.8} H${x - r * 1.05} Z`
    return <path className="runs-nokey" d={d} />
  }
  if (state === 'undecided') {
    return (
      <>
        <circle className="runs-undecided" cx={x} cy={y} r={r * 0.9} />
        <path className="runs-half" d={`M${x - r * 0.9} ${y} A${r * 0.9} ${r * 0.9} 0 0 0 ${x + r * 0.9} ${y} Z`} />
      </>
    )
  }
  return <circle className={state === 'ok' ? 'runs-ok' : 'runs-few'} cx={x} cy={y} r={r * 0.9} />
}
