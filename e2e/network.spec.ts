/** Many people, many fibres: relays, Eve, keys with their bits, files, and all of it without a pointer. */
import type { Page } from 'playwright/test'
import { expectAccessible, expectAccessibleInEveryTheme } from './axe'
import { expect, test } from './support'

const CHAIN = 'hw=metro&net=A-R1:80,R1-R2:80,R2-R3:80,R3-R4:80,R4-B:80'

async function openNetwork(page: Page, fields: string): Promise<void> {
  await page.goto(`/#/network?v=1&${fields}`)
  await settled(page)
}

const settled = (page: Page) =>
  expect(page.getByTestId('network-stage')).toHaveAttribute('data-run', 'done', { timeout: 40_000 })

/** A number as the page writes it, unit and thin spaces left out. */
const numberOf = (text: string): number => Number(text.replace(/[^0-9.]/g, ''))

test('a chain of relays: nothing over 400 km of fibre, about 51 kbit/s through four open eyes', async ({ page }) => {
  await openNetwork(page, 'hw=metro&net=A-B:400&pair=A-B')
  await expect(page.getByTestId('pairs-joined')).toContainText('0 of 1')
  await openNetwork(page, `${CHAIN}&pair=A-B`)
  await expect(page.getByTestId('pairs-joined')).toContainText('1 of 1')
  await expect(page.getByTestId('path-rate')).toContainText('kbit/s')
  await expect.poll(async () => numberOf(await page.getByTestId('path-rate').innerText())).toBeCloseTo(51, -0.5)
  await expect(page.getByTestId('eyes')).toHaveText('4')
  await expect(page.getByTestId('trust')).toContainText('R1, R2, R3 and R4')
  await expect(page.locator('[data-testid^="node-R"][data-relays="true"]')).toHaveCount(4)
})

test('a relay that Eve takes opens exactly the keys whose bits pass it, and a key that is sent shows so', async ({
  page,
}) => {
  await openNetwork(page, 'hw=metro&net=town6&open=B,C,D,E&pair=A-F')
  await page.getByTestId('node-choice').selectOption({ label: 'B' })
  await page.getByTestId('node-taken').click()
  await expect(page.getByTestId('open-pairs')).toContainText(/\d/)
  await settled(page)
  // The verdict of each cell against a key sent along its way and compared with what Eve has.
  const cells = page.locator('[data-testid^="pair-"][data-verdict]')
  await expect(cells.first()).toBeVisible()
  const verdicts = await cells.evaluateAll((all) =>
    all.map((cell) => ({
      id: (cell as HTMLElement).dataset.testid ?? '',
      verdict: (cell as HTMLElement).dataset.verdict,
    })),
  )
  expect(verdicts.filter(({ verdict }) => verdict === 'open').length).toBeGreaterThan(0)
  expect(verdicts.filter(({ verdict }) => verdict === 'secret').length).toBeGreaterThan(0)
  await page.getByTestId('tab-RELAY').click()
  for (const { id, verdict } of verdicts.slice(0, 6)) {
    await page.getByTestId(id).click()
    await settled(page)
    await page.getByTestId('send-key').click()
    const hops = page.getByTestId('key-hops')
    await expect(hops).toHaveAttribute('data-bits', '128')
    const [, a, b] = id.split('-')
    await expect(hops).toContainText(`${a} and ${b} hold the same 128 bits`)
    await expect(hops, `${id} is ${verdict}`).toHaveAttribute('data-known', verdict === 'open' ? '128' : '0')
  }
})

test('shares on disjoint paths leave no single relay that reads the key', async ({ page }) => {
  await openNetwork(page, 'hw=metro&net=town6&open=B,C,D,E&pair=A-F')
  await expect(page.getByTestId('trust')).toContainText(/and (B|D)/)
  await page.getByTestId('shares').selectOption('2')
  await expect(page.getByTestId('trust')).toContainText('2 shares')
  await expect(page).toHaveURL(/paths=2/)
})

