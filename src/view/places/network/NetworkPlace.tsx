import { RotateCcw, SlidersHorizontal, Volume2 } from 'lucide-react'
import { useEffect } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { fill } from '../../../locales/fill'
import { networkOf, openNamed } from '../../../store/network'
import { NetworkEvidence } from '../../network/NetworkEvidence'
import { NetworkStage } from '../../network/NetworkStage'
import { Remarks } from '../../network/Remarks'
import { NetworkSetup } from '../../network/SetupPanel'
import { SummaryRow } from '../../network/SummaryRow'
import { ToolRow } from '../../network/ToolRow'
import { useNetwork, useNetworkTools, useNetworkWork } from '../../network/useNetwork'
import { drawingName, openPairs } from '../../network/words'
import { openOverlay, say } from '../../panels/shell'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ICON } from '../../ui/icon'
import { useApp, useAppState, useShell } from '../../useApp'
import type { PlaceProps } from '../index'
import './network.css'

/** The network: many people, many fibres, and who must be trusted. */
export default function NetworkPlace({ layout }: PlaceProps) {
  const { controls, words: all } = useApp()
  const words = all.network
  useNetworkWork()
  usePlayFromTheStart()
  useEffect(() => {
    // The Lab's photons wait while nobody looks.
    controls.endOpening()
    controls.clock.pause()
  }, [controls])
  const small = layout === 'phone' || layout === 'landscape'
  const stage = (
    <NetworkStage projector={layout === 'projector'}>
      <ToolRow kind={small ? 'phone' : layout === 'projector' ? 'projector' : 'full'}>
        {layout === 'projector' && <SetupButton />}
      </ToolRow>
    </NetworkStage>
  )
  const desk = (
    <div className="network-desk">
      <Remarks />
      <SummaryRow layout={small ? 'short' : layout === 'projector' ? 'projector' : 'full'} />
      {small && <SetupButton />}
      <NetworkEvidence layout={layout} />
    </div>
  )
  if (layout === 'wide')
    return (
      <div className="network network-wide">
        <main className="network-main" id="main" tabIndex={-1}>
          <h1 className="visually-hidden">{words.heading}</h1>
          {stage}
          {desk}
        </main>
        <aside className="network-setup-side" id="setup" tabIndex={-1} aria-label={words.setup.title}>
          <div className="network-setup-scroll">
            <NetworkSetup titled />
          </div>
          <Feet />
        </aside>
      </div>
    )
  return (
    <main className={`network network-${layout}`} id="main" tabIndex={-1}>
      <h1 className="visually-hidden">{words.heading}</h1>
      {stage}
      {desk}
      <SetupWindow place={small ? 'sheet' : 'drawer'} />
    </main>
  )
}

/** Photons fly as soon as the place opens, unless movement is not wanted. */
function usePlayFromTheStart() {
  const { network } = useNetworkTools()
  useEffect(() => {
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) network.setState({ playing: true })
    return () => network.setState({ playing: false })
  }, [network])
}

function SetupButton() {
  const { shell, words } = useApp()
  return (
    <div className="network-setup-button">
      <Button aria-haspopup="dialog" onClick={() => openOverlay(shell, 'setup')}>
        <SlidersHorizontal {...ICON} />
        {words.network.setup.title}
      </Button>
    </div>
  )
}

/** All settings in a drawer or a sheet. */
function SetupWindow({ place }: { readonly place: 'drawer' | 'sheet' }) {
  const { shell, words } = useApp()
  const open = useShell(({ overlay }) => overlay === 'setup')
  return (
    <Dialog
      title={words.network.setup.title}
      open={open}
      place={place}
      closeLabel={words.lab.close}
      onClose={() => openOverlay(shell, null)}
    >
      <NetworkSetup titled={false} />
      <Feet />
    </Dialog>
  )
}

/** The state in words, and the way back to the network as it was opened. */
function Feet() {
  const { store: app, shell, words: all, format } = useApp()
  const words = all.network
  const { network: store } = useNetworkTools()
  const drawing = useNetwork(({ history }) => history.present)
  const { answer, network } = useNetwork(useShallow((state) => ({ answer: state.answer, network: networkOf(state) })))
  const fields = useAppState((state) => state.network)
  const { pairs: open } = openPairs(answer)
  const text = [
    fill(words.live.state, {
      name: drawingName(drawing, fields, words),
      nodes: format.integer(network.nodes.length),
      fibres: format.integer(network.fibres.length),
      k: format.integer(answer?.pairs.joined ?? 0),
      m: format.integer(answer?.counts.all ?? 0),
      r: format.integer(answer?.read.size ?? 0),
    }),
    ...(open > 0 ? [fill(words.live.stateEve, { n: format.integer(open) })] : []),
  ].join(' ')
  const reset = () => {
    openNamed(store, drawing.named ?? 'town5')
    say(shell, words.setup.resetDone)
  }
  return (
    <div className="network-feet">
      <details>
        <summary>{words.state}</summary>
        <p data-testid="network-words">{text}</p>
        <Button kind="link" onClick={() => say(shell, text)}>
          <Volume2 {...ICON} size={16} />
          {words.say}
        </Button>
      </details>
      <Button
        onClick={reset}
        data-testid="network-reset"
        disabled={fields.size === 0 && app.getState().network.size === 0}
      >
        <RotateCcw {...ICON} size={18} />
        {words.setup.reset}
      </Button>
    </div>
  )
}
