/** Networks as files: both formats there and back, and files that say nothing that can be drawn. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright/test'
import { expect, test } from './support'

async function openNetwork(page: Page, fields: string): Promise<void> {
  await page.goto(`/#/network?v=1&${fields}`)
  await expect(page.getByTestId('network-stage')).toHaveAttribute('data-run', 'done', { timeout: 40_000 })
}

const choose = (page: Page, name: string, text: string) =>
  page.getByTestId('network-file').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })

const nodes = [{ id: 'A' }, { id: 'B' }, { id: 'C' }]
const file = (links: readonly object[], more: object = {}) => JSON.stringify({ nodes, links, ...more })

/** A million nodes in a file of some megabytes. */
const million = () => `{"nodes":[${'{"id":1},'.repeat(999_999)}{"id":1}],"links":[]}`

const BAD: readonly (readonly [what: string, name: string, text: () => string, sentence: RegExp])[] = [
  ['a loop', 'loop.json', () => file([{ source: 'A', target: 'A', km: 5 }]), /cannot lead from A back to A/],
  [
    'doubled links',
    'doubled.json',
    () =>
      file([
        { source: 'A', target: 'B', km: 5 },
        { source: 'B', target: 'A', km: 6 },
      ]),
    /already a fibre between/,
  ],
  [
    'a negative length',
    'minus.json',
    () => file([{ source: 'A', target: 'B', km: -3 }]),
    /from A to B has the length [−-]3/,
  ],
  ['a million nodes', 'million.json', million, /more than/],
  [
    'a circle',
    'circle.json',
    () => '{"nodes": [{"id": "A"}, {"$ref": "$"}], "links": []}',
    /refers to itself in a circle/,
  ],
  [
    'endless nesting',
    'deep.json',
    () => `{"nodes":${'['.repeat(50_000)}${']'.repeat(50_000)},"links":[]}`,
    /cannot be read|could not be read/,
  ],
  ['no JSON', 'plain.json', () => 'Alice and Bob', /not JSON|not XML/],
  ['XML of something else', 'drawing.xml', () => '<svg><g/></svg>', /not XML that can be read/],
]

test('files that cannot be drawn: a sentence each, and the network stays as it was', async ({ page }) => {
  test.slow() // one of them has a million nodes
  await openNetwork(page, 'hw=metro&net=ring8')
  const remarks = page.getByTestId('network-problems')
  for (const [what, name, text, sentence] of BAD) {
    await choose(page, name, text())
    await expect(remarks, what).toContainText(sentence)
    await expect(page, what).toHaveURL(/net=ring8/)
    await expect(page.locator('.network-node'), what).toHaveCount(8)
    await remarks.getByRole('button').click()
    await expect(remarks).toHaveCount(0)
  }
})

test('GraphML there and back: the same nodes, fibres, lengths and kinds', async ({ page }) => {
  await openNetwork(page, 'hw=metro&net=A-M:21,B-M:34,C-M:55,C-D:13&kind=M:switch&open=C')
  const labels = () =>
    page.locator('.network-fibre').evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')).sort())
  const before = await labels()
  expect(before).toHaveLength(4)
  const download = page.waitForEvent('download')
  await page.getByTestId('save-graphml').click()
  const text = await readFile(await (await download).path(), 'utf8')
  expect(text).toContain('<graphml')
  await openNetwork(page, 'hw=metro&net=ring8')
  await choose(page, 'network.graphml', text)
  await expect(page.getByTestId('node-M')).toBeAttached()
  await expect(page.getByTestId('network-stage')).toHaveAttribute('data-run', 'done')
  await expect.poll(labels).toEqual(before)
  await expect(page.getByTestId('node-C')).toHaveAttribute('data-relays', 'true')
})

test('places are found for a file without any, and looking for them can be stopped', async ({ page }) => {
  await openNetwork(page, 'hw=metro&net=ring8')
  const n = 1500
  const links = Array.from({ length: n - 1 }, (_, i) => ({
    source: i + 1,
    target: (i * 7) % (i + 1),
    km: 10 + (i % 30),
  }))
  const large = JSON.stringify({ nodes: Array.from({ length: n }, (_, i) => ({ id: i })), links })
  // Stopped by the page itself the moment it can be: a fast machine may be done before a test has looked twice.
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      const stop = document.querySelector<HTMLButtonElement>('.network-placing button')
      if (!stop || !document.querySelector('.network-placing progress')) return
      observer.disconnect()
      stop.click()
      // Long before the places could have been found.
      setTimeout(() => {
        document.documentElement.dataset.placing = document.querySelector('.network-placing') ? 'goes on' : 'stopped'
      })
    }).observe(document.body, { childList: true, subtree: true })
  })
  await choose(page, 'large.json', large)
  await expect(page.locator('html')).toHaveAttribute('data-placing', 'stopped')
  await expect(page.getByRole('progressbar')).toHaveCount(0)
  await expect(page.getByTestId('network-state')).toContainText(/1.?500 nodes/)
})
