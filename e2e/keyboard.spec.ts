/** The whole first journey without a pointer. */
import { openLab } from './lab'
import { expect, test } from './support'

test('a run by keyboard alone: step, play, Eve, zoom, view, words', async ({ page }) => {
  await openLab(page, 'v=1&n=2000&spd=step')
  await page.keyboard.press('.')
  await expect(page.getByTestId('kept').first()).toHaveText(/^[01]$/)
  await page.keyboard.press('.')
  await page.keyboard.press(',')
  await page.keyboard.press('e')
  await expect(page.getByTestId('eve').first()).toBeChecked()
  // Up to a million photons a second.
  for (let i = 0; i < 8; i++) await page.keyboard.press('+')
  await page.keyboard.press('Space')
  await expect(page.getByTestId('scene')).toHaveAttribute('data-run', 'done')
  await page.keyboard.press('1')
  await expect(page.getByTestId('zoom').first()).toHaveAttribute('data-value', '1')
  await page.keyboard.press('v')
  await expect(page).toHaveURL(/view=alice/)
  await page.keyboard.press('d')
  await expect(page.getByTestId('live')).toContainText(/\w/)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('Tab reaches the bench, the hand, playback and setup, and every stop shows where it is', async ({ page }) => {
  await openLab(page, 'v=1')
  const seen = new Set<string>()
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => {
      const at = document.activeElement
      if (!(at instanceof HTMLElement) || at === document.body) return null
      const box = at.getBoundingClientRect()
      const name = at.getAttribute('aria-label') ?? at.textContent ?? at.getAttribute('name') ?? at.tagName
      return {
        name: `${at.dataset.testid ?? ''} ${name}`.trim().slice(0, 60),
        visible: box.width > 0 && box.height > 0,
      }
    })
    if (!here) break
    expect(here.visible, here.name).toBe(true)
    seen.add(here.name)
  }
  const all = [...seen].join('\n')
  for (const stop of [/skip/i, /play/i, /eve/i, /step/i, /distance/i, /seed|speed/i]) expect(all).toMatch(stop)
})

test('keys do nothing while typing, and can be switched off', async ({ page }) => {
  await openLab(page, 'v=1')
  const seed = page
    .getByRole('textbox', { name: /seed/i })
    .or(page.getByRole('spinbutton', { name: /seed/i }))
    .first()
  await seed.focus()
  await page.keyboard.press('e')
  await expect(page.getByTestId('eve').first()).not.toBeChecked()
})
