/** axe finds nothing, in every theme, at every size, with panels open. */
import { expectAccessible, expectAccessibleInEveryTheme } from './axe'
import { openLab, playToTheEnd } from './lab'
import { expect, test } from './support'

test('axe finds nothing in the Lab, in every theme @phone', async ({ page }) => {
  await openLab(page, 'v=1&hw=metro&km=20&eve=ir&n=100000&spd=1M')
  await playToTheEnd(page)
  await expectAccessibleInEveryTheme(page)
})

test('axe finds nothing with the dialogs open', async ({ page }) => {
  await openLab(page, 'v=1')
  for (const name of [/share/i, /display/i, /help/i]) {
    await page.getByRole('button', { name }).first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  }
})

test('on a projector every piece of evidence can be chosen in the header', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('eavesdrop:preferences', JSON.stringify({ theme: 'projector' })))
  await page.setViewportSize({ width: 1280, height: 720 })
  await openLab(page, 'v=1&n=2000&spd=1M')
  await page.getByTestId('evidence').selectOption('DIST')
  await expect(page.getByTestId('chart-DIST')).toBeVisible()
  await expectAccessible(page)
  await page.getByTestId('evidence').selectOption('KEY')
  await expect(page.getByTestId('make-key')).toBeVisible()
})

test('nothing scrolls sideways at 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await openLab(page, 'v=1&eve=ir')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})
