/** The plainest host there is: files under a path, no headers but their type. */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

export interface StaticServer {
  readonly port: number
  close(): Promise<void>
}

/**
 * @param folder what is served
 * @param under the path it is served under, such as `/repo/`; anything else is not found
 * @param shared whether pages of other origins may read it, as some hosts allow
 */
export async function serveFolder(folder: string, under = '/', shared = false): Promise<StaticServer> {
  const sharing: Record<string, string> = shared ? { 'access-control-allow-origin': '*' } : {}
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').replace(/[?#].*$/, ''))
    const inside = path.startsWith(under) ? normalize(`/${path.slice(under.length)}`) : null
    const file = inside === null ? null : join(folder, inside.endsWith('/') ? `${inside}index.html` : inside)
    const notFound = (): void => void response.writeHead(404).end()
    if (file === null) return notFound()
    const headers = { ...sharing, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }
    readFile(file).then((bytes) => response.writeHead(200, headers).end(bytes), notFound)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
