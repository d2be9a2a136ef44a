/** Fresh processes, one per stage and round: engines settle differently from process to process (PERFORMANCE says how much). */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright'
import type { Answer, Ask, Cpu } from './in-worker'
import type { Figures, PythonBaseline, Stage } from './stage'

const start = promisify(execFile)
const MEMORY = { maxBuffer: 64 * 1024 * 1024 }

/** Runs a stage once somewhere and returns its figures; rejects if it fails. */
export type RunOnce = (stage: Stage | PythonBaseline, quick: boolean) => Promise<Figures>

const isPython = (stage: Stage | PythonBaseline): stage is PythonBaseline => 'script' in stage

/** Without these glibc hands large arrays back after every step, and half the time goes into asking for them again. */
const KEEP_MEMORY = {
  MALLOC_MMAP_THRESHOLD_: '1000000000',
  MALLOC_TRIM_THRESHOLD_: '2000000000',
  MALLOC_TOP_PAD_: '268435456',
}

const python: (baseline: PythonBaseline, quick: boolean) => Promise<Figures> = async ({ script }, quick) => {
  const env = { ...process.env, ...KEEP_MEMORY }
  const { stdout } = await start('python3', ['-c', script, ...(quick ? ['quick'] : [])], { ...MEMORY, env })
  return JSON.parse(stdout)
}

function launched(): Promise<Browser> {
  const { CHROMIUM_PATH } = process.env
  return chromium.launch(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {})
}

const hasBrowser = (): Promise<boolean> =>
  launched().then(
    (browser) => browser.close().then(() => true),
    () => false,
  )

/** Whether this machine can run a stage at all; what is not ours may be missing. */
export async function isAvailable(stage: Stage | PythonBaseline): Promise<boolean> {
  if (!isPython(stage)) return !stage.opensBrowser || hasBrowser()
  return start('python3', ['-c', `import ${stage.modules.join(', ')}`]).then(
    () => true,
    () => false,
  )
}

/** @param program this very program, which runs one stage when told `--stage NAME` */
export const inNode =
  (program: string): RunOnce =>
  async (stage, quick) => {
    if (isPython(stage)) return python(stage, quick)
    const args = ['--expose-gc', program, '--stage', stage.name, ...(quick ? ['--quick'] : [])]
    const { stdout } = await start(process.execPath, args, MEMORY)
    return JSON.parse(stdout)
  }

/** @param script the bundle of `in-worker.ts` */
export const inBrowser =
  (script: URL): RunOnce =>
  async (stage, quick) => {
    if (isPython(stage)) return python(stage, quick)
    const code = await readFile(script)
    // Before the server, which would keep this process alive if there were no browser.
    const browser = await launched()
    const server = createServer(({ url }, response) => {
      const isWorker = url === '/worker.js'
      response.writeHead(200, { 'content-type': isWorker ? 'text/javascript' : 'text/html' })
      response.end(isWorker ? code : '<title>bench</title>')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    try {
      const page = await browser.newPage()
      await page.goto(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`)
      const system = await browser.newBrowserCDPSession()
      await page.exposeFunction('cpuSeconds', async () => {
        const { processInfo } = await system.send('SystemInfo.getProcessInfo')
        return processInfo.reduce((sum, { type, cpuTime }) => sum + (type === 'renderer' ? cpuTime : 0), 0)
      })
      const answer = await page.evaluate(askWorker, { name: stage.name, quick })
      if ('error' in answer) throw new Error(answer.error)
      return answer.figures
    } finally {
      await browser.close()
      server.closeAllConnections()
      server.close()
    }
  }

/** The little of a page's global that is used, since this part has no DOM types. */
interface PageGlobal {
  readonly Worker: new (
    script: string,
    options: { readonly type: 'module' },
  ) => {
    onmessage: (event: { readonly data: Answer }) => void
    onerror: (event: { readonly message?: string }) => void
    postMessage(message: Ask | Cpu): void
  }
  /** Processor time of the page and its workers. */
  readonly cpuSeconds: () => Promise<number>
}

/** Runs in the page. */
const askWorker = (ask: Ask): Promise<Exclude<Answer, 'cpu'>> =>
  new Promise((resolve) => {
    const page = globalThis as unknown as PageGlobal
    const worker = new page.Worker('/worker.js', { type: 'module' })
    worker.onmessage = async ({ data }) => {
      if (data === 'cpu') worker.postMessage({ cpuSeconds: await page.cpuSeconds() })
      else resolve(data)
    }
    worker.onerror = ({ message }) => resolve({ error: message || 'the worker could not start' })
    worker.postMessage(ask)
  })
