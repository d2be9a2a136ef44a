/**
 * How smoothly the map of a network moves in a browser: time between two screen frames while 50 nodes and 100
 * fibres, and 500 nodes and 1 000 fibres, are live (photons fly, stores fill), while a node of the smaller and the map of the larger is dragged. The page is built and served for it; a worker cannot do this, so it runs from Node only.
 */
import type { Page } from 'playwright'
import { writeNodeLink } from '../../model/network/files/node-link'
import { randomNetwork } from '../../model/network/random-network'
import type { Figures, Stage } from './stage'

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  webmanifest: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
}

/** Builds the page into a folder of its own and serves it. */
async function servedPage(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const { execFile } = await import('node:child_process')
  const { readFile } = await import('node:fs/promises')
  const { createServer } = await import('node:http')
  const { promisify } = await import('node:util')
  const folder = 'node_modules/.cache/network-frames'
  const build = ['node_modules/vite/bin/vite.js', 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error']
  await promisify(execFile)(process.execPath, build)
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname.replace(/\/$/, '/index.html')
    readFile(folder + path).then(
      (content) => {
        response.setHeader('content-type', TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream')
        response.end(content)
      },
      () => {
        response.statusCode = 404
        response.end()
      },
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** The little of a page's global that is used, since this part has no DOM types. */
interface PageGlobal {
  requestAnimationFrame(each: (now: number) => void): void
}

/** Runs in the page: times between frames, ms, in order of size. */
const frameTimes = (milliseconds: number): Promise<number[]> =>
  new Promise((resolve) => {
    const page = globalThis as unknown as PageGlobal
    const times: number[] = []
    let before: number | null = null
    let end = 0
    const each = (now: number): void => {
      if (before === null) end = now + milliseconds
      else times.push(now - before)
      before = now
      if (now < end) page.requestAnimationFrame(each)
      else resolve(times.sort((a, b) => a - b))
    }
    page.requestAnimationFrame(each)
  })

const part = (times: readonly number[], share: number): number => times[Math.floor((times.length - 1) * share)] ?? 0

async function measured(milliseconds: number): Promise<Record<string, number>> {
  const { chromium } = await import('playwright')
  const { CHROMIUM_PATH } = process.env
  // Before the server, which would keep this process alive if there were no browser.
  const browser = await chromium.launch(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {})
  const close = [() => browser.close()]
  try {
    const served = await servedPage()
    close.push(served.close)
    const open = async (nodes: number, fibres: number) => {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      await page.goto(`${served.url}#/network?v=1&hw=metro&net=town5`)
      const settled = '[data-testid=network-stage][data-run=done]'
      await page.waitForSelector(settled, { timeout: 60_000 })
      const text = writeNodeLink(randomNetwork(nodes, fibres, 2))
      const buffer = Buffer.from(text)
      await page.getByTestId('network-file').setInputFiles({ name: 'n.json', mimeType: 'application/json', buffer })
      await page.waitForFunction(
        ([selector, least]) => {
          const { document } = globalThis as unknown as {
            readonly document: { querySelector(s: string): { readonly dataset: Record<string, string> } | null }
          }
          const flying = document.querySelector('[data-testid=photons]')?.dataset.fibres
          return document.querySelector(String(selector)) !== null && Number(flying) >= Number(least)
        },
        [settled, 0.9 * Math.min(fibres, 300)] as const,
        { timeout: 60_000 },
      )
      return page
    }
    /** Frames while the pointer drags a node, or the map where there are too many nodes for one to be found. */
    const dragged = async (page: Page, what: string) => {
      const box = await page.locator(what).first().boundingBox()
      const times = page.evaluate(frameTimes, milliseconds)
      const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2]
      await page.mouse.move(x, y)
      await page.mouse.down()
      for (let k = 0; k < milliseconds / 16; k++) {
        await page.mouse.move(x + 40 * Math.sin(k / 10), y + 30 * Math.cos(k / 10))
        await page.waitForTimeout(8)
      }
      await page.mouse.up()
      return times
    }
    const small = await open(50, 100)
    const live = await small.evaluate(frameTimes, milliseconds)
    const draggedSmall = await dragged(small, '.network-node:nth-of-type(10)')
    await small.close()
    const many = await open(500, 1000)
    const large = await many.evaluate(frameTimes, milliseconds)
    const draggedLarge = await dragged(many, '[data-testid=network-stage]')
    return {
      frame50Milliseconds: part(live, 0.5),
      frame50P95Milliseconds: part(live, 0.95),
      drag50P95Milliseconds: part(draggedSmall, 0.95),
      frame500Milliseconds: part(large, 0.5),
      frame500P95Milliseconds: part(large, 0.95),
      pan500Milliseconds: part(draggedLarge, 0.5),
      pan500P95Milliseconds: part(draggedLarge, 0.95),
    }
  } finally {
    for (const each of close) await each()
  }
}

export const networkFrames: Stage = {
  name: 'network-frames',
  opensBrowser: true,
  async run({ quick }): Promise<Figures> {
    return measured(quick ? 1500 : 4000)
  },
}
