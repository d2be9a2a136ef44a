import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Network } from '../../model/network/topology'
import { fitted, type Projection, zoomed } from './projection'
import { useNetwork, useNetworkTools } from './useNetwork'

interface Box {
  readonly width: number
  readonly height: number
}

/** Which part of the plane the map shows. */
export interface MapView {
  /** Everything there is. */
  readonly fit: Projection
  readonly projection: Projection
  /** Shows this part; null for everything. */
  readonly show: (projection: Projection | null) => void
  /** Keeps the ground still while a node is dragged. */
  readonly hold: () => void
  /** Lets it go, and says where it stood; null if it was not held. */
  readonly letGo: () => Projection | null
  /** Closer or farther around the middle of the map; null for everything. */
  readonly zoomBy: (factor: number | null) => void
}

/** The whole network, or what a visitor moved, zoomed or watches of it. */
export function useMapView(ground: RefObject<HTMLElement | null>, network: Network, box: Box): MapView {
  const { network: store } = useNetworkTools()
  const { opened, watching } = useNetwork((state) => state)
  const [own, setOwn] = useState<{ readonly opened: number; readonly projection: Projection } | null>(null)
  const held = useRef<Projection | null>(null)
  const fit = useMemo(() => fitted(network, box), [network, box])
  const projection = held.current ?? (own && own.opened === opened ? own.projection : fit)
  const show = useCallback((shown: Projection | null) => setOwn(shown && { opened, projection: shown }), [opened])

  // Whoever watches photons comes close to their fibre, and goes back to the whole map afterwards.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each fibre that is watched
  useEffect(() => {
    if (box.width === 0) return
    const watched = network.fibres.find(({ id }) => id === watching)
    const ends = watched ? network.nodes.filter(({ id }) => id === watched.from || id === watched.to) : []
    show(ends.length === 2 ? fitted({ nodes: ends, fibres: [] }, box) : null)
  }, [watching, box.width === 0])

  // The wheel zooms only with a key or a pinch, so that the page can still be scrolled.
  useEffect(() => {
    const element = ground.current
    if (!element) return
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const { left, top } = element.getBoundingClientRect()
      show(zoomed(projection, Math.exp(-event.deltaY * 0.004), event.clientX - left, event.clientY - top))
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [ground, show, projection])

  const zoomBy = useCallback(
    (factor: number | null) => {
      show(factor === null ? null : zoomed(projection, factor, box.width / 2, box.height / 2))
      if (factor === null) store.setState({ watching: null })
    },
    [store, show, projection, box],
  )
  return {
    fit,
    projection,
    show,
    hold: () => {
      held.current = projection
    },
    letGo: () => {
      const where = held.current
      held.current = null
      return where
    },
    zoomBy,
  }
}
