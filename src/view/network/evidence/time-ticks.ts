/** Whole seconds from 0 to the end of an axis, at most seven, at round steps. */
export function timeTicks(last: number): number[] {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, last)))
  const step = [0.2, 0.5, 1, 2].find((s) => last / (s * power) <= 6) ?? 2
  const by = Math.max(1, step * power)
  return Array.from({ length: Math.floor(last / by) + 1 }, (_, i) => i * by)
}
