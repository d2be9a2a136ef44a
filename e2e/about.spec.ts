/** From the foot of the Lab to About: every published figure is computed in this browser, and what differs says why. */
import type { Page } from 'playwright/test'
import { expectAccessible, expectAccessibleInEveryTheme } from './axe'
import { expect, test } from './support'

const computed = (page: Page) =>
  expect(page.getByTestId('about-check')).toHaveAttribute('data-run', 'done', { timeout: 60_000 })

async function numbersOfHeadline(page: Page): Promise<{ reproduced: number; of: number }> {
  const headline = page.getByTestId('about-headline')
  const [reproduced, of] = await Promise.all([
    headline.getAttribute('data-reproduced'),
    headline.getAttribute('data-of'),
  ])
  return { reproduced: Number(reproduced), of: Number(of) }
}

test('About opens from the foot of the Lab, and the way back keeps the scenario', async ({ page }) => {
  await page.goto('/#/lab?v=1&hw=metro&km=20')
  await page.getByRole('link', { name: 'About' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'About this laboratory' })).toBeFocused()
  await expect(page).toHaveURL(/#\/about\?.*km=20/)
  await page.getByRole('link', { name: 'Back to the Lab' }).click()
  await expect(page.getByTestId('scene')).toBeVisible()
  await expect(page).toHaveURL(/#\/lab\?.*km=20/)
})

test('About opens from the menu of a phone @phone-only @phone', async ({ page }) => {
  await page.goto('/#/lab?v=1')
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('dialog').getByRole('link', { name: 'About' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'About this laboratory' })).toBeVisible()
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('every figure is computed here, counted, and explained where it differs @phone-thorough', async ({ page }) => {
  await page.goto('/#/about')
  await computed(page)
  const rows = page.getByTestId('anchor')
  const { reproduced, of } = await numbersOfHeadline(page)
  expect(of).toBeGreaterThanOrEqual(25)
  await expect(rows).toHaveCount(of)
  await expect(page.getByTestId('about-headline')).toContainText(`${reproduced} of ${of}`)
  const values = await page.getByTestId('anchor-value').allInnerTexts()
  expect(values.filter((text) => !/\d/.test(text) || /NaN|Infinity|undefined/.test(text))).toEqual([])
  const states = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-state')))
  expect(states.filter((state) => state === 'reproduced').length).toBe(reproduced)
  expect(new Set(states)).toEqual(new Set(['reproduced', 'missed']))
  const unexplained = await rows.evaluateAll((all) =>
    all
      .filter((row) => row.getAttribute('data-state') === 'missed' && !row.querySelector('.about-note'))
      .map((row) => row.getAttribute('data-anchor')),
  )
  expect(unexplained).toEqual([])
})

test('without a worker the figures are computed in turns on the page', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'Worker', { value: undefined })
  })
  await page.goto('/#/about')
  await computed(page)
  const { reproduced, of } = await numbersOfHeadline(page)
  await expect(page.getByTestId('anchor')).toHaveCount(of)
  expect(reproduced).toBeGreaterThan(0.9 * of)
})

test('figures are computed again on request', async ({ page }) => {
  await page.goto('/#/about')
  await computed(page)
  const before = await numbersOfHeadline(page)
  await page.getByRole('button', { name: 'Compute again' }).click()
  await computed(page)
  expect(await numbersOfHeadline(page)).toEqual(before)
})

test('the table is filtered by keyboard', async ({ page }) => {
  await page.goto('/#/about')
  await computed(page)
  const rows = page.getByTestId('anchor')
  const { reproduced, of } = await numbersOfHeadline(page)
  await page.getByTestId('about-show').getByRole('radio', { name: 'All' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(rows).toHaveCount(of - reproduced)
  await page.keyboard.press('ArrowLeft')
  await page.getByRole('searchbox').focus()
  await page.keyboard.type('cascade')
  await expect(rows.first()).toContainText('Cascade')
  expect(await rows.count()).toBeLessThan(of)
  await page.keyboard.type(' nothing like it')
  await expect(rows).toHaveCount(0)
  await expect(page.getByTestId('about-check')).toContainText('Change the filter')
})

test('the parts of the page are listed with their licences', async ({ page }) => {
  await page.goto('/#/about')
  await expect(page.getByTestId('about-parts')).toContainText(/react \d+\.\d+\.\d+ \(MIT\)/)
})

test('nothing scrolls sideways at 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto('/#/about')
  await computed(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})

test('axe finds nothing in About @phone-thorough', async ({ page }) => {
  test.slow() // some hundred cells, each with its contrast
  await page.goto('/#/about')
  await computed(page)
  await expectAccessible(page)
})

test('axe finds nothing in About, in every theme @thorough', async ({ page }) => {
  test.slow()
  await page.goto('/#/about')
  await computed(page)
  await expectAccessibleInEveryTheme(page)
})
