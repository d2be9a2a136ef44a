import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { type Answered, type NetworkState, type NetworkStore, networkStoreOf, pageFieldsOf } from '../../store/network'
import { type NetworkRuns, networkRunsOf } from '../../store/network-runs'
import { startEngine } from '../../worker/start-engine'
import { useApp, useAppState } from '../useApp'

export interface NetworkTools {
  readonly network: NetworkStore
  readonly runs: NetworkRuns
}

/** The network's store and its engine. */
export function useNetworkTools(): NetworkTools {
  const { store } = useApp()
  return useMemo(() => ({ network: networkStoreOf(store), runs: networkRunsOf(store, startEngine) }), [store])
}

/** One value of the network's state; a selector that builds an object goes through `useShallow`. */
export function useNetwork<T>(selector: (state: NetworkState) => T): T {
  return useStore(useNetworkTools().network, selector)
}

/** Larger networks show what follows from a drag when it is over: the hand must not wait for tables. */
const MOST_FOLLOWED = 20

/** The engine's answer for tables and charts: of a large network that of before, while something is dragged. */
export function useSettledAnswer(): Answered | null {
  const { answer, dragging } = useNetwork(useShallow((state) => ({ answer: state.answer, dragging: state.dragging })))
  const [settled, setSettled] = useState(answer)
  const waits = dragging && (answer?.network.nodes.length ?? 0) > MOST_FOLLOWED
  if (!waits && settled !== answer) setSettled(answer)
  return waits ? settled : answer
}

/** Work goes on while the place is shown. */
export function useNetworkWork(): void {
  const { runs } = useNetworkTools()
  useEffect(() => runs.connect(), [runs])
}

/** Link fields that all fibres share. */
export function usePageFields() {
  const scenario = useAppState((state) => state.scenario)
  return useMemo(() => pageFieldsOf({ scenario }), [scenario])
}
