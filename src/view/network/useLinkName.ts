import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { networkOf } from '../../store/network'
import type { LiveStore } from '../../worker/network-messages'
import { useNetwork } from './useNetwork'
import { nameOf } from './words'

/** Names of links by their ends; a question mark where the length, and with it the rate, is only assumed. */
export function useLinkName(): (link: Pick<LiveStore, 'link' | 'a' | 'b'>) => string {
  const { network, links } = useNetwork(
    useShallow((state) => ({ network: networkOf(state), links: state.answer?.links })),
  )
  return useMemo(() => {
    const assumed = new Set(links?.filter((link) => link.assumed).map(({ id }) => id))
    return ({ link, a, b }) => `${nameOf(network, a)}–${nameOf(network, b)}${assumed.has(link) ? ' ?' : ''}`
  }, [network, links])
}
