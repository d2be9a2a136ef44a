/** What the gallery promises of each scenario, read from the page. */
import { numberIn, openLab, playToTheEnd, settledText, showChart } from './lab'
import { expect, test } from './support'

test('S01 Perfect link: the keys agree, exactly', async ({ page }) => {
  await openLab(page, 'v=1&spd=1M&z=2')
  await playToTheEnd(page)
  await expect(page.getByTestId('alarm')).toHaveAttribute('data-state', 'ok')
  expect(await numberIn(page, 'qber')).toBe(0)
  // 4 000 photons, every second one kept: σ = 32; 4σ.
  expect(Math.abs((await numberIn(page, 'kept')) - 2000)).toBeLessThan(130)
  await expect(page.getByTestId('keyrate').first()).toContainText('100')
})

test('S02 Eve takes everything: one kept bit in four is wrong, and the alarm says so @phone', async ({ page }) => {
  await openLab(page, 'v=1&eve=ir&tb=1000&spd=1M')
  await playToTheEnd(page)
  await expect(page.getByTestId('alarm')).toHaveAttribute('data-state', 'nokey')
  const qber = await numberIn(page, 'qber')
  expect(qber).toBeGreaterThan(22)
  expect(qber).toBeLessThan(28)
})

test('S04 The quiet spy and S07 Over the line: below the line a key, above none', async ({ page }) => {
  await openLab(page, 'v=1&eve=ir&p=10&tb=1000&n=10000&spd=1M')
  await playToTheEnd(page)
  await expect(page.getByTestId('alarm')).toHaveAttribute('data-state', 'ok')
  const quiet = await numberIn(page, 'qber')
  expect(quiet).toBeGreaterThan(1.5)
  expect(quiet).toBeLessThan(3.5)
  await openLab(page, 'v=1&eve=ir&p=60&tb=2000&n=10000&spd=1M')
  await playToTheEnd(page)
  await expect(page.getByTestId('alarm')).toHaveAttribute('data-state', 'nokey')
  const over = await numberIn(page, 'qber')
  expect(over).toBeGreaterThan(13)
  expect(over).toBeLessThan(17)
})

test('S05 Only noise and S06 Only Eve: the alarm says the same of both', async ({ page }) => {
  const said: string[] = []
  for (const fields of ['err=8', 'eve=ir&p=32']) {
    // As Bob sees it: what Eve knows is not on his screen.
    await openLab(page, `v=1&${fields}&tb=2000&n=10000&spd=1M&view=bob`)
    await playToTheEnd(page)
    await expect(page.getByTestId('alarm')).toHaveAttribute('data-state', 'ok')
    const qber = await numberIn(page, 'qber')
    expect(qber).toBeGreaterThan(6)
    expect(qber).toBeLessThan(10)
    const words = await settledText(page, 'alarm')
    said.push(words.replace(/[\d.,\s\u202f\u00a0]+/g, ' '))
  }
  expect(said[0]).toBe(said[1])
  expect(said[0]).not.toMatch(/eve|spy|listen/i)
})

test('Noise or Eve: the two runs side by side, and what Bob cannot know of them @phone-thorough', async ({ page }) => {
  await openLab(page, 'v=1&err=8&tb=2000&n=10000&spd=1M')
  await playToTheEnd(page)
  await showChart(page, 'COMPARE')
  const chart = page.getByTestId('chart-COMPARE')
  await page.getByTestId('compare-with').click()
  await expect(chart.getByRole('columnheader')).toHaveText(['Only noise', 'Only Eve'])
  await expect(chart).toContainText('nothing tells “Only noise” and “Only Eve” apart')
  await expect(chart.locator('[data-row=alarm] td')).toHaveText(['Key can be made', 'Key can be made'])
  await expect(chart.locator('[data-row=set-err] td')).toHaveText([/^8\s%$/, /^0\s%$/])
  await expect(chart.locator('[data-row=set-eve] td')).toHaveText(['off', 'measures and resends'])
  await page.keyboard.press('v')
  await expect(chart.locator('[data-row=set-eve]')).toHaveCount(0)
  await expect(chart.locator('[data-row=eve]')).toHaveCount(0)
})

test('S03 The lucky spy: run it 100 times', async ({ page }) => {
  await openLab(page, 'v=1&eve=ir&p=10&tb=16')
  await page.getByTestId('tab-RUNS').first().click()
  const chart = page.getByTestId('chart-RUNS')
  await chart.getByRole('button', { name: /run it 100 times/i }).click()
  // 16 bits compared of which each is wrong with 2.5 %: 67 of 100 show no error, σ = 4.7; 4σ.
  await expect(chart).toContainText(/\d+ of 100 runs showed no error/, { timeout: 40_000 })
  const spotless = Number(/(\d+) of 100 runs showed no error/.exec(await chart.innerText())?.[1])
  expect(Math.abs(spotless - 67)).toBeLessThan(19)
})

test('every scenario of the menu opens', async ({ page }) => {
  await openLab(page, 'v=1')
  const menu = () => page.getByRole('button', { name: /choose a scenario|scenario/i }).first()
  await menu().click()
  const names = await page.getByRole('menuitemradio').or(page.getByRole('menuitem')).allInnerTexts()
  expect(names.length).toBeGreaterThanOrEqual(7)
  await page.keyboard.press('Escape')
  for (const name of names.slice(0, 7)) {
    await menu().click()
    const title = name.split('\n')[0] ?? name
    await page.getByRole('menuitemradio').or(page.getByRole('menuitem')).filter({ hasText: title }).first().click()
    await expect(menu()).toContainText(title)
  }
})
