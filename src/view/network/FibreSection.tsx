import { ChevronDown, ExternalLink, Scissors } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { fill } from '../../locales/fill'
import { attacks } from '../../model/attacks/index'
import { scenarioOfFibre } from '../../model/engine/network-links'
import type { Quantity } from '../../model/math/quantity'
import { cutFibre, lengthenFibre } from '../../model/network/edits'
import { LONGEST_FIBRE_KM, SHORTEST_FIBRE_KM } from '../../model/network/topology'
import { beginDrag, endDrag } from '../../store/address'
import { beginStep, edit, editAway, networkOf, setFibreAttack, setOwnFields, visitLab } from '../../store/network'
import { say } from '../panels/shell'
import { Button } from '../ui/Button'
import { ICON } from '../ui/icon'
import { QuantityField } from '../ui/QuantityField'
import { QuantitySlider } from '../ui/QuantitySlider'
import { Switch } from '../ui/Switch'
import { useApp } from '../useApp'
import { Head, ThingSelect } from './ThingSelect'
import { useNetwork, useNetworkTools, usePageFields } from './useNetwork'
import { nameOf } from './words'

const LENGTH: Quantity = {
  key: 'km',
  unit: 'km',
  min: SHORTEST_FIBRE_KM,
  max: LONGEST_FIBRE_KM,
  step: 1,
  scale: 'linear',
  whole: false,
}
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

/** The fibre that is looked at: its length, Eve, what the engine counted, and the way to the Lab. */
export function FibreSection() {
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
          {link ? `${words.linkKinds[link.kind].charAt(0).toUpperCase()}${words.linkKinds[link.kind].slice(1)}. ` : ''}
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
