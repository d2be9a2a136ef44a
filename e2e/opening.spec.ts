/** The first ten seconds: a page that moves by itself, and hands over at the first touch. */
import { expect, test } from './support'

test.describe('with motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } })

  test('photons travel, Eve comes, the alarm rings, and the visitor is asked in', async ({ page }) => {
    await page.goto('/')
    // The first beat lasts half a second: too short for a test to be sure of seeing it.
    await expect(page.getByText('Same question, same answer: keep it.')).toBeVisible({ timeout: 5000 })
    await expect(page.getByText('Different question: chance. Throw it away.')).toBeVisible({ timeout: 5000 })
    await expect(page.getByText('The key grows. Nobody chose it.')).toBeVisible({ timeout: 5000 })
    await expect(page.getByText('Someone listens. Listening leaves marks.')).toBeVisible({ timeout: 5000 })
    await expect(page.getByText('Too many errors: no key is made.')).toBeVisible({ timeout: 5000 })
    await expect(page.getByTestId('alarm')).toHaveAttribute('data-state', 'nokey', { timeout: 5000 })
    await expect(page.getByText(/^Your turn/)).toBeVisible({ timeout: 5000 })
    // The address stays clean: the opening is nobody's scenario.
    expect(new URL(page.url()).hash).toBe('')
  })

  test('any input hands the controls over at once', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByText('Same question, same answer: keep it.')).toBeVisible({ timeout: 5000 })
    await page.keyboard.press('Shift')
    await expect(page.getByText('You have the controls', { exact: false })).toBeVisible()
  })

  test('a link or demo=0 skips it', async ({ page }) => {
    await page.goto('/#/lab?v=1&demo=0')
    await expect(page.getByTestId('play')).toBeVisible()
    await expect(page.getByText('Two people want a secret nobody else has.')).toBeHidden()
  })
})

test('with reduced motion it is a strip of pictures, and nothing starts by itself', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByText('Two people want a secret nobody else has.')).toBeVisible()
  await page.waitForTimeout(1500)
  await expect(page.getByText('Two people want a secret nobody else has.')).toBeVisible()
  await page.getByRole('button', { name: 'Play', exact: true }).first().click()
  await expect(page.getByText('Two people want a secret nobody else has.')).toBeHidden()
})
