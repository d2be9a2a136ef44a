import { ChevronDown, Trash2 } from 'lucide-react'
import { useCallback, useId, useMemo, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { fill } from '../../locales/fill'
import type { Quantity } from '../../model/math/quantity'
import { changeKind, deleteNode, moveNode, renameNode, setRelays } from '../../model/network/edits'
import { nodeKindOf, nodeKinds } from '../../model/network/kinds/index'
import { nodeById } from '../../model/network/topology'
import { edit, editAway, networkOf, setNodeTaken } from '../../store/network'
import { say } from '../panels/shell'
import { Button } from '../ui/Button'
import { ICON } from '../ui/icon'
import { QuantityField } from '../ui/QuantityField'
import { Switch } from '../ui/Switch'
import { useApp } from '../useApp'
import { Head, ThingSelect } from './ThingSelect'
import { useNetwork, useNetworkTools } from './useNetwork'
import { bitsShort, nameOf } from './words'

const PLACE: Quantity = { key: 'pos', unit: 'km', min: -20_000, max: 20_000, step: 1, scale: 'linear', whole: false }

/** The node that is looked at: its name, its kind, its place, whether it passes keys on, whether Eve is inside. */
export function NodeSection() {
  const { shell, words: all, format } = useApp()
  const words = all.network
  const { network: store } = useNetworkTools()
  const { network, chosen, taken, pair, trusted, bits } = useNetwork(
    useShallow((state) => ({
      network: networkOf(state),
      chosen: state.node,
      taken: state.scene.taken,
      pair: state.scene.pair,
      trusted: state.answer?.path?.trusted,
      bits:
        state.live?.stores
          .filter(({ a, b }) => a === state.node || b === state.node)
          .reduce((sum, { storedBits }) => sum + storedBits, 0) ?? 0,
    })),
  )
  const [name, setName] = useState<string | null>(null)
  const field = useId()
  const chooseNode = useCallback((id: string | null) => store.setState({ node: id }), [store])
  const node = chosen === null ? undefined : nodeById(network, chosen)
  const names = network.nodes.map(({ id, name: text }) => `${id} ${text}`).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: a node that is only moved keeps its line in the list
  const options = useMemo(() => network.nodes.map(({ id, name: text }) => ({ id, text })), [names])
  const select = (
    <ThingSelect
      label={words.setup.node}
      none={words.setup.noNode}
      value={chosen}
      options={options}
      testId="node-choice"
      onChange={chooseNode}
    />
  )
  if (!node)
    return (
      <section className="setup-section" aria-label={words.setup.node}>
        <Head title={words.setup.node}>{select}</Head>
      </section>
    )
  const kind = nodeKindOf(node.kind)
  const isTaken = taken.includes(node.id)
  const rename = () => {
    if (name !== null && name.trim() !== node.name) edit(store, (now) => renameNode(now, node.id, name.trim()))
    setName(null)
  }
  const move = (x: number, y: number) => edit(store, (now) => moveNode(now, node.id, x, y, 'follow'))
  const onPath = pair && trusted?.includes(node.id)
  return (
    <section className="setup-section" aria-label={words.setup.node} data-testid="node-panel">
      <Head title={words.setup.node}>{select}</Head>
      <div className="network-fields">
        <label htmlFor={`${field}name`}>{words.setup.name}</label>
        <input
          id={`${field}name`}
          type="text"
          className="network-text"
          data-testid="node-name"
          maxLength={60}
          value={name ?? node.name}
          onChange={(event) => setName(event.target.value)}
          onBlur={rename}
          onKeyDown={(event) => {
            if (event.key === 'Enter') rename()
            if (event.key === 'Escape') setName(null)
          }}
        />
        <label htmlFor={`${field}kind`}>{words.setup.kind}</label>
        <span className="select">
          <select
            id={`${field}kind`}
            data-testid="node-kind"
            value={node.kind}
            onChange={(event) => edit(store, (now) => changeKind(now, node.id, event.target.value as typeof node.kind))}
          >
            {nodeKinds.map(({ id }) => (
              <option key={id} value={id}>
                {words.kinds[id]}
              </option>
            ))}
          </select>
          <ChevronDown {...ICON} size={16} />
        </span>
        <span>{words.setup.east}</span>
        <QuantityField
          quantity={PLACE}
          value={node.x}
          label={words.setup.east}
          testId="node-x"
          onChange={(x) => move(x, node.y)}
        />
        <span>{words.setup.south}</span>
        <QuantityField
          quantity={PLACE}
          value={node.y}
          label={words.setup.south}
          testId="node-y"
          onChange={(y) => move(node.x, y)}
        />
      </div>
      {kind.holdsKeys && (
        <>
          <Switch
            label={node.kind === 'relay' ? words.setup.trusted : words.setup.opens}
            state={node.relays ? words.setup.on : words.setup.off}
            on={node.relays}
            testId="node-relays"
            onChange={(on) => edit(store, (now) => setRelays(now, node.id, on))}
          />
          <Switch
            label={words.setup.turned}
            state={isTaken ? words.setup.on : words.setup.off}
            on={isTaken}
            testId="node-taken"
            onChange={(on) => {
              setNodeTaken(store, node.id, on)
              say(shell, fill(on ? words.live.eveNode : words.live.eveNodeOff, { name: node.name }))
            }}
          />
        </>
      )}
      <p className="quantity-note">
        {onPath
          ? fill(words.setup.announces, { name: node.name, a: nameOf(network, pair[0]), b: nameOf(network, pair[1]) })
          : node.relays
            ? fill(words.setup.announcesAll, { name: node.name })
            : words.kindNotes[node.kind]}
        {kind.holdsKeys && bits > 0 && ` ${fill(words.setup.inStore, { n: bitsShort(bits, format) })}.`}
      </p>
      <Button
        kind="link"
        data-testid="node-delete"
        onClick={() => {
          editAway(store, (now) => deleteNode(now, node.id))
          say(shell, fill(words.live.removed, { name: node.name }))
        }}
      >
        <Trash2 {...ICON} size={16} />
        {words.setup.remove}
      </Button>
    </section>
  )
}
