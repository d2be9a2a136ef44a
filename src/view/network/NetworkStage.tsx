import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { fill } from '../../locales/fill'
import { isAnswered, networkOf, tappedFibres } from '../../store/network'
import { useApp, useAppState } from '../useApp'
import { mapFrame } from './frame'
import { type Hand, handsOf } from './hands'
import { KeyOnItsWay } from './KeyOnItsWay'
import { FlowNote, Photons, useFlow } from './Photons'
import { StageControls } from './StageControls'
import { useMapActs } from './useMapActs'
import { useMapLabels } from './useMapLabels'
import { useMapPointer } from './useMapPointer'
import { useMapView } from './useMapView'
import { useNetwork, usePageFields } from './useNetwork'
import { usePaintedMap } from './usePaintedMap'
import { drawingName } from './words'
import './stage.css'

/** So much closer than the whole map, photons are shown one by one. */
const CLOSE = 1.8

const NO_HANDS: readonly Hand[] = []

/** The map: what is drawn, moved and joined by hand, with a field or a key for everything a pointer can do. */
export function NetworkStage({
  projector,
  children,
}: {
  readonly projector: boolean
  readonly children?: React.ReactNode
}) {
  const { store: app, words: all, format } = useApp()
  const words = all.network
  const network = useNetwork(networkOf)
  const drawing = useNetwork(({ history }) => history.present)
  const { tool, node, fibre, firstEnd, scene, answer, live, placing, watching } = useNetwork((state) => state)
  const page = usePageFields()
  const scenario = useAppState((state) => state.scenario)
  const answered = useNetwork((state) => isAnswered(state, { scenario }))
  const described = useId()
  const canvas = useRef<HTMLCanvasElement>(null)
  const ground = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState({ width: 0, height: 0, ratio: 1 })

  useLayoutEffect(() => {
    const element = ground.current
    if (!element) return
    const read = () => {
      const { width, height } = element.getBoundingClientRect()
      setSize({ width, height, ratio: Math.min(3, window.devicePixelRatio || 1) })
    }
    read()
    const observer = new ResizeObserver(read)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const box = useMemo(() => ({ width: size.width, height: size.height }), [size.width, size.height])
  const view = useMapView(ground, network, box)
  const { fit, projection } = view
  const tapped = useMemo(() => new Set(tappedFibres(network, page).map(({ id }) => id)), [network, page])
  const ends = useMemo(() => (firstEnd !== null ? [firstEnd] : (scene.pair ?? [])), [firstEnd, scene.pair])
  const frame = useMemo(
    () =>
      mapFrame({
        network,
        projection,
        answer,
        ends,
        node,
        fibre,
        taken: scene.taken,
        tapped,
        projector,
      }),
    [network, projection, answer, ends, node, fibre, scene.taken, tapped, projector],
  )
  const close = watching !== null || projection.scale >= CLOSE * fit.scale
  const flow = useFlow(frame, box, close)
  const type = projector ? 20 : 14
  const stored = useMemo(() => {
    const bits = new Map<string, { bits: number; room: number }>()
    for (const { a, b, storedBits } of live?.stores ?? [])
      for (const id of [a, b]) {
        const sum = bits.get(id) ?? { bits: 0, room: 0 }
        bits.set(id, { bits: sum.bits + storedBits, room: sum.room + (live?.capacityBits ?? 0) })
      }
    return bits
  }, [live])
  const labels = useMapLabels({ frame, box, type, tapped, stored, canvas })
  const hands = useMemo(() => handsOf(frame, tapped, box.width), [frame, tapped, box.width])
  // Buttons over the map need not follow a drag: nobody presses them meanwhile.
  const dragging = useNetwork((state) => state.dragging)
  const [still, setStill] = useState({ frame, hands })
  if (!dragging && (still.frame !== frame || still.hands !== hands)) setStill({ frame, hands })
  const acts = useMapActs()
  const { hovered, shownHands, rubber, over, handlers } = useMapPointer({ ground, frame, box, view, hands, acts })

  usePaintedMap(canvas, size, {
    box,
    frame,
    labels,
    projection,
    type,
    line: projector ? 2.2 : 1.5,
    stored,
    hands: placing === null ? shownHands : NO_HANDS,
    rubber,
    hovered,
  })

  const joined = answer?.pairs.joined ?? 0
  const text = fill(words.live.state, {
    name: drawingName(drawing, app.getState().network, words),
    nodes: format.integer(network.nodes.length),
    fibres: format.integer(network.fibres.length),
    k: format.integer(joined),
    m: format.integer(answer?.counts.all ?? 0),
    r: format.integer(answer?.read.size ?? 0),
  })

  return (
    <section
      className="network-stage"
      aria-label={words.stage}
      aria-describedby={described}
      data-testid="network-stage"
      data-run={answered ? 'done' : 'running'}
      data-tool={tool}
    >
      {children}
      <div ref={ground} className="network-ground" data-hover={over} {...handlers}>
        <canvas ref={canvas} />
        {placing === null && (
          <Photons flow={flow} width={size.width} height={size.height} ratio={size.ratio} projector={projector} />
        )}
        {placing === null && <KeyOnItsWay frame={frame} box={box} />}
        <StageControls frame={still.frame} hands={still.hands} onAct={acts.act} onZoom={view.zoomBy} />
      </div>
      <FlowNote flow={flow} />
      <p id={described} className="visually-hidden" data-testid="network-state">
        {text}
      </p>
    </section>
  )
}
