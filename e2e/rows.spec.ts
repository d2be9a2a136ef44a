/** What is animated is what was computed: rows on screen are the rows of the command line. */
import { execFileSync } from 'node:child_process'
import { openLab } from './lab'
import { expect, test } from './support'

const LINK = 'v=1&eve=ir&p=50&err=3&n=4000&seed=42'

interface Row {
  readonly pulse: number
  readonly alice: { readonly bit: number }
  readonly eve: { readonly bit: number } | null
  readonly bobBit: number
  readonly kept: boolean
}

test('200 photons on screen are 200 rows of the same link on the command line', async ({ page }) => {
  // Two hundred presses of a key, each drawn, take a while on a busy machine.
  test.setTimeout(120_000)
  const out = execFileSync(
    process.execPath,
    ['.ci/run.mjs', 'cli', 'run', `#/lab?${LINK}`, '--json', '--events', '200'],
    {
      cwd: new URL('..', import.meta.url),
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    },
  )
  const { rows } = JSON.parse(out) as { rows: readonly Row[] }
  expect(rows).toHaveLength(200)
  await openLab(page, `${LINK}&spd=step&z=2`)
  await page.keyboard.press('t')
  // Steps, then the table: its page holds the last 200.
  for (let i = 0; i < 200; i++) await page.keyboard.press('.')
  const table = page.getByTestId('table').first()
  await expect(table.locator('tbody tr')).toHaveCount(200)
  const shown = await table.locator('tbody tr').evaluateAll((trs) =>
    trs.map((tr) => {
      const cells = [...tr.querySelectorAll('th, td')].map((cell) => (cell.textContent ?? '').trim())
      return { event: Number((tr as HTMLElement).dataset.event), cells }
    }),
  )
  for (const { event, cells } of shown) {
    const row = rows[event]!
    expect(cells[0]?.replace(/\D/g, '')).toBe(String(row.pulse + 1))
    expect(cells[1]).toBe(String(row.alice.bit))
    expect(cells[3]).toContain(row.eve ? String(row.eve.bit) : 'untouched')
    expect(cells[4]).toBe(String(row.bobBit))
    expect(cells.at(-1)).toMatch(row.kept ? /kept|compared|wrong|differ|error/i : /thrown/i)
  }
})
