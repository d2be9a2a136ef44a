import { ChevronDown, ExternalLink, Scissors, Trash2 } from 'lucide-react'
import { lazy, memo, type ReactNode, Suspense, useCallback, useId, useMemo, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { fill } from '../../locales/fill'
import { attacks } from '../../model/attacks/index'
import { scenarioOfFibre } from '../../model/engine/network-links'
import type { Quantity } from '../../model/math/quantity'
import {
  changeKind,
  cutFibre,
  deleteNode,
  lengthenFibre,
  moveNode,
  renameNode,
  setRelays,
} from '../../model/network/edits'
import { nodeKindOf, nodeKinds } from '../../model/network/kinds/index'
import { publishedNetworks } from '../../model/network/presets/index'
import { namedNetworks } from '../../model/network/text/read-network'
import { LONGEST_FIBRE_KM, nodeById, SHORTEST_FIBRE_KM } from '../../model/network/topology'
import { beginDrag, endDrag } from '../../store/address'
import {
  beginStep,
  drawingOf,
  edit,
  editAway,
  networkOf,
  openNamed,
  setFibreAttack,
  setNodeTaken,
  setOwnFields,
  visitLab,
} from '../../store/network'
import { HardwareChoice } from '../panels/SetupPanel'
import { say } from '../panels/shell'
import { Button } from '../ui/Button'
import { ICON } from '../ui/icon'
import { QuantityField } from '../ui/QuantityField'
import { QuantitySlider } from '../ui/QuantitySlider'
import { Switch } from '../ui/Switch'
import { useApp, useAppState } from '../useApp'
import { NetworkLegend } from './NetworkLegend'
import { useNetwork, useNetworkTools, usePageFields } from './useNetwork'
import { bitsShort, drawingName, namedWords, nameOf } from './words'
import '../panels/setup.css'
import '../ui/select.css'
import './panel.css'

const Files = lazy(() => import('./Files'))

const LENGTH: Quantity = {
  key: 'km',
  unit: 'km',
  min: SHORTEST_FIBRE_KM,
  max: LONGEST_FIBRE_KM,
  step: 1,
  scale: 'linear',
  whole: false,
}
const PLACE: Quantity = { key: 'pos', unit: 'km', min: -20_000, max: 20_000, step: 1, scale: 'linear', whole: false }
const SHARE: Quantity = {
  key: 'p',
  unit: '1',
  shownAs: '%',
  min: 0,
  max: 1,
  step: 0.01,
  scale: 'linear',
  whole: false,
}

/** Which network, its hardware, and the node and the fibre that are looked at. */
export function NetworkSetup({ titled }: { readonly titled: boolean }) {
  return (
    <div className="setup network-setup">
      <Chooser titled={titled} />
      <NodeSection />
      <FibreSection />
      <NetworkLegend />
    </div>
  )
}

/** All named networks in two groups, and the hardware of all fibres. */
function Chooser({ titled }: { readonly titled: boolean }) {
  const { words: all } = useApp()
  const words = all.network
  const { network: store } = useNetworkTools()
  const drawing = useNetwork(drawingOf)
  const needsFile = useNetwork((state) => state.needsFile.length > 0)
  const fields = useAppState((state) => state.network)
  const [told, setTold] = useState(false)
  const built = new Set(publishedNetworks.map(({ id }) => id))
  const small = ['empty', ...namedNetworks.filter((name) => !built.has(name))]
  const name = drawingName(drawing, fields, words)
  const own = name === words.own
  const published = drawing.named === null ? undefined : publishedNetworks.find(({ id }) => id === drawing.named)
  const invented = drawing.network.fibres.some(({ verified }) => !verified)
  return (
    <section className="setup-section" aria-label={words.setup.choose}>
      {titled && <h2>{words.setup.title}</h2>}
      <span className="select">
        <select
          aria-label={words.setup.choose}
          data-testid="network-choice"
          value={own ? '' : (drawing.named ?? '')}
          onChange={(event) => openNamed(store, event.target.value)}
        >
          {own && <option value="">{words.own}</option>}
          <optgroup label={words.groups.small}>
            {small.map((id) => (
              <option key={id} value={id}>
                {namedWords(id, words)}
              </option>
            ))}
          </optgroup>
          <optgroup label={words.groups.built}>
            {publishedNetworks.map(({ id }) => (
              <option key={id} value={id}>
                {namedWords(id, words)}
              </option>
            ))}
          </optgroup>
        </select>
        <ChevronDown {...ICON} size={16} />
      </span>
      <HardwareChoice />
      {published && (
        <div className="network-source" data-testid="source">
          <p>
            {published.sources.length > 1 ? words.setup.sources : words.setup.source}:{' '}
            {(told ? published.sources : published.sources.slice(0, 1)).join(' · ')}{' '}
            {published.sources.length > 1 && !told && (
              <Button kind="link" onClick={() => setTold(true)}>
                +{published.sources.length - 1}
              </Button>
            )}
          </p>
        </div>
      )}
      {invented && <p className="quantity-note">{words.setup.notVerified}</p>}
      {needsFile && <p className="quantity-note">{words.files.needsFile}</p>}
      <Suspense fallback={null}>
        <Files />
      </Suspense>
    </section>
  )
}

/** A native list of what is on the map: every node and every fibre can be reached without a pointer. */
const ThingSelect = memo(function ThingSelect(props: {
  readonly label: string
  readonly value: string | null
  readonly none: string
  readonly options: readonly { readonly id: string; readonly text: string }[]
  readonly onChange: (id: string | null) => void
  readonly testId: string
}) {
  const { label, value, none, options, onChange, testId } = props
  return (
    <span className="select select-plain network-thing">
      <select
        aria-label={label}
        data-testid={testId}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{none}</option>
        {options.map(({ id, text }) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
      <ChevronDown {...ICON} size={16} />
    </span>
  )
})

function Head({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="network-head">
      <h2>{title}</h2>
      {children}
    </div>
  )
}

/** The node that is looked at: its name, its kind, its place, whether it passes keys on, whether Eve is inside. */
function NodeSection() {
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

/** The fibre that is looked at: its length, Eve, what the engine counted, and the way to the Lab. */
function FibreSection() {
  const { store: app, shell, words: all, format } = useApp()
  const words = all.network
  const { setup } = all.lab
  const { network: store } = useNetworkTools()
  const page = usePageFields()
  const chooseFibre = useCallback((id: string | null) => store.setState({ fibre: id }), [store])
  const { network, chosen, counts, link, watched } = useNetwork(
    useShallow((state) => ({
      network: networkOf(state),
      chosen: state.fibre,
      watched: state.watching,
      counts: state.fibre === null ? undefined : state.counts.get(state.fibre),
      link: state.answer?.links.find(({ fibres }) => state.fibre !== null && fibres.includes(state.fibre)),
    })),
  )
  const lines = network.fibres.map(({ id, from, to }) => `${id} ${from} ${to}`).join('\n')
  const names = network.nodes.map(({ name }) => name).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: a fibre that only grows keeps its line in the list
  const options = useMemo(() => {
    const nameOfId = new Map(network.nodes.map(({ id, name }) => [id, name]))
    return network.fibres.map(({ id, from, to }) => ({ id, text: `${nameOfId.get(from)}–${nameOfId.get(to)}` }))
  }, [lines, names])
  const fibre = network.fibres.find(({ id }) => id === chosen)
  const select = (
    <ThingSelect
      label={words.setup.fibre}
      none={words.setup.noFibre}
      value={chosen}
      options={options}
      testId="fibre-choice"
      onChange={chooseFibre}
    />
  )
  if (!fibre)
    return (
      <section className="setup-section" aria-label={words.setup.fibre}>
        <Head title={words.setup.fibre}>{select}</Head>
        {network.nodes.length < 2 && <p className="quantity-note">{words.setup.tooFew}</p>}
      </section>
    )
  const scenario = scenarioOfFibre(fibre, page)
  const on = scenario.attack !== 'off'
  const watching = watched === fibre.id
  const direct = link?.kind === 'direct' && fibre.medium === 'fibre'
  const attackName = (id: string) => (setup.attacks as Readonly<Record<string, string>>)[id] ?? id
  const from = nameOf(network, fibre.from)
  const to = nameOf(network, fibre.to)
  const drag = (dragging: boolean) => {
    if (dragging) {
      beginDrag(app)
      beginStep(store)
      store.setState({ dragging: true })
    } else {
      store.setState({ dragging: false })
      endDrag(app)
    }
  }
  return (
    <section className="setup-section" aria-label={words.setup.fibre} data-testid="fibre-panel">
      <Head title={words.setup.fibre}>{select}</Head>
      <QuantitySlider
        quantity={LENGTH}
        value={fibre.lengthKm}
        label={words.setup.length}
        note={fibre.verified ? undefined : words.setup.lengthUnknown}
        onChange={(km) => edit(store, (now) => lengthenFibre(now, fibre.id, km), store.getState().dragging)}
        onDrag={drag}
      />
      {fibre.publishedBitsPerSecond !== null && (
        <p className="quantity-note">
          {fill(words.setup.publishedRate, { rate: format.inline(format.rate(fibre.publishedBitsPerSecond)) })}
        </p>
      )}
      {direct ? (
        <>
          <Switch
            label={words.setup.eveHere}
            state={on ? words.setup.on : words.setup.off}
            on={on}
            testId="fibre-eve"
            onChange={(next) => {
              setFibreAttack(store, app, fibre.id, next ? 'ir' : 'off')
              const ends = { a: from, b: to }
              const how = attackName('ir')
              say(shell, next ? fill(words.live.eveFibre, { ...ends, how }) : fill(words.live.eveFibreOff, ends))
            }}
          />
          {on && (
            <span className="select">
              <select
                aria-label={words.setup.attack}
                data-testid="fibre-attack"
                value={scenario.attack}
                onChange={(event) => setFibreAttack(store, app, fibre.id, event.target.value)}
              >
                {attacks
                  .filter(({ id }) => id !== 'off')
                  .map(({ id }) => (
                    <option key={id} value={id}>
                      {attackName(id)}
                    </option>
                  ))}
              </select>
              <ChevronDown {...ICON} size={16} />
            </span>
          )}
          {on && (
            <div className="quantity-head">
              <span aria-hidden="true">{setup.touches}</span>
              <QuantityField
                quantity={SHARE}
                value={scenario.fraction}
                label={setup.touches}
                testId="fibre-share"
                onChange={(share) => setOwnFields(store, app, fibre.id, { p: String(Math.round(share * 100)) })}
              />
            </div>
          )}
          <p className="quantity-note" data-testid="fibre-counts" data-alarm={counts?.alarm}>
            {counts
              ? counts.band
                ? `${fill(words.setup.counts, {
                    compared: format.integer(counts.compared),
                    errors: format.integer(counts.errors),
                    q: format.percent(counts.errors / counts.compared),
                    low: format.percentValue(counts.band.low),
                    high: format.percent(counts.band.high),
                  })} ${words.setup.alarm[counts.alarm]}`
                : words.setup.countsNone
              : words.setup.countsWait}
          </p>
          <Button
            data-testid="watch-photons"
            aria-pressed={watching}
            onClick={() => store.setState({ watching: watching ? null : fibre.id })}
          >
            {watching ? words.setup.unwatch : words.setup.watch}
          </Button>
          <Button data-testid="open-lab" onClick={() => visitLab(store, app, fibre.id)}>
            <ExternalLink {...ICON} />
            {words.setup.openLab}
          </Button>
        </>
      ) : (
        <p className="quantity-note">
          {link ? `${words.linkKinds[link.kind]}. ` : ''}
          {words.setup.formula}
        </p>
      )}
      <Button
        kind="link"
        data-testid="fibre-cut"
        aria-label={`${words.setup.cut}: ${from}–${to}`}
        onClick={() => editAway(store, (now) => cutFibre(now, fibre.id))}
      >
        <Scissors {...ICON} size={16} />
        {words.setup.cut}
      </Button>
    </section>
  )
}
