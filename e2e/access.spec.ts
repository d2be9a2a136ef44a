/** axe finds nothing, in every theme, at every size, with panels open. */
import AxeBuilder from '@axe-core/playwright'
import { openLab, playToTheEnd } from './lab'
import { expect, test } from './support'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

for (const theme of ['light', 'dark', 'projector'])
  test(`axe finds nothing in the Lab, ${theme} @phone`, async ({ page }) => {
    await page.addInitScript(
      (chosen) => localStorage.setItem('eavesdrop:preferences', JSON.stringify({ theme: chosen })),
      theme,
    )
    await openLab(page, 'v=1&hw=metro&km=20&eve=ir&n=100000&spd=1M')
    await playToTheEnd(page)
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
  })

test('axe finds nothing with the dialogs open', async ({ page }) => {
  await openLab(page, 'v=1')
  for (const name of [/share/i, /display/i, /help/i]) {
    await page.getByRole('button', { name }).first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  }
})

test('nothing scrolls sideways at 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await openLab(page, 'v=1&eve=ir')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})
