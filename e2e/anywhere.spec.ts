import { chromium, type Page } from 'playwright/test'
import { expect, test } from './support'

const expectStarted = (page: Page): Promise<void> =>
  expect(page.locator('#root > :not(.before-start)').first()).toBeVisible()

test('runs from any path of any host', async ({ page, serve }) => {
  const { url } = await serve({ under: '/class/repo/' })
  await page.goto(url)
  await expectStarted(page)
})

test.describe('opened as a file', () => {
  // The browser itself complains that it may not load the modules.
  test.use({ tolerated: [/file:\/\/|ERR_FAILED/] })

  test('says why nothing moves', async ({ page }) => {
    await page.goto(new URL('../dist/index.html', import.meta.url).href)
    await expect(page.getByText('The laboratory has not started.')).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText('Alice sends photons to Bob.')).toBeVisible()
  })
})

test('runs over plain http on a class network, where browsers withhold much', async ({ serve, launchOptions }) => {
  const { url } = await serve({ host: 'classroom.test' })
  const browser = await chromium.launch({
    ...launchOptions,
    args: ['--host-resolver-rules=MAP classroom.test 127.0.0.1'],
  })
  const page = await browser.newPage()
  const amiss: string[] = []
  page.on('console', (message) => amiss.push(message.text()))
  page.on('pageerror', (error) => amiss.push(String(error)))
  await page.goto(url)
  await expectStarted(page)
  expect(await page.evaluate(() => isSecureContext)).toBe(false)
  expect(amiss).toEqual([])
  await browser.close()
})

/** Another site's page with ours in a closed frame: no origin, hence no storage, no workers, no service worker. */
const inClosedFrame = (url: string): string =>
  `<iframe title="Eavesdrop" sandbox="allow-scripts" width="900" height="600" src="${url}"></iframe>`

test('runs in a closed frame of another site', async ({ page, serve }) => {
  const { url } = await serve({ shared: true })
  await page.setContent(inClosedFrame(url))
  await expect(page.frameLocator('iframe').locator('#root > :not(.before-start)').first()).toBeVisible()
})

test.describe('in a closed frame, from a host that lets no other site read its files', () => {
  test.use({ tolerated: [/CORS|ERR_FAILED/] })

  test('says why nothing moves', async ({ page, serve }) => {
    const { url } = await serve()
    await page.setContent(inClosedFrame(url))
    await expect(page.frameLocator('iframe').getByText('The laboratory has not started.')).toBeVisible({
      timeout: 15_000,
    })
  })
})
