/** How far, how fast: the distance chart of the gallery's links, its curves from a worker, its files and its report. */
import type { Locator, Page } from 'playwright/test'
import { openLab, playToTheEnd, showChart } from './lab'
import { expect, test } from './support'

const chartOf = (page: Page): Locator => page.getByTestId('chart-DIST')
const summary = (page: Page): Locator => chartOf(page).locator('.chart-summary')

async function openDistance(page: Page, fields: string): Promise<void> {
  await openLab(page, fields)
  await showChart(page, 'DIST')
  await expect(chartOf(page).locator('.distance-own')).toHaveCount(1)
}

/** UX figures of the long-run formula: rate, last km, time of a key. */
const FIGURES = [
  ['S08 Across town', 'v=1&hw=metro&km=20', 'At 20 km: 817 kbit/s. The last km with a key is 190.'],
  [
    'S09 A hundred kilometres',
    'v=1&hw=metro&km=100',
    'At 100 km: 20.0 kbit/s. The last km with a key is 190. A 256-bit key every 13 ms.',
  ],
  ['S10 The cliff', 'v=1&hw=metro&km=200&n=1e10&z=5', 'At 200 km: no key. The last km with a key is 190.'],
  [
    'S11 Four hundred',
    'v=1&hw=record&km=400&z=5',
    'At 400 km: 32.6 bit/s. The last km with a key is 465. A 256-bit key every 7.9 s.',
  ],
  ['the lab kit', 'v=1&hw=lab&km=100', 'The last km with a key is 322.'],
] as const

test('S08 to S11 and the lab kit show their numbers', async ({ page }) => {
  for (const [name, fields, sentence] of FIGURES) {
    await openDistance(page, fields)
    await expect(summary(page), name).toContainText(sentence.replaceAll(/(\d) (k?bit\/s|ms|s\b)/g, '$1\u00a0$2'))
  }
})

test('at finite size: how long a block takes and how soon a key is there, in words and in the table @phone-thorough', async ({
  page,
}) => {
  await openDistance(page, 'v=1&hw=metro&km=50')
  await expect(chartOf(page)).toContainText(/a block of 10⁷ detections fills in .+ and gives .+bit; 256 bits take/)
  await chartOf(page).getByRole('button', { name: 'Data' }).click()
  await expect(chartOf(page).getByRole('columnheader', { name: 'A block of 10⁷ fills in' })).toHaveCount(1)
  await chartOf(page).getByRole('button', { name: 'Explain' }).click()
  await expect(chartOf(page)).toContainText('Lim et al. 2014, two decoys, shares 80-10-10 %, ε 10⁻⁹')
})

test('a set-up without a finite bound, and one without any key, say so and why', async ({ page }) => {
  await openDistance(page, 'v=1&hw=metro&km=10&src=wcp&mu=0.02')
  await expect(chartOf(page)).toContainText('no bound is built in for BB84 with weak pulses')
  await openDistance(page, 'v=1&hw=metro&err=12')
  await expect(summary(page)).toContainText('It would have one with less misalignment (now 12.0')
})

test('curves stay while a slider moves, and end where it stops', async ({ page }) => {
  await openDistance(page, 'v=1&hw=metro&km=100')
  await page.evaluate(() => {
    const chart = document.querySelector('[data-testid="chart-DIST"]')!
    const seen = { least: 99 }
    ;(window as unknown as { seen: typeof seen }).seen = seen
    new MutationObserver(() => {
      seen.least = Math.min(seen.least, chart.querySelectorAll('.distance-curve').length)
    }).observe(chart, { childList: true, subtree: true, attributes: true })
  })
  const slider = page.getByRole('slider', { name: 'Distance' }).first()
  await slider.focus()
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowRight')
  await expect(summary(page)).toContainText('At 112 km:')
  expect(await page.evaluate(() => (window as unknown as { seen: { least: number } }).seen.least)).toBe(4)
})

test('without a worker the curves are made on the page', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'Worker', { value: undefined })
  })
  await openDistance(page, 'v=1&hw=metro&km=100')
  await expect(summary(page)).toContainText('The last km with a key is 190.')
})