test('Eve on a fibre: the engine counts her errors, the link gives no key, the Lab shows the same fibre', async ({
  page,
}) => {
  await openNetwork(page, 'hw=metro&net=town5&open=B')
  await page.getByTestId('fibre-choice').selectOption({ label: 'A–B' })
  await page.getByTestId('fibre-eve').click()
  await expect(page.getByTestId('fibre-A-B')).toHaveAttribute('data-keyed', 'false')
  await expect(page.getByTestId('fibre-counts')).toHaveAttribute('data-alarm', 'nokey', { timeout: 40_000 })
  await expect(page).toHaveURL(/link=A-B:eve:ir/)
  await page.getByTestId('open-lab').click()
  await expect(page).toHaveURL(/#\/lab\?.*km=25/)
  await expect(page.getByTestId('visit')).toContainText('from A to B')
  await expect(page.getByTestId('eve').first()).toBeChecked()
  await page.getByTestId('eve').first().click()
  await page.getByTestId('back-to-network').click()
  await settled(page)
  await expect(page.getByTestId('fibre-A-B')).toHaveAttribute('data-keyed', 'true')
})

test('a chain of three built by keyboard alone, and undone', async ({ page }) => {
  await openNetwork(page, 'hw=metro&net=empty')
  await page.getByTestId('tool').getByRole('radio', { name: 'Add node' }).focus()
  await page.keyboard.press('Space')
  for (let i = 0; i < 3; i++) {
    await page.getByTestId('add-node').focus()
    await page.keyboard.press('Enter')
  }
  await expect(page.getByTestId('node-C')).toBeVisible()
  await page.getByTestId('tool').getByRole('radio', { name: 'Add fibre' }).focus()
  await page.keyboard.press('Space')
  for (const name of ['A', 'B', 'B', 'C']) {
    await page.getByTestId(`node-${name}`).focus()
    await page.keyboard.press('Enter')
  }
  await expect(page.getByTestId('fibre-A-B')).toBeAttached()
  await expect(page.getByTestId('fibre-B-C')).toBeAttached()
  await page.getByTestId('tool').getByRole('radio', { name: 'Move' }).focus()
  await page.keyboard.press('Space')
  await page.getByTestId('node-B').focus()
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByTestId('node-relays').focus()
  await page.keyboard.press('Space')
  await settled(page)
  await expect(page.getByTestId('pairs-joined')).toContainText('3 of 3')
  await expect(page).toHaveURL(/net=A-B:\d+(\.\d+)?,B-C:\d+(\.\d+)?/)
  for (let i = 0; i < 7; i++) await page.keyboard.press('Control+z')
  await expect(page.getByTestId('node-A')).toHaveCount(0)
  await page.keyboard.press('Control+Shift+z')
  await expect(page.getByTestId('node-A')).toBeVisible()
})

test('a network saved as a file opens as the same network, and a bad file changes nothing', async ({ page }) => {
  await openNetwork(page, 'hw=metro&net=town6&open=B,E&link=A-B:eve:ir&took=E')
  const before = page.url()
  const download = page.waitForEvent('download')
  await page.getByTestId('save-json').click()
  const path = await (await download).path()
  await openNetwork(page, 'net=ring8')
  await page.getByTestId('network-file').setInputFiles({
    name: 'bad.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"nodes": [{"id": "A"}, {"id": "B"}], "links": [{"source": "A", "target": "B", "km": -3}]}'),
  })
  await expect(page.getByTestId('network-problems')).toContainText(/[−-]3/)
  await expect(page).toHaveURL(/net=ring8/)
  await page.getByTestId('network-file').setInputFiles(path)
  await settled(page)
  await expect(page.getByTestId('node-E')).toHaveAttribute('data-taken', 'true')
  const fields = (url: string) => new URLSearchParams(url.split('?')[1])
  await expect(async () => {
    for (const key of ['hw', 'took', 'open', 'link']) expect(fields(page.url()).get(key)).toBe(fields(before).get(key))
    expect(fields(page.url()).get('net')).toContain('A-B:30')
  }).toPass()
})

