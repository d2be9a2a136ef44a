import { type ChangeEvent, useRef } from 'react'
import { fill } from '../../locales/fill'
import { writeGraphml } from '../../model/network/files/graphml'
import { writeNodeLink } from '../../model/network/files/node-link'
import { openNetwork } from '../../model/network/files/open-network'
import { problem } from '../../model/network/problems'
import { readScene, writeScene } from '../../model/network/text/scene'
import { SCENE_KEYS } from '../../model/network/text/scene-keys'
import { fromFields } from '../../model/scenario/fields'
import { networkOf, openNetworkOf, pageFieldsOf } from '../../store/network'
import { say } from '../panels/shell'
import { Button } from '../ui/Button'
import { useApp } from '../useApp'
import { offerFile } from './offer-file'
import { useNetworkTools } from './useNetwork'

/** Opens and saves networks as files: node-link JSON as networkx writes it, and GraphML. */
export default function Files() {
  const { store: app, shell, words: all, format } = useApp()
  const words = all.network.files
  const { network: store, runs } = useNetworkTools()
  const input = useRef<HTMLInputElement>(null)

  const take = (text: string) => {
    const opened = openNetwork(text)
    if (opened.network === null) {
      store.setState({ problems: opened.problems })
      return
    }
    const { network, problems, needsPlaces, page } = opened
    const given = new Map(Object.entries(page))
    const hardware = new Map([...given].filter(([key]) => !(SCENE_KEYS as readonly string[]).includes(key)))
    if (hardware.size > 0) app.setState({ scenario: fromFields(hardware).scenario, edits: [] })
    if (needsPlaces) runs.place(network)
    else openNetworkOf(store, { network, named: null }, readScene(given, network).scene)
    store.setState({ problems })
    say(
      shell,
      fill(words.opened, { n: format.integer(network.nodes.length), m: format.integer(network.fibres.length) }),
    )
  }
  const onFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    event.target.value = ''
    if (!file) return
    try {
      take(await file.text())
    } catch {
      store.setState({ problems: [problem('unreadable-file', {})] })
    }
  }
  const page = () => {
    const state = store.getState()
    return Object.fromEntries([...pageFieldsOf(app.getState()), ...writeScene(state.scene, networkOf(state))])
  }
  return (
    <div className="network-files">
      <input
        ref={input}
        type="file"
        accept=".json,.graphml,.xml,application/json,application/xml"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={words.open}
        data-testid="network-file"
        onChange={(event) => void onFile(event)}
      />
      <Button kind="link" data-testid="open-file" onClick={() => input.current?.click()}>
        {words.open}
      </Button>
      <Button
        kind="link"
        data-testid="save-json"
        onClick={() =>
          offerFile(writeNodeLink(networkOf(store.getState()), page()), 'application/json', 'network.json')
        }
      >
        {words.json}
      </Button>
      <Button
        kind="link"
        data-testid="save-graphml"
        onClick={() => offerFile(writeGraphml(networkOf(store.getState())), 'application/xml', 'network.graphml')}
      >
        {words.graphml}
      </Button>
    </div>
  )
}
