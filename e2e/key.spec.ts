/** From clicks to a key that is used: the whole chain on the bits of a run. */
import type { Page } from 'playwright/test'
import { openLab, playToTheEnd } from './lab'
import { expect, test } from './support'

const count = (text: string | undefined): number => Number((text ?? '').replace(/[^\d]/g, ''))

/** The ledger's lines by name. */
async function ledgerOf(page: Page): Promise<Record<string, number>> {
  const rows = await page
    .getByTestId('ledger')
    .locator('tr')
    .evaluateAll((all) =>
      all.map((row) => [row.querySelector('th')?.textContent ?? '', row.querySelector('td')?.textContent ?? '']),
    )
  return Object.fromEntries(rows.map(([name = '', text]) => [name, count(text)]))
}

test('S04 The quiet spy: two equal keys, nothing left to Eve, a text sent and read', async ({ page }) => {
  await openLab(page, 'v=1&eve=ir&p=10&tb=1000&n=10000&spd=1M&z=2')
  await playToTheEnd(page)
  await page.getByTestId('tab-KEY').first().click()
  await page.getByTestId('make-key').click()
  await expect(page.getByTestId('key-verdict')).toContainText('Both keys are the same', { timeout: 20_000 })
  const ledger = await ledgerOf(page)
  const spent = ['compared in public', 'told to correct errors', 'told to verify', 'removed for secrecy', 'secret']
  expect(spent.reduce((sum, line) => sum + ledger[line]!, 0)).toBe(ledger.kept)
  // About 64 % of the 4 000 bits that were not compared, with the leak that really happened; 4 points allowed.
  const share = ledger.secret! / (ledger.kept! - ledger['compared in public']!)
  expect(Math.abs(share - 0.64)).toBeLessThan(0.04)
  await expect(page.getByTestId('key-eve')).toContainText(/can work out 0\./)
  await page.getByTestId('pad-text').fill('meet me at noon')
  await page.getByRole('button', { name: 'Encrypt' }).click()
  await expect(page.getByTestId('pad-result')).toContainText('Bob reads: meet me at noon')
  await expect(page.getByTestId('pad-result')).toContainText('120 of')
  // Two more long texts, and the pad is used up: refused, and nothing is sent.
  await page.getByTestId('pad-text').fill('x'.repeat(200))
  await page.getByRole('button', { name: 'Encrypt' }).click()
  await page.getByRole('button', { name: 'Encrypt' }).click()
  await expect(page.getByTestId('pad-result')).toContainText('Refused')
  // At finite size far less is left: about 6 %.
  await page.getByTestId('key-length').selectOption('finite')
  await expect
    .poll(async () => (await ledgerOf(page)).secret ?? Number.POSITIVE_INFINITY, { timeout: 20_000 })
    .toBeLessThan(600)
})

test('over the line there is no key, and the reason is said', async ({ page }) => {
  await openLab(page, 'v=1&eve=ir&tb=1000&n=10000&spd=1M&z=2')
  await playToTheEnd(page)
  await page.getByTestId('tab-KEY').first().click()
  await page.getByTestId('make-key').click()
  await expect(page.getByTestId('key-verdict')).toContainText('No key: the error rate is too high', { timeout: 20_000 })
})