test('key delivery: a key is served once to each side, and an empty pool answers 503', async ({ page }) => {
  await openNetwork(page, 'hw=metro&net=A-B:20')
  await page.getByTestId('tab-DELIVERY').click()
  await page.getByTestId('delivery-send').click()
  await expect(page.getByTestId('delivery-status')).toHaveAttribute('data-status', '200')
  await page.getByTestId('delivery-kind').getByRole('radio', { name: 'dec_keys' }).check()
  await page.getByTestId('delivery-send').click()
  await expect(page.getByTestId('delivery-status')).toContainText('dec_keys')
  await expect(page.getByTestId('delivery-status')).toHaveAttribute('data-status', '200')
  await page.getByTestId('delivery-send').click()
  await expect(page.getByTestId('delivery-status')).toHaveAttribute('data-status', '400')
  await openNetwork(page, 'hw=metro&net=A-B:400')
  await page.getByTestId('delivery-kind').getByRole('radio', { name: 'enc_keys' }).check()
  await page.getByTestId('delivery-send').click()
  await expect(page.getByTestId('delivery-status')).toHaveAttribute('data-status', '503')
})

test('a node that is deleted takes its stores along, and a demand says why it stopped', async ({ page }) => {
  await openNetwork(page, `${CHAIN}&need=A-B:1000`)
  await page.getByTestId('tab-STORES').click()
  await expect(page.getByTestId('demand')).toHaveAttribute('data-status', 'served')
  await page.getByTestId('node-choice').selectOption({ label: 'B' })
  await page.getByTestId('node-delete').click()
  await page.getByTestId('live-play').click()
  await expect(page.getByTestId('demand')).toHaveAttribute('data-status', 'stopped')
  await expect(page.getByTestId('demand')).toContainText('gone')
})

test('lengths that nobody published are never printed as a fact', async ({ page }) => {
  await openNetwork(page, 'hw=metro&net=madqci')
  await expect(page.getByTestId('source')).toContainText('Martin')
  const labels = await page
    .locator('.network-fibre')
    .evaluateAll((all) => all.map((button) => button.getAttribute('aria-label') ?? ''))
  expect(labels.length).toBe(9)
  for (const label of labels) {
    expect(label).toContain('not verified')
    expect(label).not.toMatch(/\d\s*km/)
  }
})

test('nothing for axe to find: a town, in every theme @phone-thorough', async ({ page }) => {
  await openNetwork(page, 'hw=metro&net=town6&open=B,E&pair=A-F&took=B&link=D-E:eve:ir')
  await expectAccessibleInEveryTheme(page)
})

test('nothing for axe to find: a published network', async ({ page }) => {
  await openNetwork(page, 'hw=metro&net=madqci')
  await expectAccessible(page)
})

test('a rate over lengths that nobody published says so wherever it stands', async ({ page }) => {
  await openNetwork(page, 'hw=metro&net=madqci')
  await page.getByTestId('pair-from').selectOption({ label: 'Quijote' })
  await page.getByTestId('pair-to').selectOption({ label: 'Quinto' })
  await expect(page.getByTestId('path-rate')).toContainText('?')
  await expect(page.getByTestId('path-rate')).toContainText('assumed length')
  const cells = page.locator('[data-testid^="pair-"][data-by="direct"], [data-testid^="pair-"][data-by="relays"]')
  for (const label of await cells.evaluateAll((all) => all.map((cell) => cell.getAttribute('aria-label') ?? '')))
    expect(label).toContain('? (assumed length)')
})

test('every piece of evidence opens without a remark of the browser', async ({ page }) => {
  await openNetwork(page, 'hw=metro&net=town6&open=B,C,D,E&pair=A-F')
  for (const id of [
    'SPREAD',
    'DESIGNS',
    'LINKS',
    'HOPS',
    'LEAK',
    'COST',
    'STORES',
    'ALARMS',
    'RELAY',
    'DELIVERY',
    'PAIRS',
  ]) {
    await page.getByTestId(`tab-${id}`).click()
    await expect(page.getByTestId(`chart-${id}`)).toBeVisible()
  }
})
