/** The only wiring: makes the store, the clock and the engine, connects them, and shows the page. */
import { createRoot } from 'react-dom/client'
import { connectAddress } from '../store/address'
import type { Controls } from '../store/controls'
import { createEveControl } from '../store/eve'
import { playOpening } from '../store/opening'
import { createPlayback } from '../store/playback'
import { connectPreferences } from '../store/preferences'
import { createRuns } from '../store/runs'
import { createAppStore } from '../store/store'
import { startEngine } from '../worker/start-engine'
import { App } from './App'
import { keepForOffline } from './offline'
import './theme.css'

const store = createAppStore()
const motion = matchMedia('(prefers-reduced-motion: reduce)')
connectPreferences(store, () => localStorage)

const fresh = location.hash.length <= 1
const clock = createPlayback(store, {
  requestFrame: (callback) => requestAnimationFrame(callback),
  cancelFrame: (handle) => cancelAnimationFrame(handle),
  reducedMotion: () => motion.matches,
})
const runs = createRuns(store, clock, startEngine, navigator.hardwareConcurrency)
let endOpening = () => {}
const controls: Controls = {
  clock,
  restart: runs.restart,
  newSeed: () =>
    store.setState(({ scenario }) => ({
      scenario: { ...scenario, seed: (scenario.seed % 999_999_999) + 1 },
      edits: [],
    })),
  setEve: createEveControl(store, clock),
  repeat: runs.repeat,
  cancelRepeat: runs.cancelRepeat,
  cancelRun: runs.cancelRun,
  sweep: runs.sweep,
  open: runs.open,
  find: runs.find,
  firstArrival: runs.firstArrival,
  makeKey: runs.makeKey,
  stopKey: runs.stopKey,
  streamKeys: runs.streamKeys,
  endOpening: () => endOpening(),
}

connectAddress(store, window)
runs.connect()
if (fresh) {
  endOpening = playOpening(store, controls, {
    requestFrame: (callback) => requestAnimationFrame(callback),
    drawn: () => document.querySelector('.bench') !== null,
    reducedMotion: motion.matches,
  })
  for (const type of ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const)
    window.addEventListener(type, () => endOpening(), { capture: true, passive: true, once: true })
}

const root = document.getElementById('root')
if (root) createRoot(root).render(<App store={store} controls={controls} />)
void keepForOffline((accept) => store.setState({ update: accept }))
