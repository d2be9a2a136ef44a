import { ChevronDown } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { publishedNetworks } from '../../model/network/presets/index'
import { namedNetworks } from '../../model/network/text/read-network'
import { drawingOf, openNamed } from '../../store/network'
import { HardwareChoice } from '../panels/SetupPanel'
import { Button } from '../ui/Button'
import { ICON } from '../ui/icon'
import { useApp, useAppState } from '../useApp'
import { FibreSection } from './FibreSection'
import { NetworkLegend } from './NetworkLegend'
import { NodeSection } from './NodeSection'
import { useNetwork, useNetworkTools } from './useNetwork'
import { drawingName, namedWords } from './words'
import '../panels/setup.css'
import '../ui/select.css'
import './panel.css'

const Files = lazy(() => import('./Files'))

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
