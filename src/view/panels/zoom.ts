import { type Viewing, type ZoomLevel, zoomLevel } from '../../model/scenario/viewing'

/** Zoom levels the bench can draw. */
export const BUILT_ZOOMS: readonly ZoomLevel[] = [1, 2, 3, 4, 5]

/** The zoom in force, as far as it is built: what lies beyond is seen from the widest there is. */
export function shownZoom(viewing: Viewing): ZoomLevel {
  const level = zoomLevel(viewing)
  return BUILT_ZOOMS.includes(level) ? level : (BUILT_ZOOMS.at(-1) ?? 1)
}