test('a point is read by keyboard, and a published one with its source @phone', async ({ page }) => {
  await openDistance(page, 'v=1&hw=metro&km=100')
  const [curve, points] = [
    chartOf(page).getByRole('slider', { name: /Read a point/ }),
    chartOf(page).getByRole('slider', { name: /published or measured point/ }),
  ]
  await curve.focus()
  await page.keyboard.press('Home')
  await expect(curve).toHaveAttribute('aria-valuetext', /^0 km: .+bit\/s, .+ bit per pulse$/)
  await page.keyboard.press('End')
  await expect(curve).toHaveAttribute('aria-valuetext', /^190\.\d km: /)
  await points.focus()
  await page.keyboard.press('Home')
  await expect(points).toHaveAttribute('aria-valuetext', /\d{4}, .+: .+ km, .+bit\/s\. .+/)
})

test('better finite keys come after the others', async ({ page }) => {
  await openDistance(page, 'v=1&hw=metro&km=50')
  await chartOf(page).getByRole('button', { name: 'Choose' }).click()
  await chartOf(page).getByLabel('BB84, two decoys, finite key').check()
  await expect(chartOf(page).locator('.distance-curve')).toHaveCount(5)
  await chartOf(page).getByLabel('Block').selectOption({ label: '10⁵ detections' })
  const path = () => chartOf(page).locator('.distance-curve').nth(3).getAttribute('d')
  await expect(chartOf(page)).toContainText('a block of 10⁵ detections')
  const before = await path()
  await chartOf(page).getByLabel('best μ, ν, shares and bias at every length').check()
  await expect.poll(path).not.toBe(before)
  await expect(chartOf(page)).not.toContainText('Better finite keys')
})

test('points from a file lie beside the curves; a file of something else says so', async ({ page }) => {
  await openDistance(page, 'v=1&hw=metro&km=100')
  const said = page.getByTestId('status-DIST')
  const drop = (name: string, text: string) =>
    chartOf(page)
      .locator('.chart-plot')
      .evaluate(
        (plot, { name, text }) => {
          const dataTransfer = new DataTransfer()
          dataTransfer.items.add(new File([text], name))
          plot.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
        },
        { name, text },
      )
  await drop('photo.png', '\u0089PNG\r\n\u001a\n')
  await expect(said).toContainText('No line with a length and a rate was found')
  await expect(chartOf(page).locator('.distance-measured')).toHaveCount(0)
  await drop('link.csv', 'km,bit/s,QBER\n20,500000,1.6\n80,30000,2.1\nbad,1\n')
  await expect(said).toHaveText('Points read: 2. Lines not understood: 1.')
  // Two points and the sign in the legend.
  await expect(chartOf(page).locator('.distance-measured')).toHaveCount(3)
})

test('the report carries settings, formula, version, seed and the digest that every machine counts', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined })
  })
  await openDistance(page, 'v=1&spd=1M&z=2')
  await playToTheEnd(page)
  await chartOf(page).getByRole('button', { name: 'Choose' }).click()
  await chartOf(page).getByRole('button', { name: 'Copy the methods' }).click()
  // Digest of this link, as held by the golden tallies.
  await expect(page.getByTestId('status-DIST')).toContainText(
    /BB84 with single photons over fibre of 0\.00 dB\/km.+Shor and Preskill.+Tomamichel.+Eavesdrop \d+\.\d+\.\d+, seed 1984, SHA-256 of the counts 4a342586cafc15f07ebde3ba4d3ea46e7034e7e0405ad5e000b81061bbb9ca96\. http/,
  )
})

test('through space the chart speaks of the satellite and not of fibre', async ({ page }) => {
  await openDistance(page, 'v=1&hw=lab&ch=space')
  const plot = chartOf(page).locator('.chart-plot > svg')
  await expect(plot).toContainText('distance to the satellite, km')
  await expect(plot).not.toContainText('fibre, km')
})

test('settings too long for a link are offered as a file, which opens again', async ({ page }) => {
  await page.goto('/#/lab?v=1&hw=metro&km=33')
  await page.getByTestId('share').first().click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId('share-save').click()])
  const path = await file.path()
  await page.goto('/#/lab?v=1')
  await page.reload()
  await page.getByTestId('share').first().click()
  await page
    .getByTestId('share-open')
    .setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no') })
  await expect(page.getByTestId('share-answer')).toContainText('holds no settings')
  await page.getByTestId('share-open').setInputFiles(path)
  await expect(page.getByTestId('share-answer')).toHaveText('Opened.')
  await expect(page).toHaveURL(/hw=metro&km=33/)
})
