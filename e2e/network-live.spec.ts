/** What moves on the map of the network: photons of every fibre, a key hopping along its path, alarms over time, Eve's hand. */
import type { Locator, Page } from 'playwright/test'
import { expect, test } from './support'

async function openNetwork(page: Page, fields: string): Promise<void> {
  await page.goto(`/#/network?v=1&${fields}`)
  await expect(page.getByTestId('network-stage')).toHaveAttribute('data-run', 'done', { timeout: 40_000 })
}

const TOWN = 'hw=metro&net=town6&open=B,C,D,E&pair=A-F'

/** A canvas as it is now, to be compared with what it is later. */
const picture = (canvas: Locator) => canvas.evaluate((element) => (element as HTMLCanvasElement).toDataURL())

test('photons stand on every fibre, one by one from close by, none where there is a formula only', async ({ page }) => {
  await openNetwork(page, TOWN)
  const photons = page.getByTestId('photons')
  await expect(photons).toHaveAttribute('data-fibres', '7', { timeout: 30_000 })
  await expect(photons).toHaveAttribute('data-look', 'tiles')
  await expect(page.getByTestId('photons-note')).toContainText(/1 in \d/)
  // Nothing moves by itself where movement is not wanted.
  await expect(photons).toHaveAttribute('data-moves', 'false')
  const before = await picture(photons)
  await page.waitForTimeout(300)
  expect(await picture(photons)).toBe(before)
  for (let i = 0; i < 2; i++) await page.getByRole('button', { name: 'Closer' }).click()
  await expect(photons).toHaveAttribute('data-look', 'packets')
  await openNetwork(page, 'hw=metro&net=A-M:20,M-B:20&kind=M:mdi')
  await expect(page.getByTestId('photons-note')).toContainText('formula')
  await expect(photons).toHaveAttribute('data-fibres', '0')
})

test.describe('with movement', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } })

  test('photons fly on all fibres at once until they are paused', async ({ page }) => {
    await openNetwork(page, 'hw=metro&net=mesh10')
    const photons = page.getByTestId('photons')
    await expect(photons).toHaveAttribute('data-fibres', '45', { timeout: 40_000 })
    await expect(photons).toHaveAttribute('data-moves', 'true')
    const first = await picture(photons)
    await expect.poll(() => picture(photons)).not.toBe(first)
    await page.getByTestId('network-play').click()
    await expect(photons).toHaveAttribute('data-moves', 'false')
    await page.waitForTimeout(100)
    const still = await picture(photons)
    await page.waitForTimeout(300)
    expect(await picture(photons)).toBe(still)
  })
})

/** The bits of a code element, without the signs before them. */
const bitsOf = async (code: Locator) => (await code.innerText()).replace(/[^01]/g, '')

test('a key hops along its path: on each fibre key ⊕ pad, in each relay the key again', async ({ page }) => {
  await openNetwork(page, TOWN)
  await page.getByTestId('tab-RELAY').click()
  await page.getByTestId('send-key').click()
  const tag = page.getByTestId('key-on-its-way')
  await expect(tag).toHaveAttribute('data-kind', 'clear')
  const key = await bitsOf(page.getByTestId('bits-in-clear'))
  expect(key).toMatch(/^[01]{16}$/)
  const steps = Number((await page.getByTestId('hop-at').innerText()).match(/of (\d+)/)![1])
  for (let step = 1; step < steps; step++) {
    await page.getByTestId('hop-step').click()
    await expect(tag).toHaveAttribute('data-step', String(step))
    if (step % 2 === 0) {
      expect(await bitsOf(page.getByTestId('bits-in-clear'))).toBe(key)
      continue
    }
    const [held, pad, sent] = await tag.locator('code').allInnerTexts()
    const bits = [held, pad, sent].map((text) => text!.replace(/[^01]/g, ''))
    expect(bits[0]).toBe(key)
    expect([...bits[0]!].map((bit, i) => (bit === bits[1]![i] ? '0' : '1')).join('')).toBe(bits[2])
  }
  await expect(page.getByTestId('hop-step')).toBeDisabled()
  await expect(tag).toContainText('In clear at F')
})

