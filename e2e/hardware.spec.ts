/** Real links at their own pace: what a hundred and four hundred kilometres, and a satellite, deliver. */
import type { Page } from 'playwright/test'
import { openLab, settledText } from './lab'
import { expect, test } from './support'

/** A count as the page writes it, thin spaces undone. */
const readCount = (text: string): number => Number(text.replace(/[\s\u202f\u00a0]/g, ''))

/** Error rate in per cent. */
const qberOf = async (page: Page): Promise<number> => Number(/(\d+\.\d+)/.exec(await settledText(page, 'qber'))?.[1])

/** Clicks of the whole run, from the counters of zoom 5. */
const clicksOf = async (page: Page): Promise<number> => {
  const text = await settledText(page, 'hardware-counters')
  return readCount(/Clicks\s+([\d\s\u202f\u00a0]+)/.exec(text)?.[1] ?? '')
}

/** Plays, and goes to the end once the engine has counted all. */
async function runToTheEnd(page: Page): Promise<void> {
  await page.getByTestId('play').click()
  const scene = page.getByTestId('scene')
  await expect(async () => {
    await page.getByTestId('end').click()
    await expect(scene).toHaveAttribute('data-run', 'done', { timeout: 500 })
  }).toPass({ timeout: 60_000 })
}

test('S09 A hundred kilometres, ten billion pulses: one photon in a hundred survives, QBER 1.6 %', async ({ page }) => {
  test.setTimeout(90_000)
  await openLab(page, 'v=1&hw=metro&km=100&n=1e10&tb=4096&z=5&spd=1G')
  await runToTheEnd(page)
  await expect(page.getByTestId('alarm')).toHaveAttribute('data-state', 'ok')
  // Expected 1.62 % of 4 096 bits: σ = 0.2 points; 4σ.
  expect(Math.abs((await qberOf(page)) - 1.62)).toBeLessThan(0.8)
  // Shares 80-10-10 of mean 0.5, 0.1 and 0 photons, 0.002 detected each: 8.2 million, σ = 2 900.
  expect(Math.abs((await clicksOf(page)) - 8.2e6)).toBeLessThan(5e4)
  await expect(page.getByTestId('day')).toContainText('every 13 ms')
})

test('S11 Four hundred, a hundred billion pulses: far is possible, and slow', async ({ page }) => {
  test.setTimeout(90_000)
  await openLab(page, 'v=1&hw=record&km=400&tb=4096&z=5&spd=1G')
  await runToTheEnd(page)
  // η = 0.8 · 10^−6.4 = 3.185e-7 and dark counts of 2e-9 a pulse: (0.8 · 0.5 + 0.1 · 0.1) η + 2e-9 = 1.326e-7
  // clicks a pulse, 13 260 of them, σ = 115; 4σ.
  expect(Math.abs((await clicksOf(page)) - 13_260)).toBeLessThan(460)
  // Signal pulses: (0.01 · 1.592e-7 + 1e-9) ÷ 1.612e-7 = 1.61 % of about 3 300 bits: σ = 0.22 points; 4σ.
  expect(Math.abs((await qberOf(page)) - 1.61)).toBeLessThan(0.9)
  // 32.6 bit/s: a 256-bit key every 7.9 s.
  await expect(page.getByTestId('day')).toContainText('every 7.9 s')
})

test('a long run can be stopped at once, answers meanwhile, and keeps what it has @phone', async ({ page }) => {
  // Dead time makes every click wait for the one before: some ten seconds of counting, where one would do without.
  await openLab(page, 'v=1&hw=metro&km=100&n=1e11&dead=1000&z=4&spd=1G')
  await page.getByTestId('play').click()
  const progress = page.getByTestId('progress').first()
  await expect(progress).toContainText(/Counted .* of 100\sG/)
  // The page answers while the engine counts: its zoom is changed, and drawn, again and again.
  for (let k = 0; k < 6; k++)
    await page.evaluate(
      async (closer) => {
        const all = [...document.querySelectorAll<HTMLElement>('[data-testid=zoom] input, [data-testid=zoom] button')]
        all.at(closer ? 0 : -1)?.click()
        await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
      },
      k % 2 === 0,
    )
  await expect(progress).toBeVisible()
  await progress.getByRole('button', { name: 'Cancel' }).click()
  await expect(progress).toBeHidden({ timeout: 2000 })
  // What was counted stays, and can be looked into.
  await expect(page.getByTestId('scene')).toContainText(/[1-9][\d\s]* sent, [1-9][\d\s]* arrived/, { timeout: 40_000 })
})

test('no arrivals: how long one waits for the first, and what it will be', async ({ page }) => {
  // η = 0.2 · 10⁻⁸: (0.8 · 0.5 + 0.1 · 0.1) η = 8.2e-10 clicks a pulse, one in 1.22e9: 12 s at 100 MHz.
  await openLab(page, 'v=1&hw=metro&km=400&dark=0&n=1e8&z=2')
  const none = page.getByTestId('no-arrival')
  await expect(none).toContainText(
    /No photon has arrived in 100\s000\s000 pulses\. At this distance expect one every 12\ss\./,
  )
  await expect(none).toContainText(/lasts 1\.0\ss: none may come/)
  await none.getByRole('button', { name: 'Jump to first arrival' }).click()
  await expect(page.getByTestId('sample')).toContainText('if this run went on')
  await expect(page.getByTestId('zoom').first()).toHaveAttribute('data-value', '1')
  await page.getByRole('button', { name: 'Back to the run' }).click()
  await expect(page.getByTestId('sample')).toBeHidden()
  // Nothing gets through, and nothing clicks by itself.
  await openLab(page, 'v=1&eve=block&z=4')
  await page.getByTestId('end').click()
  await expect(page.getByTestId('no-arrival')).toContainText('None can')
})

