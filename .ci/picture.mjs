/** `npm run picture`: the README's screenshot, taken of the built page. */
import { requireBrowser } from './browser.mjs'
import { runScript, Unready } from './machine.mjs'

const FILE = '.github/lab.png'
/** Across town, tapped: a run of the metro kit with Eve's hand on the fibre. */
const LINK = '#/lab?v=1&hw=metro&km=20&eve=ir&tb=4096&n=1e6&spd=300&z=2'

export async function picture() {
  const built = await runScript('vite/bin/vite.js', ['build', '--logLevel', 'warn'])
  if (!built.ok) throw new Unready(`The page could not be built.\n${built.said.trim()}`)
  const { preview } = await import('vite')
  const server = await preview({ preview: { port: 0, host: '127.0.0.1' } })
  const { chromium } = await import('playwright')
  await requireBrowser()
  const { CHROMIUM_PATH } = process.env
  const browser = await chromium.launch(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {})
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    const address = server.httpServer.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await page.goto(`http://127.0.0.1:${port}/${LINK}`)
    await page.getByTestId('play').click()
    await page.waitForTimeout(12_000)
    await page.screenshot({ path: FILE })
    process.stdout.write(`${FILE}\n`)
  } finally {
    await browser.close()
    await server.close()
  }
}