test('the alarm of every link over time: Eve on one of them is told by its shape and in the table', async ({
  page,
}) => {
  await openNetwork(page, 'hw=metro&net=town5&link=A-B:eve:ir')
  await page.getByTestId('tab-ALARMS').click()
  await page.getByTestId('network-play').click()
  await expect(page.getByTestId('chart-ALARMS')).toContainText('of 5 links 4 may make keys', { timeout: 30_000 })
  await expect(page.getByTestId('chart-ALARMS')).toContainText('1 may not')
})

test('by pointer: a node is dragged, another put down and joined, the ground moved', async ({ page }) => {
  await openNetwork(page, 'hw=metro&net=A-B:20')
  const middle = async (element: Locator) => {
    const box = (await element.boundingBox())!
    return [box.x + box.width / 2, box.y + box.height / 2] as const
  }
  const [x, y] = await middle(page.getByTestId('node-B'))
  /** A node stands on a tenth of a kilometre, which is a few pixels here. */
  const stands = (id: string, atX: number, atY: number) =>
    expect
      .poll(async () => {
        const [nowX, nowY] = await middle(page.getByTestId(id))
        return Math.hypot(nowX - atX, nowY - atY)
      })
      .toBeLessThan(3)
  const drag = async (dx: number, dy: number, from: readonly [number, number]) => {
    await page.mouse.move(...from)
    await page.mouse.down()
    await page.mouse.move(from[0] + dx / 2, from[1] + dy / 2)
    await page.mouse.move(from[0] + dx, from[1] + dy, { steps: 3 })
    await page.mouse.up()
  }
  await drag(-60, -80, [x, y])
  await stands('node-B', x - 60, y - 80)
  await expect(page).not.toHaveURL(/A-B:20\b/)
  // The ground keeps still under a node that is put down.
  await page.getByTestId('tool').getByRole('radio', { name: 'Add node' }).check()
  await page.mouse.click(x - 60, y + 60)
  await stands('node-C', x - 60, y + 60)
  await page.getByTestId('tool').getByRole('radio', { name: 'Add fibre' }).check()
  await page.mouse.click(x - 60, y - 80)
  await page.mouse.click(x - 60, y + 60)
  await expect(page.getByTestId('fibre-B-C')).toBeAttached()
  await page.getByTestId('tool').getByRole('radio', { name: 'Move' }).check()
  await drag(30, 20, [x - 200, y + 40])
  await stands('node-C', x - 30, y + 80)
})

test('Eve’s hand is dragged on to a fibre, from there into a node, and away', async ({ page }) => {
  await openNetwork(page, 'hw=metro&net=town5&open=B')
  const middle = async (element: Locator, up = 0) => {
    const box = (await element.boundingBox())!
    return [box.x + box.width / 2, box.y + box.height / 2 + up] as const
  }
  /** The fingertips stand under the pointer. */
  const drag = async (from: readonly [number, number], to: readonly [number, number]) => {
    await page.mouse.move(...from)
    await page.mouse.down()
    await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2)
    await page.mouse.move(to[0], to[1] - 26, { steps: 3 })
    await page.mouse.up()
  }
  await drag(await middle(page.getByTestId('network-eve')), await middle(page.getByTestId('fibre-A-B')))
  await expect(page.getByTestId('fibre-A-B')).toHaveAttribute('data-eve', 'true')
  await expect(page).toHaveURL(/link=A-B:eve:ir/)
  await drag(await middle(page.getByTestId('fibre-A-B'), -20), await middle(page.getByTestId('node-C')))
  await expect(page.getByTestId('node-C')).toHaveAttribute('data-taken', 'true')
  await expect(page.getByTestId('fibre-A-B')).toHaveAttribute('data-eve', 'false')
  await expect(page).toHaveURL(/took=C/)
})
