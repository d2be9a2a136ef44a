import { Maximize, Minus, Pause, Play, Plus } from 'lucide-react'
import { type KeyboardEvent, memo, useRef, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { fill } from '../../locales/fill'
import { cutFibre, deleteNode, moveNode } from '../../model/network/edits'
import { nodeKindOf } from '../../model/network/kinds/index'
import { edit, editAway, networkOf, setFibreAttack, setNodeTaken } from '../../store/network'
import { say } from '../panels/shell'
import { Button } from '../ui/Button'
import { ICON } from '../ui/icon'
import { useApp } from '../useApp'
import { alongFibre, type FibreMark, type MapFrame } from './frame'
import type { HandPlace } from './paint'
import { useNetwork, useNetworkTools } from './useNetwork'
import { kmWords, nameOf, rateWords } from './words'

interface Props {
  readonly frame: MapFrame
  readonly hands: readonly (HandPlace & {
    readonly hold: { readonly on: 'fibre' | 'node'; readonly id: string } | { readonly on: 'nothing' }
  })[]
  readonly onAct: (on: { readonly kind: 'node' | 'fibre'; readonly id: string }) => void
  /** A factor, or null to fit everything. */
  readonly onZoom: (factor: number | null) => void
}

/** More nodes than this are reached through the fields beside the map. */
const MOST_BUTTONS = 150

/** Real buttons over the map: every node, every fibre, Eve's hand, and the ways to come closer. */
export const StageControls = memo(function StageControls({ frame, hands, onAct, onZoom }: Props) {
  const { store: app, shell, words: all, format } = useApp()
  const words = all.network
  const { network: store, runs } = useNetworkTools()
  const { node, fibre, placing, tool, playing } = useNetwork(
    useShallow(({ node, fibre, placing, tool, playing }) => ({ node, fibre, placing, tool, playing })),
  )
  const network = useNetwork(networkOf)
  const parked = hands.find(({ hold }) => hold.on === 'nothing')
  const chosen = fibre !== null ? 'fibre' : node !== null ? 'node' : null
  const target =
    chosen === 'fibre'
      ? fibreName(frame.fibres.find((mark) => mark.fibre.id === fibre))
      : node !== null
        ? nameOf(network, node)
        : ''

  function fibreName(mark: FibreMark | undefined): string {
    return mark ? `${nameOf(network, mark.fibre.from)}–${nameOf(network, mark.fibre.to)}` : ''
  }

  const onNodeKey = (event: KeyboardEvent, id: string) => {
    const step = event.shiftKey ? 10 : 1
    const [dx, dy] = ARROWS[event.key] ?? [0, 0]
    const here = network.nodes.find((each) => each.id === id)
    if (!here) return
    if (dx !== 0 || dy !== 0) {
      event.preventDefault()
      event.stopPropagation()
      const [x, y] = [here.x + dx * step, here.y + dy * step]
      edit(store, (now) => moveNode(now, id, x, y, 'follow'))
      say(shell, fill(words.live.moved, { name: here.name, x: kmWords(x, format), y: kmWords(y, format) }))
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      editAway(store, (now) => deleteNode(now, id))
      say(shell, fill(words.live.removed, { name: here.name }))
    }
  }

  /** Something of the network stands where the note beside her hand would be. */
  const crowded = parked && frame.nodes.some(({ x, y }) => x > parked.x - 190 && y < parked.y + 40)

  const putHand = () => {
    if (fibre !== null) setFibreAttack(store, app, fibre, 'ir')
    else if (node !== null) {
      setNodeTaken(store, node, true)
      say(shell, fill(words.live.eveNode, { name: nameOf(network, node) }))
    }
  }

  return (
    <>
      {network.nodes.length <= MOST_BUTTONS &&
        frame.nodes.map((mark) => {
          const size = Math.max(24, 2 * mark.radius)
          const about = { name: mark.node.name, kind: words.kinds[mark.node.kind] }
          const label = mark.eye
            ? fill(words.map.nodeReads, { ...about, n: format.integer(0) }).replace(/, [^,]*$/, '')
            : fill(words.map.node, about)
          return (
            <button
              key={mark.node.id}
              type="button"
              className="network-node"
              data-testid={`node-${mark.node.name}`}
              data-relays={mark.node.relays}
              data-taken={mark.taken}
              aria-label={mark.taken ? `${label}. ${words.map.eveInside.replace('{name}', mark.node.name)}` : label}
              aria-pressed={mark.end}
              style={{
                width: size,
                height: size,
                transform: `translate(${mark.x - size / 2}px, ${mark.y - size / 2}px)`,
              }}
              onClick={(event) => {
                if (event.detail === 0) onAct({ kind: 'node', id: mark.node.id })
              }}
              onFocus={() => {
                if (tool === 'move') store.setState({ node: mark.node.id })
              }}
              onKeyDown={(event) => onNodeKey(event, mark.node.id)}
              title={nodeKindOf(mark.node.kind).exists ? undefined : words.kinds.repeater}
            />
          )
        })}
      <FibreButtons frame={frame} onAct={onAct} />
      {placing === null && parked && (
        <button
          type="button"
          className="network-hand"
          data-testid="network-eve"
          aria-label={target === '' ? words.map.eveNowhere : fill(words.map.eveButton, { where: target })}
          style={{ transform: `translate(${parked.x - 22}px, ${parked.y - 58}px)` }}
          onClick={(event) => {
            if (event.detail === 0) putHand()
          }}
        />
      )}
      {placing === null && parked && !crowded && (
        <p className="network-hand-note" aria-hidden="true">
          <strong>{words.map.eve}</strong>
          <span>{words.map.eveParked}</span>
        </p>
      )}
      {placing !== null && (
        <div className="network-placing" data-keeps>
          <p>{fill(words.map.placing, { p: format.percent(placing, 0) })}</p>
          <progress aria-label={words.map.placing} max={1} value={placing} />
          <Button kind="link" onClick={() => runs.cancelPlacing()}>
            {words.map.stop}
          </Button>
        </div>
      )}
      <div className="network-zoom" data-keeps>
        <Button
          kind="icon"
          aria-label={playing ? words.flow.pause : words.flow.play}
          data-testid="network-play"
          onClick={() => store.setState({ playing: !playing })}
        >
          {playing ? <Pause {...ICON} /> : <Play {...ICON} />}
        </Button>
        <Button kind="icon" aria-label={words.tools.closer} onClick={() => onZoom(1.4)}>
          <Plus {...ICON} />
        </Button>
        <Button kind="icon" aria-label={words.tools.wider} onClick={() => onZoom(1 / 1.4)}>
          <Minus {...ICON} />
        </Button>
        <Button kind="icon" aria-label={words.tools.fit} onClick={() => onZoom(null)}>
          <Maximize {...ICON} />
        </Button>
      </div>
    </>
  )
})

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** All fibres are one stop of the Tab key; arrows go from one to the next. */
function FibreButtons({ frame, onAct }: Pick<Props, 'frame' | 'onAct'>) {
  const { shell, words: all, format } = useApp()
  const words = all.network
  const { network: store } = useNetworkTools()
  const network = useNetwork(networkOf)
  const [stop, setStop] = useState(0)
  const group = useRef<HTMLFieldSetElement>(null)
  if (frame.fibres.length === 0 || frame.fibres.length > 2 * MOST_BUTTONS) return null
  const at = Math.min(stop, frame.fibres.length - 1)
  const go = (to: number) => {
    const next = (to + frame.fibres.length) % frame.fibres.length
    setStop(next)
    group.current?.querySelectorAll('button')[next]?.focus()
  }
  return (
    <fieldset ref={group} className="network-fibres">
      <legend className="visually-hidden">{words.setup.fibre}</legend>
      {frame.fibres.map((mark, i) => {
        const { x, y } = alongFibre(mark, 0.5)
        const ends = { from: nameOf(network, mark.fibre.from), to: nameOf(network, mark.fibre.to) }
        const label = mark.fibre.verified
          ? fill(words.map.fibre, {
              ...ends,
              km: kmWords(mark.fibre.lengthKm, format),
              rate: rateWords(mark.bitsPerSecond, words, format),
            })
          : fill(words.map.fibreUnknown, ends)
        return (
          <button
            key={mark.fibre.id}
            type="button"
            className="network-fibre"
            data-testid={`fibre-${ends.from}-${ends.to}`}
            data-eve={mark.eve !== null}
            data-keyed={mark.keyed}
            data-path={mark.onPath}
            tabIndex={i === at ? 0 : -1}
            aria-label={[
              label,
              ...(mark.eve ? [words.map.fibreEve] : []),
              ...(mark.onPath ? [words.map.onPath] : []),
            ].join(', ')}
            style={{ transform: `translate(${x - 14}px, ${y - 14}px)` }}
            onClick={(event) => {
              if (event.detail === 0) onAct({ kind: 'fibre', id: mark.fibre.id })
            }}
            onFocus={() => setStop(i)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowRight' || event.key === 'ArrowDown') go(i + 1)
              else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') go(i - 1)
              else if (event.key === 'Delete' || event.key === 'Backspace') {
                editAway(store, (now) => cutFibre(now, mark.fibre.id))
                say(shell, fill(words.live.removed, { name: `${ends.from}–${ends.to}` }))
              } else return
              event.preventDefault()
              event.stopPropagation()
            }}
          />
        )
      })}
    </fieldset>
  )
}
