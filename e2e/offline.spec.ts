import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test } from './support'

/** The page itself is there, not only the words that index.html shows before it. */
const expectStarted = (page: Page): Promise<void> =>
  expect(page.locator('#root > :not(.before-start)').first()).toBeVisible()

const expectKept = (page: Page): Promise<void> =>
  expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state ?? 'none')).toBe('activated')

test('a second visit needs no network, at any address of the page', async ({ page, context }) => {
  await page.goto('./')
  await expectKept(page)
  await context.setOffline(true)
  await page.reload()
  await expectStarted(page)
  await page.goto('./?from=a-worksheet#/learn')
  await expectStarted(page)
})

test('a new version waits until it is accepted, then reloads the page', async ({ page, serve }) => {
  const folder = mkdtempSync(join(tmpdir(), 'eavesdrop-'))
  cpSync('dist', folder, { recursive: true })
  const { url } = await serve({ folder })
  await page.goto(url)
  await expectKept(page)

  const [indexFile, workerFile] = [join(folder, 'index.html'), join(folder, 'sw.js')]
  writeFileSync(
    indexFile,
    readFileSync(indexFile, 'utf8').replace('<html lang="en"', '<html lang="en" data-version="2"'),
  )
  const worker = readFileSync(workerFile, 'utf8')
  writeFileSync(workerFile, worker.replace(/"[0-9a-f]{16}"|`[0-9a-f]{16}`/, '"0000000000000002"'))
  expect(readFileSync(workerFile, 'utf8')).not.toBe(worker)

  const waiting = (): Promise<boolean> =>
    page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting))
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()))
  await expect.poll(waiting).toBe(true)
  await page.reload()
  await expectStarted(page)
  await expect(page.locator('html')).not.toHaveAttribute('data-version', '2')

  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.postMessage('update'))
  await expect(page.locator('html')).toHaveAttribute('data-version', '2')
  await expectStarted(page)
  expect(await page.evaluate(() => caches.keys())).toHaveLength(1)
  rmSync(folder, { recursive: true })
})
