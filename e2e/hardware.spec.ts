/** Real links at their own pace: what a hundred and four hundred kilometres deliver. */
import { openLab } from './lab'
import { expect, test } from './support'

/** A count as the page writes it, exponents and thin spaces undone. */
const readCount = (text: string): number => Number(text.replace(/[\s\u202f\u00a0]/g, ''))

test('S09 A hundred kilometres, ten billion pulses: one photon in a hundred survives, QBER 1.6 %', async ({ page }) => {
  test.setTimeout(90_000)
  await openLab(page, 'v=1&hw=metro&km=100&n=1e10&tb=4096&z=5&spd=1G')
  await page.getByTestId('play').click()
  await expect(page.getByTestId('scene')).toHaveAttribute('data-run', 'done', { timeout: 60_000 })
  await expect(page.getByTestId('alarm')).toHaveAttribute('data-state', 'ok')
  const qber = Number(/(\d+\.\d+)/.exec(await page.getByTestId('qber').first().innerText())?.[1])
  // Expected 1.62 % of 4 096 bits: σ = 0.2 points; 4σ.
  expect(Math.abs(qber - 1.62)).toBeLessThan(0.8)
  const words = await page
    .getByText(/arrived/)
    .filter({ hasText: 'kept' })
    .first()
    .innerText()
  const arrived = readCount(/([\d\s\u202f\u00a0]+) arrived/.exec(words)?.[1] ?? '')
  // Shares 80-10-10 of mean 0.5, 0.1 and 0 photons, 0.002 detected each: 8.2 million, σ = 2 900.
  expect(Math.abs(arrived - 8.2e6)).toBeLessThan(5e4)
})

test('S11 Four hundred: far is possible, and slow', async ({ page }) => {
  test.setTimeout(90_000)
  await openLab(page, 'v=1&hw=record&km=400&z=5&spd=1G')
  await page.getByTestId('play').click()
  await expect(page.getByTestId('scene')).toHaveAttribute('data-run', /running|done/)
  await expect(page.getByTestId('qber').first()).toContainText(/\d/, { timeout: 60_000 })
})
