import { type PointerEvent, type RefObject, useMemo, useRef, useState } from 'react'
import { moveNode } from '../../model/network/edits'
import { beginDrag, endDrag } from '../../store/address'
import { beginStep, edit } from '../../store/network'
import { useApp } from '../useApp'
import { hit, type MapFrame } from './frame'
import { type Hand, type HandHold, sameHold } from './hands'
import type { MapPicture } from './paint'
import { onPlane, type Projection, panned } from './projection'
import type { useMapActs } from './useMapActs'
import type { MapView } from './useMapView'
import { useNetwork, useNetworkTools } from './useNetwork'

/** A pointer that stays within this is a click, px. */
const STEADY = 4
/** How near Eve's hand must come to a fibre to take hold of it, px. */
const GRASP = 26
/** A node dropped nearer than this to the edge is out of sight, px. */
const EDGE = 20

/** What the pointer holds, where it was taken, and whether it has moved since; of the ground also where it lay then. */
type Grip = { readonly x: number; readonly y: number; moved: boolean } & (
  | { readonly kind: 'node'; readonly id: string }
  | { readonly kind: 'ground'; readonly lay: Projection }
  | { readonly kind: 'hand'; readonly from: HandHold }
)

interface Ground {
  readonly ground: RefObject<HTMLElement | null>
  readonly frame: MapFrame
  readonly box: { readonly width: number; readonly height: number }
  readonly view: MapView
  /** Where Eve's hands lie while nobody drags one. */
  readonly hands: readonly Hand[]
  readonly acts: ReturnType<typeof useMapActs>
}

const isOver = ({ x: handX, y: handY, turn }: Hand, x: number, y: number): boolean => {
  const [ux, uy] = [Math.sin(turn), -Math.cos(turn)]
  const along = (x - handX) * ux + (y - handY) * uy
  const aside = Math.abs((x - handX) * -uy + (y - handY) * ux)
  return along > -14 && along < 64 && aside < 24
}

/** Drags of nodes, of the ground and of Eve's hand, and clicks, by mouse, finger or pen. */
export function useMapPointer({ ground, frame, box, view, hands, acts }: Ground) {
  const { store: app } = useApp()
  const { network: store } = useNetworkTools()
  const { tool, firstEnd, placing } = useNetwork((state) => state)
  const [hovered, setHovered] = useState<MapPicture['hovered']>(null)
  const [handAt, setHandAt] = useState<{ readonly hold: HandHold; readonly x: number; readonly y: number } | null>(null)
  const [pointer, setPointer] = useState<{ readonly x: number; readonly y: number } | null>(null)
  const grip = useRef<Grip | null>(null)

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
  /** From the first end of a fibre to the pointer. */
  const rubber = useMemo(() => {
    const from = tool === 'fibre' && firstEnd !== null ? frame.nodes.find((mark) => mark.node.id === firstEnd) : null
    return from && pointer ? { x1: from.x, y1: from.y, x2: pointer.x, y2: pointer.y } : null
  }, [tool, firstEnd, frame, pointer])

  const local = (event: { clientX: number; clientY: number }) => {
    const rect = ground.current?.getBoundingClientRect()
    return { x: event.clientX - (rect?.left ?? 0), y: event.clientY - (rect?.top ?? 0) }
  }
  const holdAt = (x: number, y: number): HandHold => {
    const node = frame.nodes.find((mark) => Math.hypot(mark.x - x, mark.y - y) <= mark.radius + 12)
    const under = node ? { kind: 'node' as const, id: node.node.id } : hit(frame, x, y, GRASP)
    return under ? { on: under.kind, id: under.id } : { on: 'nothing' }
  }

  const take = (x: number, y: number): Grip => {
    const here = { x, y, moved: false }
    const hand = placing === null ? shownHands.find((each) => isOver(each, x, y)) : undefined
    if (hand && tool === 'move') return { kind: 'hand', from: hand.hold, ...here }
    const under = hit(frame, x, y)
    if (under?.kind === 'node' && tool === 'move') return { kind: 'node', id: under.id, ...here }
    return { kind: 'ground', lay: view.projection, ...here }
  }

  const dragNode = (id: string, first: boolean, x: number, y: number) => {
    if (first) {
      beginDrag(app)
      beginStep(store)
      store.setState({ dragging: true })
      view.hold()
    }
    const at = onPlane(view.projection, x, y)
    const tenth = (km: number) => Math.round(km * 10) / 10
    edit(store, (now) => moveNode(now, id, tenth(at.x), tenth(at.y), 'follow'), true)
  }
  const dropNode = (id: string) => {
    // What was dragged out of sight comes back into the picture.
    const where = view.letGo()
    const mark = frame.nodes.find((each) => each.node.id === id)
    const out = mark && (mark.x < EDGE || mark.y < EDGE || mark.x > box.width - EDGE || mark.y > box.height - EDGE)
    view.show(out ? null : where)
    store.setState({ dragging: false })
    endDrag(app)
  }
  const press = (x: number, y: number) => {
    const under = hit(frame, x, y)
    if (under) acts.act(under)
    else if (tool === 'node') {
      // The ground stays where the new node was put down.
      view.show(view.projection)
      acts.place(onPlane(view.projection, x, y))
    } else store.setState({ firstEnd: null, fibre: null, node: null })
  }

  const handlers = {
    onPointerDown(event: PointerEvent<HTMLDivElement>) {
      if (event.button !== 0 || (event.target as Element).closest('[data-keeps]')) return
      const { x, y } = local(event)
      event.currentTarget.setPointerCapture(event.pointerId)
      grip.current = take(x, y)
    },
    onPointerMove(event: PointerEvent<HTMLDivElement>) {
      const { x, y } = local(event)
      const from = grip.current
      if (!from) {
        const under = hit(frame, x, y)
        setHovered((old) => (old?.id === under?.id && old?.kind === under?.kind ? old : under))
        if (tool === 'fibre' && firstEnd !== null) setPointer({ x, y })
        return
      }
      const first = !from.moved
      if (first && Math.hypot(x - from.x, y - from.y) < STEADY) return
      if (from.kind !== 'ground' || tool === 'move') from.moved = true
      if (from.kind === 'hand') setHandAt({ hold: from.from, x, y: y + GRASP })
      else if (from.kind === 'node') dragNode(from.id, first, x, y)
      // From where it lay: several moves may come before the map is drawn again.
      else if (tool === 'move') view.show(panned(from.lay, x - from.x, y - from.y))
    },
    onPointerUp(event: PointerEvent<HTMLDivElement>) {
      const from = grip.current
      grip.current = null
      if (!from) return
      const { x, y } = local(event)
      if (from.kind === 'hand') {
        setHandAt(null)
        if (from.moved) acts.dropHand(from.from, holdAt(x, y + GRASP))
      } else if (!from.moved) press(x, y)
      else if (from.kind === 'node') dropNode(from.id)
    },
    onPointerCancel() {
      grip.current = null
      view.letGo()
      setHandAt(null)
      store.setState({ dragging: false })
      endDrag(app)
    },
    onPointerLeave: () => setHovered(null),
  }
  return { hovered, shownHands, rubber, over: hovered?.kind ?? (pointer ? 'ground' : 'none'), handlers }
}
