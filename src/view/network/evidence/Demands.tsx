import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { fill } from '../../../locales/fill'
import type { Demand, DemandState } from '../../../model/network/keys/demand'
import { networkOf, setDemandList } from '../../../store/network'
import { Button } from '../../ui/Button'
import { ICON } from '../../ui/icon'
import { Select } from '../../ui/Select'
import { useApp } from '../../useApp'
import { useNetwork, useNetworkTools } from '../useNetwork'
import { bitsShort, nameOf, networkProblemWords } from '../words'
import { Field } from './Fields'

const MOST_DEMANDS = 12

/** Who uses keys: a stream, or keys of a length now and then; each with why it is not served. */
export function Demands({ states }: { readonly states: readonly DemandState[] }) {
  const { words: all, format } = useApp()
  const words = all.network
  const w = words.stores
  const { network: store } = useNetworkTools()
  const { demands, pair, users, network, choice } = useNetwork(
    useShallow((state) => ({
      demands: state.scene.demands,
      pair: state.scene.pair,
      users: state.answer?.pairs.users,
      network: networkOf(state),
      choice: state.scene.choice,
    })),
  )
  const [next, setNext] = useState(1)
  const add = () => {
    const ends = pair ?? (users && users.length > 1 ? ([users[0]!.id, users[1]!.id] as const) : null)
    if (!ends) return
    const id = `${next}-${demands.length}`
    setNext(next + 1)
    const demand: Demand = { id, from: ends[0], to: ends[1], want: { kind: 'stream', bitsPerSecond: 100_000 }, choice }
    setDemandList(store, [...demands, demand])
  }
  const change = (id: string, patch: Partial<Demand>) =>
    setDemandList(
      store,
      demands.map((demand) => (demand.id === id ? { ...demand, ...patch } : demand)),
    )
  return (
    <section className="stores-demands" aria-label={w.demands}>
      <h3>{w.demands}</h3>
      <ul>
        {demands.map((demand) => {
          const state = states.find((each) => each.demand.id === demand.id)
          const { want } = demand
          return (
            <li key={demand.id} data-testid="demand" data-status={state?.status}>
              <strong>
                {nameOf(network, demand.from)}–{nameOf(network, demand.to)}
              </strong>
              <Select
                label={w.kind}
                options={[
                  { value: 'stream', text: w.stream },
                  { value: 'keys', text: w.keys },
                ]}
                value={want.kind}
                onChange={(kind) =>
                  change(demand.id, {
                    want:
                      kind === 'stream'
                        ? { kind: 'stream', bitsPerSecond: 100_000 }
                        : { kind: 'keys', bits: 256, perSecond: 10 },
                  })
                }
              />
              {want.kind === 'stream' ? (
                <Field
                  label={w.bitsPerSecond}
                  value={want.bitsPerSecond}
                  min={0}
                  max={1e9}
                  whole
                  testId="demand-rate"
                  onChange={(bitsPerSecond) => change(demand.id, { want: { ...want, bitsPerSecond } })}
                />
              ) : (
                <>
                  <Field
                    label={w.bits}
                    value={want.bits}
                    min={1}
                    max={65_536}
                    whole
                    onChange={(bits) => change(demand.id, { want: { ...want, bits } })}
                  />
                  <Field
                    label={w.perSecond}
                    value={want.perSecond}
                    min={0}
                    max={10_000}
                    step={0.1}
                    onChange={(perSecond) => change(demand.id, { want: { ...want, perSecond } })}
                  />
                </>
              )}
              {state && (
                <span className="stores-status">
                  {w[state.status]}, {fill(w.delivered, { n: bitsShort(state.deliveredBits, format) })}
                  {state.missedBits > 0 && `, ${fill(w.missed, { n: bitsShort(state.missedBits, format) })}`}
                  {state.waitingKeys > 0 && `, ${fill(w.waiting, { n: format.integer(state.waitingKeys) })}`}
                  {state.reason && ` · ${networkProblemWords(state.reason, words, format, network)}`}
                </span>
              )}
              <Button
                kind="icon"
                aria-label={`${w.remove} ${nameOf(network, demand.from)}–${nameOf(network, demand.to)}`}
                onClick={() =>
                  setDemandList(
                    store,
                    demands.filter(({ id }) => id !== demand.id),
                  )
                }
              >
                <Trash2 {...ICON} size={16} />
              </Button>
            </li>
          )
        })}
      </ul>
      <Button
        kind="link"
        data-testid="add-demand"
        disabled={!users || users.length < 2 || demands.length >= MOST_DEMANDS}
        onClick={add}
      >
        {w.add}
      </Button>
    </section>
  )
}
