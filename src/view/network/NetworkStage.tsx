import { type PointerEvent, useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { fill } from '../../locales/fill'
import { addNode, cutFibre, deleteNode, drawFibre, moveNode } from '../../model/network/edits'
import { nodeById } from '../../model/network/topology'
import { beginDrag, endDrag } from '../../store/address'
import {
  beginStep,
  edit,
  editAway,
  isAnswered,
  networkOf,
  pickEnd,
  setFibreAttack,
  setNodeTaken,
  tappedFibres,
} from '../../store/network'
import { say } from '../panels/shell'
import { useApp, useAppState } from '../useApp'
import { hit, mapFrame } from './frame'
import { type Hand, type HandHold, handsOf, sameHold } from './hands'
import { KeyOnItsWay } from './KeyOnItsWay'
import { FlowNote, Photons, useFlow } from './Photons'
import type { MapPicture } from './paint'
import { fitted, onPlane, type Projection, panned, zoomed } from './projection'
import { StageControls } from './StageControls'
import { useMapLabels } from './useMapLabels'
import { useNetwork, useNetworkTools, usePageFields } from './useNetwork'
import { usePaintedMap } from './usePaintedMap'
import { drawingName, kmWords, nameOf } from './words'
import './stage.css'

/** A pointer that stays within this is a click, px. */
const STEADY = 4
/** How near Eve's hand must come to a fibre to take hold of it, px. */
const GRASP = 26
/** So much closer than the whole map, photons are shown one by one. */
const CLOSE = 1.8

const NO_HANDS: readonly Hand[] = []

type Grip =
  | { readonly kind: 'node'; readonly id: string; readonly x: number; readonly y: number; moved: boolean }
  | { readonly kind: 'ground'; readonly x: number; readonly y: number; moved: boolean; px: number; py: number }
  | {
      readonly kind: 'hand'
      readonly from: HandHold
      x: number
      y: number
      readonly sx: number
      readonly sy: number
      moved: boolean
    }

/** The map: what is drawn, moved and joined by hand, with a field or a key for everything a pointer can do. */
export function NetworkStage({
  projector,
  children,
}: {
  readonly projector: boolean
  readonly children?: React.ReactNode
}) {
  const { store: app, shell, words: all, format } = useApp()
  const words = all.network
  const tools = useNetworkTools()
  const { network: store } = tools
  const network = useNetwork(networkOf)
  const drawing = useNetwork(({ history }) => history.present)
  const { tool, newKind, node, fibre, firstEnd, scene, answer, live, opened, placing, watching } = useNetwork(
    (state) => state,
  )
  const page = usePageFields()
  const scenario = useAppState((state) => state.scenario)
  const answered = useNetwork((state) => isAnswered(state, { scenario }))
  const described = useId()
  const canvas = useRef<HTMLCanvasElement>(null)
  const ground = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState({ width: 0, height: 0, ratio: 1 })
  const [own, setOwn] = useState<{ readonly opened: number; readonly projection: Projection } | null>(null)
  const [hovered, setHovered] = useState<MapPicture['hovered']>(null)
  const [handAt, setHandAt] = useState<{ readonly hold: HandHold; readonly x: number; readonly y: number } | null>(null)
  const [pointer, setPointer] = useState<{ readonly x: number; readonly y: number } | null>(null)
  const grip = useRef<Grip | null>(null)
  /** Keeps the ground still while a node is dragged. */
  const held = useRef<Projection | null>(null)

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
  const fit = useMemo(() => fitted(network, box), [network, box])
  const projection = held.current ?? (own && own.opened === opened ? own.projection : fit)
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
  const shownHands = useMemo(
    () =>
      handAt
        ? [
            ...hands.filter(({ hold }) => !sameHold(hold, handAt.hold)),
            { x: handAt.x, y: handAt.y, turn: 0, grip: 0, hold: handAt.hold },
          ]
        : hands,
    [hands, handAt],
  )

  const rubber = useMemo(() => {
    const from = tool === 'fibre' && firstEnd !== null ? frame.nodes.find((mark) => mark.node.id === firstEnd) : null
    return from && pointer ? { x1: from.x, y1: from.y, x2: pointer.x, y2: pointer.y } : null
  }, [tool, firstEnd, frame, pointer])

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

  // Whoever watches photons comes close to their fibre, and goes back to the whole map afterwards.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each fibre that is watched
  useEffect(() => {
    if (size.width === 0) return
    const watched = network.fibres.find(({ id }) => id === watching)
    const ends = watched ? network.nodes.filter(({ id }) => id === watched.from || id === watched.to) : []
    setOwn(ends.length === 2 ? { opened, projection: fitted({ nodes: ends, fibres: [] }, box) } : null)
  }, [watching, size.width === 0])

  const local = (event: { clientX: number; clientY: number }) => {
    const rect = ground.current?.getBoundingClientRect()
    return { x: event.clientX - (rect?.left ?? 0), y: event.clientY - (rect?.top ?? 0) }
  }

  const handUnder = (x: number, y: number): Hand | null =>
    shownHands.find((hand) => {
      const [ux, uy] = [Math.sin(hand.turn), -Math.cos(hand.turn)]
      const along = (x - hand.x) * ux + (y - hand.y) * uy
      const aside = Math.abs((x - hand.x) * -uy + (y - hand.y) * ux)
      return along > -14 && along < 64 && aside < 24
    }) ?? null

  /** What a press on a node or a fibre means with the tool in hand. */
  const act = useCallback(
    (on: { readonly kind: 'node' | 'fibre'; readonly id: string }) => {
      const state = store.getState()
      const now = networkOf(state)
      if (state.tool === 'cut') {
        const name =
          on.kind === 'node'
            ? nameOf(now, on.id)
            : (() => {
                const cut = now.fibres.find(({ id }) => id === on.id)
                return cut ? `${nameOf(now, cut.from)}–${nameOf(now, cut.to)}` : on.id
              })()
        editAway(store, (drawn) => (on.kind === 'node' ? deleteNode(drawn, on.id) : cutFibre(drawn, on.id)))
        say(shell, fill(words.live.removed, { name }))
      } else if (on.kind === 'fibre') store.setState({ fibre: on.id })
      else if (state.tool === 'fibre') {
        if (state.firstEnd === null || state.firstEnd === on.id)
          store.setState({ firstEnd: state.firstEnd === on.id ? null : on.id, node: on.id })
        else {
          const from = state.firstEnd
          const { added, network: after } = edit(store, (drawn) => drawFibre(drawn, from, on.id))
          store.setState({ firstEnd: null, node: on.id, ...(added === null ? {} : { fibre: added }) })
          const drawn = after.fibres.find(({ id }) => id === added)
          if (drawn)
            say(
              shell,
              fill(words.live.fibreAdded, {
                a: nameOf(after, from),
                b: nameOf(after, on.id),
                km: kmWords(drawn.lengthKm, format),
              }),
            )
        }
      } else if (nodeById(now, on.id)?.kind === 'user') pickEnd(store, on.id)
      else store.setState({ node: on.id })
    },
    [store, shell, words, format],
  )

  const dropHand = (hold: HandHold, x: number, y: number) => {
    const node = frame.nodes.find((mark) => Math.hypot(mark.x - x, mark.y - y) <= mark.radius + 12)
    const under = node ? { kind: 'node' as const, id: node.node.id } : hit(frame, x, y, GRASP)
    const target: HandHold = under ? { on: under.kind, id: under.id } : { on: 'nothing' }
    if (sameHold(target, hold)) return
    if (hold.on === 'fibre') setFibreAttack(store, app, hold.id, 'off')
    if (hold.on === 'node') setNodeTaken(store, hold.id, false)
    if (target.on === 'fibre') {
      setFibreAttack(store, app, target.id, 'ir')
      store.setState({ fibre: target.id })
    }
    if (target.on === 'node') {
      setNodeTaken(store, target.id, true)
      store.setState({ node: target.id })
      say(shell, fill(words.live.eveNode, { name: nameOf(network, target.id) }))
    }
  }

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0 || (event.target as Element).closest('[data-keeps]')) return
    const { x, y } = local(event)
    const hand = placing === null ? handUnder(x, y) : null
    event.currentTarget.setPointerCapture(event.pointerId)
    if (hand && tool === 'move') {
      grip.current = { kind: 'hand', from: hand.hold, x, y, sx: x, sy: y, moved: false }
      return
    }
    const under = hit(frame, x, y)
    grip.current =
      under?.kind === 'node' && tool === 'move'
        ? { kind: 'node', id: under.id, x, y, moved: false }
        : { kind: 'ground', x, y, px: x, py: y, moved: false }
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const { x, y } = local(event)
    const from = grip.current
    if (!from) {
      const under = hit(frame, x, y)
      setHovered((old) => (old?.id === under?.id && old?.kind === under?.kind ? old : under))
      if (rubber || (tool === 'fibre' && firstEnd !== null)) setPointer({ x, y })
      return
    }
    const [startX, startY] = from.kind === 'hand' ? [from.sx, from.sy] : [from.x, from.y]
    if (!from.moved && Math.hypot(x - startX, y - startY) < STEADY) return
    if (from.kind === 'hand') {
      from.moved = true
      setHandAt({ hold: from.from, x, y: y + 26 })
    } else if (from.kind === 'node') {
      if (!from.moved) {
        beginDrag(app)
        beginStep(store)
        store.setState({ dragging: true })
        held.current = projection
      }
      from.moved = true
      const at = onPlane(projection, x, y)
      const tenth = (km: number) => Math.round(km * 10) / 10
      edit(store, (now) => moveNode(now, from.id, tenth(at.x), tenth(at.y), 'follow'), true)
    } else if (tool === 'move') {
      from.moved = true
      setOwn({ opened, projection: panned(projection, x - from.px, y - from.py) })
      from.px = x
      from.py = y
    }
  }
  const onPointerUp = (event: PointerEvent<HTMLDivElement>) => {
    const from = grip.current
    grip.current = null
    if (!from) return
    const { x, y } = local(event)
    if (from.kind === 'hand') {
      setHandAt(null)
      if (from.moved) dropHand(from.from, x, y + 26)
      return
    }
    if (from.kind === 'node' && from.moved) {
      // What was dragged out of sight comes back into the picture.
      const moved = held.current
      held.current = null
      const mark = frame.nodes.find((each) => each.node.id === from.id)
      const out = mark && (mark.x < 20 || mark.y < 20 || mark.x > box.width - 20 || mark.y > box.height - 20)
      setOwn(out || !moved ? null : { opened, projection: moved })
      store.setState({ dragging: false })
      endDrag(app)
      return
    }
    if (from.moved) return
    const under = hit(frame, x, y)
    if (under) act(under)
    else if (tool === 'node') {
      const at = onPlane(projection, x, y)
      if (!own) setOwn({ opened, projection })
      const { added } = edit(store, (now) =>
        addNode(now, { kind: newKind, x: Math.round(at.x * 10) / 10, y: Math.round(at.y * 10) / 10 }),
      )
      if (added !== null) {
        store.setState({ node: added })
        say(shell, fill(words.live.added, { name: nameOf(networkOf(store.getState()), added) }))
      }
    } else store.setState({ firstEnd: null, fibre: null, node: null })
  }

  const zoomBy = useCallback(
    (factor: number | null) => {
      if (factor === null) {
        setOwn(null)
        store.setState({ watching: null })
      } else setOwn({ opened, projection: zoomed(projection, factor, box.width / 2, box.height / 2) })
    },
    [store, opened, projection, box],
  )
  // The wheel zooms only with a key or a pinch, so that the page can still be scrolled.
  useEffect(() => {
    const element = ground.current
    if (!element) return
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const rect = element.getBoundingClientRect()
      const factor = Math.exp(-event.deltaY * 0.004)
      setOwn({ opened, projection: zoomed(projection, factor, event.clientX - rect.left, event.clientY - rect.top) })
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [opened, projection])

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
      <div
        ref={ground}
        className="network-ground"
        data-hover={hovered?.kind ?? (pointer ? 'ground' : 'none')}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => {
          grip.current = null
          held.current = null
          setHandAt(null)
          store.setState({ dragging: false })
          endDrag(app)
        }}
        onPointerLeave={() => setHovered(null)}
      >
        <canvas ref={canvas} />
        {placing === null && (
          <Photons flow={flow} width={size.width} height={size.height} ratio={size.ratio} projector={projector} />
        )}
        {placing === null && <KeyOnItsWay frame={frame} box={box} />}
        <StageControls frame={still.frame} hands={still.hands} onAct={act} onZoom={zoomBy} />
      </div>
      <FlowNote flow={flow} />
      <p id={described} className="visually-hidden" data-testid="network-state">
        {text}
      </p>
    </section>
  )
}
