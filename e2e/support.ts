/**
 * The `test` of every journey: whatever pages it opens, none may write to the console, throw, or
 * ask anything of another origin. This also guards the Content-Security-Policy, whose violations
 * are console errors.
 */
import { type BrowserContext, test as base, expect } from 'playwright/test'
import { serveFolder } from './static-server'

interface Served {
  /** Ends in a slash; every page under it counts as our own. */
  readonly url: string
  readonly port: number
}

interface Support {
  /** Console messages that this journey provokes on purpose: `test.use({ tolerated: [/403/] })`. */
  tolerated: readonly RegExp[]
  /** Serves a folder (`dist` unless said) under a path, on another port and with plain headers, until the journey ends. */
  serve: (options?: { folder?: string; under?: string; host?: string; shared?: boolean }) => Promise<Served>
  /** Origins that are ours besides the one of `baseURL`. */
  ownOrigins: Set<string>
  /** Runs around every journey by itself. */
  nothingAmiss: undefined
}

export const test = base.extend<Support>({
  tolerated: [[], { option: true }],

  ownOrigins: async ({ baseURL }, use) => {
    await use(new Set(baseURL ? [new URL(baseURL).origin] : []))
  },

  serve: async ({ browser, ownOrigins }, use) => {
    const servers: Awaited<ReturnType<typeof serveFolder>>[] = []
    await use(async ({ folder = 'dist', under = '/', host = '127.0.0.1', shared = false } = {}) => {
      const server = await serveFolder(folder, under, shared)
      servers.push(server)
      const origin = `http://${host}:${server.port}`
      ownOrigins.add(origin)
      return { url: origin + under, port: server.port }
    })
    // Parts of a page that are fetched later must not find their host gone.
    await Promise.all(browser.contexts().flatMap((context) => context.pages().map((page) => page.goto('about:blank'))))
    await Promise.all(servers.map((server) => server.close()))
  },

  nothingAmiss: [
    async ({ browser, tolerated, ownOrigins }, use) => {
      const amiss: string[] = []
      const note = (what: string): void => {
        if (!tolerated.some((pattern) => pattern.test(what))) amiss.push(what)
      }
      const watch = (context: BrowserContext): void => {
        context.on('console', (message) => note(`console ${message.type()}: ${message.text()}`))
        context.on('weberror', (error) => note(`uncaught: ${error.error().stack ?? error.error().message}`))
        context.on('request', (request) => {
          const { protocol, origin } = new URL(request.url())
          if (/^(https?|wss?):$/.test(protocol) && !ownOrigins.has(origin))
            note(`request to elsewhere: ${request.url()}`)
        })
      }
      browser.on('context', watch)
      for (const context of browser.contexts()) watch(context)
      await use(undefined)
      browser.off('context', watch)
      expect(amiss, 'console messages, errors and foreign requests').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
