/**
 * Keeps the page for a visit without a network. It holds exactly one version: the files of the
 * build it came with, all of them or none. A newer build waits until the visitor accepts it
 * (`offline.ts`), because an open page may still ask for the files of the old one.
 *
 * The build writes the two constants and demands that this file imports nothing.
 */
declare const __OFFLINE_VERSION__: string
declare const __OFFLINE_FILES__: readonly string[]
declare const self: ServiceWorkerGlobalScope

/** One host may serve several copies of the page from several paths, and they share its caches. */
const OWN_CACHES = `eavesdrop ${self.registration.scope} `
const CACHE = OWN_CACHES + __OFFLINE_VERSION__
const INDEX = 'index.html'

const absolute = (file: string): string => new URL(file, self.registration.scope).href
const FILES = __OFFLINE_FILES__
const KEPT = new Set(FILES.map(absolute))

self.addEventListener('install', (event) => {
  const fill = async (): Promise<void> => {
    const cache = await caches.open(CACHE)
    // Files in assets/ are named after their contents; of the others the HTTP cache may still hold yesterday's.
    const fresh = (file: string): RequestCache => (file.startsWith('assets/') ? 'default' : 'reload')
    await cache.addAll(FILES.map((file) => new Request(absolute(file), { cache: fresh(file) })))
  }
  event.waitUntil(fill())
})

self.addEventListener('activate', (event) => {
  const takeOver = async (): Promise<void> => {
    const names = await caches.keys()
    await Promise.all(
      names.filter((name) => name.startsWith(OWN_CACHES) && name !== CACHE).map((name) => caches.delete(name)),
    )
    await self.clients.claim()
  }
  event.waitUntil(takeOver())
})

/** The kept file that answers a request, whatever its query; null if it is none of ours. */
function keptFor(request: Request): string | null {
  const url = request.url.replace(/[?#].*$/, '')
  if (request.method !== 'GET') return null
  if (KEPT.has(url)) return url
  return url === self.registration.scope ? absolute(INDEX) : null
}

self.addEventListener('fetch', (event) => {
  const url = keptFor(event.request)
  if (url === null) return
  const answer = async (): Promise<Response> => (await caches.match(url, { cacheName: CACHE })) ?? fetch(event.request)
  event.respondWith(answer())
})

self.addEventListener('message', (event) => {
  if (event.data === 'update') event.waitUntil(self.skipWaiting())
})
