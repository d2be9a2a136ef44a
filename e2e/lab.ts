/** What every journey through the Lab does: open a link, let it run to its end, read the figures. */
import type { Page } from 'playwright/test'
import { expect } from './support'

/** Opens a fragment and waits until the engine has counted the run. */
export async function openLab(page: Page, fields: string): Promise<void> {
  await page.goto(`/#/lab?${fields}`)
  await expect(page.getByTestId('scene')).toHaveAttribute('data-run', /idle|running|done/)
  await expect(page.getByTestId('play')).toBeEnabled()
}

/** Plays to the last photon; the link should ask for a fast playback (`spd=1M`). */
export async function playToTheEnd(page: Page): Promise<void> {
  await page.getByTestId('play').click()
  await expect(page.getByTestId('scene')).toHaveAttribute('data-run', 'done', { timeout: 30_000 })
}

/** Figures are drawn anew a few times a second: longer than from one time to the next, ms. */
const REDRAWN_MS = 300

/** What an element says once it has said the same for a while. */
export async function settledText(page: Page, testId: string): Promise<string> {
  const element = page.getByTestId(testId).first()
  let before = ''
  await expect(async () => {
    const text = await element.innerText()
    const same = text === before
    before = text
    expect(same).toBe(true)
  }).toPass({ intervals: [REDRAWN_MS] })
  return before
}

/** The number in an element, without its thin spaces and unit. */
export async function numberIn(page: Page, testId: string): Promise<number> {
  const text = (await settledText(page, testId)).replace(/[\s\u202f\u00a0]/g, '')
  const found = /-?\d+(\.\d+)?/.exec(text)
  if (!found) throw new Error(`${testId} shows no number: "${text}"`)
  return Number(found[0])
}

/** A chart by its tab, or on a phone by the menu of the pages. */
export async function showChart(page: Page, id: string): Promise<void> {
  const tab = page.getByTestId(`tab-${id}`)
  await expect(tab.or(page.locator('.evidence-turn select')).first()).toBeVisible()
  if ((await tab.count()) > 0) await tab.first().click()
  else await page.locator('.evidence-turn select').selectOption(id)
}
