/** Page side of `service-worker.ts`: keep the page for later, and offer a new version when there is one. */

/** Accepts the new version; the page reloads itself. Every open tab of the page does. */
export type AcceptUpdate = () => void

/** Null where the browser has none: plain http, a private window. In a sandboxed frame the mere reading throws. */
function serviceWorkers(): ServiceWorkerContainer | null {
  try {
    return navigator.serviceWorker ?? null
  } catch {
    return null
  }
}

/**
 * Registers the service worker of the built page; does nothing in development or where there is
 * none, since everything but the second visit works without.
 *
 * @param offer called when a new version waits, perhaps more than once in a long visit
 */
export async function keepForOffline(offer: (accept: AcceptUpdate) => void): Promise<void> {
  const container = import.meta.env.PROD ? serviceWorkers() : null
  if (!container) return
  // The first worker takes over a page that already shows this very version.
  let controlled = container.controller !== null
  container.addEventListener('controllerchange', () => {
    if (controlled) location.reload()
    controlled = true
  })
  const registration = await container.register(new URL('sw.js', document.baseURI)).catch(() => null)
  if (!registration) return
  const offerWaiting = (): void => {
    const { waiting } = registration
    if (waiting && container.controller) offer(() => waiting.postMessage('update'))
  }
  offerWaiting()
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offerWaiting)
  })
}