test('free space: chosen in the setup, drawn, said, and carried by the link', async ({ page }) => {
  await openLab(page, 'v=1&hw=metro&z=2&spd=30')
  await page.getByRole('button', { name: 'Advanced' }).click()
  await page.getByRole('radio', { name: 'Free space' }).check()
  await expect(page).toHaveURL(/ch=space/)
  // 500 km up at 60° is 571 km away on a round Earth.
  await expect(page.locator('.bench-caption')).toContainText(/Free space, 571 km at 60°, \d+\.\d dB/)
  await page
    .getByRole('textbox', { name: 'Elevation' })
    .or(page.getByRole('spinbutton', { name: 'Elevation' }))
    .first()
    .fill('90')
  await page.keyboard.press('Enter')
  await expect(page.locator('.bench-caption')).toContainText('Free space, 500 km at 90°')
  await page.getByTestId('play').click()
  await expect(page.getByTestId('kept').first()).toHaveText(/[1-9]/)
  await expect(page.getByTestId('scene')).toContainText('500 km of free space')
  await expect(page.locator('.bench')).not.toContainText('fibre')
})

test('look closer: from counts down to one pulse of the run, the same in bench and table', async ({ page }) => {
  await openLab(page, 'v=1&hw=metro&km=100&n=1e8&z=4&spd=1G')
  await page.getByTestId('play').click()
  await page.getByTestId('end').click()
  for (const [wanted, outcome] of [
    ['dark', /dark count/],
    ['error', /differs/],
    ['compared', /compared/],
  ] as const) {
    await page.getByRole('radio', { name: 'Zoom 4: Flow' }).check()
    await page.getByTestId(`one-${wanted}`).click()
    await expect(page.getByTestId('zoom').first()).toHaveAttribute('data-value', '1')
    const row = page.locator('tr[aria-selected]')
    await expect(row).toContainText(outcome)
    const number = (await row.locator('button').innerText()).trim()
    await expect(page.locator('.state-words')).toContainText(`Pulse ${number}:`)
  }
  // A loss lies between two clicks: it is no event of the run, and is shown by itself.
  await page.getByRole('radio', { name: 'Zoom 4: Flow' }).check()
  await page.getByTestId('one-loss').click()
  await expect(page.getByTestId('sample')).toContainText(/One loss of this run: pulse [\d\s\u202f]+\./)
  await expect(page.locator('tr[aria-selected]')).toContainText(/lost|empty/)
})

test('look closer where pulses were only counted: drawn from their class, and said so', async ({ page }) => {
  await openLab(page, 'v=1&hw=lab&km=100&n=1e11&z=5&spd=1G')
  await page.getByTestId('play').click()
  await page.getByTestId('one-error').click()
  await expect(page.getByTestId('sample')).toContainText('drawn from its class: this run was counted, not followed')
  await expect(page.locator('tr[aria-selected]')).toContainText('differs')
  await page.getByRole('button', { name: 'Back to the flow' }).click()
  await page.getByRole('button', { name: 'Show some of the pulses: arrived' }).click()
  await expect(page.getByTestId('sample')).toContainText('20 clicks, drawn from their class')
  await expect(page.getByTestId('table').locator('tbody tr')).toHaveCount(20)
})

test('dead time side by side: the clicks stand just under their limit', async ({ page }) => {
  // 1 µs at 100 MHz: at most a million clicks a second; 0.0781 clicks a gate, 99 gates blocked after each:
  // 7.81 ÷ (1 + 99 · 0.0781) million = 894 000.
  await openLab(page, 'v=1&hw=metro&km=0&dead=1000&z=5&spd=1G')
  await runToTheEnd(page)
  await expect(page.getByTestId('dead-time')).toContainText(/89\d\sk clicks a second, of at most 1\.00\sM/)
})

test('what cannot be is told in a sentence, and never as a number that is none', async ({ page }) => {
  const told: readonly (readonly [string, RegExp])[] = [
    ['hw=metro&mu=0', /mu=0 is below 0\.01/],
    ['hw=metro&eff=0', /eff=0 is below 1/],
    ['hw=metro&km=20&dark=1', /dark=1 is above 0\.001/],
    ['hw=metro&km=1e9', /km=1e9 is above 600/],
    ['hw=metro&share=50-10-10', /not three shares that add up to 100/],
    ['hw=metro&km=20&mu=0.1&nu=0.1', /Weak decoys must be dimmer/],
    ['hw=metro&km=0&dead=1e5&n=1000', /longer than this run: one click is all/],
    ['eff=100&dark=0', /nothing is lost|after the check/],
  ]
  for (const [fields, sentence] of told) {
    await openLab(page, `v=1&${fields}&z=5&spd=1M`)
    await page.getByTestId('play').click()
    await expect(page.locator('body'), fields).toContainText(sentence)
    await expect(page.locator('body'), fields).not.toContainText(/NaN|Infinity|undefined|∞/)
  }
})
