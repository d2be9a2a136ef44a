/** The scenario is the link: same link, same photons, for everybody. */
import type { Page } from 'playwright/test'
import { openLab, playToTheEnd, settledText } from './lab'
import { expect, test } from './support'

/** Hardware is chosen by its label: the radio itself lies under it. */
const choose = (page: Page, name: string) =>
  page
    .locator('label', { has: page.getByRole('radio', { name, exact: true }) })
    .first()
    .click()

const LINK = 'v=1&n=20000&eve=ir&seed=7&spd=1M'

test('a shared link gives every pupil the same numbers', async ({ page, browser }) => {
  const read = async (in_: typeof page) => {
    await openLab(in_, LINK)
    await playToTheEnd(in_)
    return settledText(in_, 'alarm')
  }
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  const first = await read(page)
  expect(await read(await context.newPage())).toBe(first)
  expect(first).toMatch(/\d/)
  await context.close()
})

test('Back walks scenario changes, and a change writes the address', async ({ page }) => {
  await openLab(page, 'v=1')
  await choose(page, 'Metro')
  await expect(page).toHaveURL(/hw=metro/)
  await choose(page, 'Lab')
  await expect(page).toHaveURL(/hw=lab/)
  await page.goBack()
  await expect(page).toHaveURL(/hw=metro/)
  await page.goBack()
  await expect(page).not.toHaveURL(/hw=/)
})

test('keys that this version does not know are written back', async ({ page }) => {
  await openLab(page, 'v=1&future=a-b')
  await choose(page, 'Metro')
  await expect(page).toHaveURL(/hw=metro.*future=a-b/)
})
