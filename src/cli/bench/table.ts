import type { Merged, Spread } from './merge'

/** Three significant digits, with a prefix where numbers get long: `1.15 G`. */
export function short(value: number): string {
  const prefixes = [
    [1e12, ' T'],
    [1e9, ' G'],
    [1e6, ' M'],
    [1e4, ' k'],
  ] as const
  const [scale, prefix] = prefixes.find(([least]) => Math.abs(value) >= least) ?? [1, '']
  const per = prefix === ' k' ? 1000 : scale
  return `${Number((value / per).toPrecision(3))}${prefix}`
}

interface Row {
  readonly label: string
  readonly value: string
  readonly spread: string
}

function* rowsOf(merged: Merged, label: string): Generator<Row> {
  if (Array.isArray(merged)) {
    for (const entry of merged as readonly Merged[]) yield* rowsOf(entry, `${label} ${caseOf(entry)}`)
    return
  }
  for (const [key, value] of Object.entries(merged)) {
    const spread = (merged as Record<string, unknown>)[`${key}Spread`] as Spread | undefined
    if (typeof value === 'number' && spread) {
      const { min, max, runs } = spread
      yield { label: `${label} ${key}`, value: short(value), spread: `${short(min)} to ${short(max)}, ${runs} runs` }
    } else if (typeof value === 'object' && !key.endsWith('Spread')) yield* rowsOf(value as Merged, `${label} ${key}`)
  }
}

/** What distinguishes an entry of a list: its strings and the numbers that were not measured. */
const caseOf = (entry: Merged): string =>
  Object.entries(entry)
    .filter(([key, value]) => typeof value !== 'object' && !(`${key}Spread` in entry))
    .map(([key, value]) => `${key}=${value}`)
    .join(' ')

/** All figures as lines of text: name, median, and how far the processes lie apart. */
export function table(stages: Readonly<Record<string, Merged>>): string {
  const rows = Object.entries(stages).flatMap(([name, merged]) => [...rowsOf(merged, name)])
  const width = (pick: (row: Row) => string): number => Math.max(0, ...rows.map((row) => pick(row).length))
  const [labels, values] = [width(({ label }) => label), width(({ value }) => value)]
  return rows
    .map(({ label, value, spread }) => `${label.padEnd(labels)}  ${value.padStart(values)}  ${spread}`)
    .join('\n')
}
