/** The first ten seconds: a page that moves by itself, and hands over at the first touch. */
import { expect, test } from './support'

/** The captions in their order. */
const BEATS = [
  'Two people want a secret nobody else has.',
  'Same question, same answer: keep it.',
  'Different question: chance. Throw it away.',
  'The key grows. Nobody chose it.',
  'Someone listens. Listening leaves marks.',
  'Too many errors: no key is made.',
]

test.describe('with motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } })

  test('photons travel, Eve comes, the alarm rings, and the visitor is asked in', async ({ page }) => {
    // The page notes what was shown, frame by frame: a test on a busy machine may look too seldom.
    await page.addInitScript((beats) => {
      const seen: string[] = []
      Object.assign(window, { seen })
      const look = (): void => {
        const text = document.body?.innerText ?? ''
        for (const beat of beats) if (text.includes(beat) && !seen.includes(beat)) seen.push(beat)
        if (document.querySelector('[data-testid=alarm][data-state=nokey]') && !seen.includes('nokey'))
          seen.push('nokey')
        requestAnimationFrame(look)
      }
      look()
    }, BEATS)
    await page.goto('/')
    await expect(page.getByText(/^Your turn/)).toBeVisible({ timeout: 30_000 })
    const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen)
    expect(seen.filter((what) => what !== 'nokey')).toEqual(BEATS)
    // The alarm rings after Eve has come.
    expect(seen.indexOf('nokey')).toBeGreaterThan(seen.indexOf(BEATS[4]!))
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
