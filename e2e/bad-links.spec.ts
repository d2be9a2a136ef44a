/** A bad link never blanks the page: it opens with what was understood and says the rest in words. */
import { expect, test } from './support'

const bad: readonly (readonly [fields: string, says: RegExp])[] = [
  ['km=900', /km=900 is above 600: using 600/],
  ['eve=alien', /eve=alien is not known: Eve is off/],
  ['v=-1e9', /version|v=-1e9/i],
  ['mu=NaN', /mu=NaN/],
  ['km=', /km/],
  ['km=5&km=7', /km/],
  ['n=1.5e3.7', /n=1\.5e3\.7/],
  [`mu=${'9'.repeat(5000)}`, /mu|long/],
  ['km=20&c=zz', /edited or cut short/i],
]

test('a bad link says what is wrong with it, and the page stands', async ({ page }) => {
  for (const [fields, says] of bad) {
    await page.goto('about:blank')
    await page.goto(`/#/lab?${fields}`)
    await expect(page.getByTestId('problems'), fields.slice(0, 24)).toContainText(says)
    await expect(page.getByTestId('scene')).toBeVisible()
    await page.getByTestId('problems').getByRole('button').click()
    await expect(page.getByTestId('problems')).toBeHidden()
  }
})

test('values from a link are shown as text only', async ({ page }) => {
  await page.goto('/#/lab?eve=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E')
  await expect(page.getByTestId('problems')).toContainText('<img src=x')
  expect(await page.locator('img[src="x"]').count()).toBe(0)
})
