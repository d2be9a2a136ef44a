import { Redo2, Undo2 } from 'lucide-react'
import { type ReactNode, useEffect, useEffectEvent } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { fill } from '../../locales/fill'
import { addNode } from '../../model/network/edits'
import { nodeKinds } from '../../model/network/kinds/index'
import { edit, networkOf, redoEdit, TOOLS, undoEdit } from '../../store/network'
import { say } from '../panels/shell'
import { Button } from '../ui/Button'
import { ICON } from '../ui/icon'
import { Segmented } from '../ui/Segmented'
import { Select } from '../ui/Select'
import { useApp } from '../useApp'
import { useNetwork, useNetworkTools } from './useNetwork'
import { kmWords, nameOf, rateWords } from './words'
import './tool-row.css'

/** Tools, the way back, and the path that is lit. */
export function ToolRow({
  kind,
  children,
}: {
  readonly kind: 'full' | 'projector' | 'phone'
  readonly children?: ReactNode
}) {
  const { shell, words: all } = useApp()
  const words = all.network
  const { network: store } = useNetworkTools()
  const { tool, newKind, chosen, past, future } = useNetwork(
    useShallow(({ tool, newKind, scene, firstEnd, history }) => ({
      tool,
      newKind,
      /** A pair whose path is shown, and no other is being chosen. */
      chosen: scene.pair !== null && firstEnd === null,
      past: history.past.length > 0,
      future: history.future.length > 0,
    })),
  )
  const goBack = (redone: boolean) => {
    if (redone ? !future : !past) return
    if (redone) redoEdit(store)
    else undoEdit(store)
    say(shell, redone ? words.live.redone : words.live.undone)
  }
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const typing = event.target instanceof HTMLInputElement && event.target.type === 'text'
    if (typing || !(event.ctrlKey || event.metaKey) || event.altKey) return
    const key = event.key.toLowerCase()
    if (key !== 'z' && key !== 'y') return
    event.preventDefault()
    goBack(key === 'y' || event.shiftKey)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  const addInTheMiddle = () => {
    const { nodes } = networkOf(store.getState())
    // Beside the easternmost node, so that it stands free.
    const east = nodes.length > 0 ? Math.max(...nodes.map(({ x }) => x)) + 20 : 0
    const south = nodes.length > 0 ? nodes.reduce((sum, { y }) => sum + y, 0) / nodes.length : 0
    const { added } = edit(store, (now) => addNode(now, { kind: newKind, x: east, y: Math.round(south * 10) / 10 }))
    if (added === null) return
    store.setState({ node: added })
    say(shell, fill(words.live.added, { name: nameOf(networkOf(store.getState()), added) }))
  }

  return (
    <div className={`tool-row tool-row-${kind}`}>
      {kind === 'full' && <span className="tool-row-label">{words.tools.label}</span>}
      <Segmented
        label={words.tools.label}
        options={TOOLS.map((value) => ({ value, text: words.tools[value] }))}
        value={tool}
        testId="tool"
        onChange={(value) => store.setState({ tool: value, firstEnd: null })}
      />
      <Button
        kind="icon"
        aria-label={words.tools.undo}
        aria-disabled={!past}
        data-testid="undo"
        onClick={() => goBack(false)}
      >
        <Undo2 {...ICON} />
      </Button>
      <Button
        kind="icon"
        aria-label={words.tools.redo}
        aria-disabled={!future}
        data-testid="redo"
        onClick={() => goBack(true)}
      >
        <Redo2 {...ICON} />
      </Button>
      {tool === 'node' && (
        <>
          <Select
            label={words.tools.newKind}
            options={nodeKinds.map(({ id }) => ({ value: id, text: words.kinds[id] }))}
            value={newKind}
            testId="new-kind"
            onChange={(value) => store.setState({ newKind: value })}
          />
          <Button kind="link" data-testid="add-node" onClick={addInTheMiddle}>
            {words.tools.addHere}
          </Button>
        </>
      )}
      {/* One line: the map must not move when a tool is taken up or a pair is chosen. */}
      {kind === 'full' && !(tool === 'move' && chosen) && <Hint />}
      {(kind === 'full' ? tool === 'move' && chosen : tool !== 'node') && <PathWords />}
      {children}
    </div>
  )
}

/** What the tool in hand does. */
function Hint() {
  const { words: all } = useApp()
  const { hints } = all.network.tools
  const { tool, first } = useNetwork(
    useShallow((state) => ({
      tool: state.tool,
      first: state.firstEnd === null ? null : nameOf(networkOf(state), state.firstEnd),
    })),
  )
  const text =
    first === null || tool === 'node'
      ? hints[tool]
      : fill(tool === 'fibre' ? hints.fibreFrom : hints.first, { name: first })
  return <p className="tool-row-hint">{text}</p>
}

/** The path of the chosen pair: "B to G, 55 km + 51 km, through R". */
function PathWords() {
  const { words: all, format } = useApp()
  const words = all.network
  const { pair, answer, network } = useNetwork(
    useShallow((state) => ({ pair: state.scene.pair, answer: state.answer, network: networkOf(state) })),
  )
  if (!pair || !answer) return null
  const ends = { a: nameOf(network, pair[0]), b: nameOf(network, pair[1]) }
  const { path } = answer
  const title = <strong>{fill(words.map.between, ends)}</strong>
  if (!path)
    return (
      <p className="tool-row-path" data-testid="path">
        {title} {words.map.noPath}
      </p>
    )
  const { routes, bitsPerSecond } = path.plan
  const first = routes[0]!
  const relays = first.nodes.slice(1, -1)
  const lengths = first.links.flatMap(
    (id) =>
      answer.links
        .find((link) => link.id === id)
        ?.fibres.flatMap((fibre) => network.fibres.find((f) => f.id === fibre) ?? []) ?? [],
  )
  const km = lengths.map(({ lengthKm, verified }) => (verified ? kmWords(lengthKm, format) : words.map.unverified))
  const way =
    routes.length > 1
      ? fill(words.map.shares, { n: routes.length })
      : [
          lengthsWords(km) ?? rateWords(bitsPerSecond, words, format, path.assumed),
          relays.length === 0
            ? words.map.direct
            : fill(words.map.through, {
                names: relays.length > 6 ? String(relays.length) : relays.map((id) => nameOf(network, id)).join(', '),
              }),
        ].join(', ')
  return (
    <p className="tool-row-path" data-testid="path">
      {title} {way}
    </p>
  )
}

/** "55 km + 51 km", "5 × 80 km"; null where the list is too long to be read. */
function lengthsWords(km: readonly string[]): string | null {
  if (km.length > 2 && new Set(km).size === 1) return `${km.length} × ${km[0]}`
  return km.length > 4 ? null : km.join(' + ')
}
