import { useEffect, useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { fill } from '../../locales/fill'
import { networkOf } from '../../store/network'
import { say } from '../panels/shell'
import { useApp } from '../useApp'
import type { MapFrame, NodeMark } from './frame'
import { bitsText, type HopStep, hopSteps } from './hop-steps'
import type { Box } from './projection'
import { useNetwork, useNetworkTools } from './useNetwork'
import { nameOf } from './words'
import './key-on-its-way.css'

/** Time that one step is looked at while the key hops by itself, ms. */
const STEP_MS = 1400
/** Bits of a key that the map writes out. */
const SHOWN = 16

/** The key that is being followed, and its steps. */
export function useHopping() {
  const { hopping, sent } = useNetwork(useShallow(({ hopping, live }) => ({ hopping, sent: live?.sent })))
  return useMemo(() => {
    const key = hopping && sent?.find(({ key: { serial } }) => serial === hopping.serial)?.key
    if (!hopping || !key) return null
    const steps = hopSteps(key)
    return { key, steps, at: Math.min(hopping.step, steps.length - 1), playing: hopping.playing }
  }, [hopping, sent])
}

/** A relayed key on the map: in clear at a node, as noise on the fibre to the next, with its actual bits. */
export function KeyOnItsWay({ frame, box }: { readonly frame: MapFrame; readonly box: Box }) {
  const { shell, words: all } = useApp()
  const words = all.network
  const { network: store } = useNetworkTools()
  const network = useNetwork(networkOf)
  const hopping = useHopping()
  const last = hopping ? hopping.steps.length - 1 : 0
  const [at, playing] = [hopping?.at ?? 0, hopping?.playing ?? false]
  useEffect(() => {
    if (!playing) return
    const timer = setTimeout(() => {
      const { hopping: now } = store.getState()
      if (now) store.setState({ hopping: { ...now, step: Math.min(last, at + 1), playing: at + 1 < last } })
    }, STEP_MS)
    return () => clearTimeout(timer)
  }, [playing, at, last, store])
  const step = hopping?.steps[at]
  const title = step ? titleOf(step, (id) => nameOf(network, id), words.relay) : ''
  useEffect(() => {
    if (title !== '') say(shell, title)
  }, [shell, title])
  if (!step) return null
  const place = placeOf(step, frame, box)
  if (!place) return null
  return (
    <div
      className="network-key"
      data-testid="key-on-its-way"
      data-kind={step.kind}
      data-step={at}
      style={{ transform: `translate(${place.x}px, ${place.y}px)` }}
    >
      <p>{title}</p>
      {step.kind === 'clear' ? (
        <code data-testid="bits-in-clear">{bitsText(step.key, SHOWN)}</code>
      ) : (
        <>
          <code>{bitsText(step.key, SHOWN)}</code>
          <code>⊕ {bitsText(step.pad, SHOWN)}</code>
          <code data-testid="bits-sent">= {bitsText(step.sent, SHOWN)}</code>
        </>
      )}
    </div>
  )
}

const titleOf = (
  step: HopStep,
  name: (id: string) => string,
  w: ReturnType<typeof useApp>['words']['network']['relay'],
): string =>
  step.kind === 'clear'
    ? fill(w.inClear, { name: name(step.node) })
    : fill(w.onTheWay, { from: name(step.from), to: name(step.to) })

/** Room that the bits take, px. */
const TAG = { width: 196, clear: 52, sent: 92, gap: 8 }

/** Beside the node or the middle of the fibre, within the map, where it covers least of what matters. */
export function placeOf(step: HopStep, { nodes, fibres }: MapFrame, box: Box): { x: number; y: number } | null {
  const node = (id: string) => nodes.find((mark) => mark.node.id === id)
  const height = TAG[step.kind]
  const about = (step.kind === 'clear' ? [node(step.node)] : [node(step.from), node(step.to)]).flatMap((m) => m ?? [])
  if (about.length === 0) return null
  const mean = (of: (mark: NodeMark) => number) => about.reduce((sum, mark) => sum + of(mark), 0) / about.length
  const [x, y] = [mean((mark) => mark.x), mean((mark) => mark.y)]
  const wide = step.kind === 'sent' ? (fibres.find((mark) => mark.fibre.id === step.link)?.width ?? 8) / 2 : 0
  const reach = TAG.gap + (step.kind === 'clear' ? about[0]!.radius : Math.max(12, wide))
  // Of a fibre, points between its ends must stay in sight as well.
  const [from, to] = [about[0]!, about.at(-1)!]
  const points = [0.2, 0.35, 0.5, 0.65, 0.8].map((t) => ({
    x: from.x + (to.x - from.x) * t,
    y: from.y + (to.y - from.y) * t,
  }))
  const within = (value: number, most: number) => Math.min(Math.max(4, most - 4), Math.max(4, value))
  const covered = (left: number, top: number): number => {
    const over = (px: number, py: number, r: number) =>
      Math.max(0, Math.min(px + r, left + TAG.width) - Math.max(px - r, left)) *
      Math.max(0, Math.min(py + r, top + height) - Math.max(py - r, top))
    const own = about.reduce((sum, mark) => sum + 3 * over(mark.x, mark.y, mark.radius), 0)
    const others = nodes.reduce((sum, mark) => sum + over(mark.x, mark.y, mark.radius), 0)
    return own + others + (step.kind === 'sent' ? points.reduce((sum, p) => sum + over(p.x, p.y, 8), 0) : 0)
  }
  let best = { x: 0, y: 0 }
  let least = Infinity
  for (const [dx, dy] of [
    [0, -1],
    [0, 1],
    [1, 0],
    [-1, 0],
    [0.6, -1],
    [-0.6, -1],
    [0.6, 1],
    [-0.6, 1],
  ] as const) {
    const left = within(x + dx * (TAG.width / 2 + reach) - TAG.width / 2, box.width - TAG.width)
    const top = within(y + dy * (height / 2 + reach) - height / 2, box.height - height)
    const cost = covered(left, top)
    if (cost >= least) continue
    least = cost
    best = { x: left, y: top }
  }
  return best
}
