/** How a run is watched: part of the link, no part of the run. */
export const VIEWERS = ['all', 'alice', 'bob', 'eve', 'public'] as const
export type Viewer = (typeof VIEWERS)[number]

/** Playback, in events a second (from 1M on in pulses a second); `step` waits for the visitor. */
export const SPEEDS = ['step', '0.5', '1', '4', '30', '300', '3k', '30k', '1M', '1G'] as const
export type Speed = (typeof SPEEDS)[number]

export const ZOOMS = ['auto', '1', '2', '3', '4', '5'] as const
export type Zoom = (typeof ZOOMS)[number]
export type ZoomLevel = 1 | 2 | 3 | 4 | 5

export interface Viewing {
  readonly speed: Speed
  readonly viewer: Viewer
  readonly zoom: Zoom
}

export const defaultViewing: Viewing = { speed: '1', viewer: 'all', zoom: 'auto' }

const perSecond: Readonly<Record<Speed, number>> = {
  step: 0,
  '0.5': 0.5,
  '1': 1,
  '4': 4,
  '30': 30,
  '300': 300,
  '3k': 3e3,
  '30k': 3e4,
  '1M': 1e6,
  '1G': 1e9,
}

/** Events (or pulses, `followsPulses`) a second of a playback speed; 0 when the visitor steps by hand. */
export const eventsPerSecond = (speed: Speed): number => perSecond[speed]

/** From a million a second on, playback follows the pulses even where only clicks are shown: that is the hardware's pace. */
export const followsPulses = (speed: Speed): boolean => eventsPerSecond(speed) >= 1e6

/** The zoom in force: the visitor's, or the one that suits the speed. */
export function zoomLevel({ zoom, speed }: Viewing): ZoomLevel {
  if (zoom !== 'auto') return Number(zoom) as ZoomLevel
  const rate = eventsPerSecond(speed)
  if (rate < 1) return 1
  if (rate <= 30) return 2
  if (rate <= 30_000) return 3
  return rate <= 1e6 ? 4 : 5
}

/** Slowest playback at which there is something to see of a zoom that counts, and fastest of one that shows photons. */
const COUNTING: Readonly<Partial<Record<ZoomLevel, Speed>>> = { 4: '1M', 5: '1G' }
const FASTEST: Readonly<Partial<Record<ZoomLevel, Speed>>> = { 1: '1', 2: '30', 3: '30k' }

/**
 * What a visitor gets who asks for a zoom. Where it leads from photons to counts or back, playback goes along: at one
 * photon a second nothing is to be seen of a flow, and at a thousand million nothing of a photon.
 */
export function zoomedTo(viewing: Viewing, level: ZoomLevel): Pick<Viewing, 'zoom' | 'speed'> {
  const zoom = String(level) as Zoom
  const { speed } = viewing
  const [least, most] = [COUNTING[level], FASTEST[level]]
  if (least && eventsPerSecond(speed) < eventsPerSecond(least)) return { zoom, speed: least }
  if (most && zoomLevel(viewing) >= 4 && eventsPerSecond(speed) > eventsPerSecond(most)) return { zoom, speed: most }
  return { zoom, speed }
}
