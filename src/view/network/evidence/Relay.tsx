import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { fill } from '../../../locales/fill'
import { countOnes, type PackedBits, unpackBits, xorBits } from '../../../model/math/packed-bits'
import { hopsOf, keyAtReceiver, keyAtSender } from '../../../model/network/keys/relayed-key'
import { followKey, networkOf } from '../../../store/network'
import type { SentKey } from '../../../worker/network-messages'
import { ChartFrame } from '../../charts/ChartFrame'
import { Explain } from '../../charts/Explain'
import { lock } from '../../scene/geometry/marks'
import { Button } from '../../ui/Button'
import { ICON } from '../../ui/icon'
import { MarkSvg } from '../../ui/MarkSvg'
import { Select } from '../../ui/Select'
import { useApp } from '../../useApp'
import { openEye } from '../glyphs'
import { bitsText, hopSteps } from '../hop-steps'
import { useHopping } from '../KeyOnItsWay'
import { useNetwork, useNetworkTools } from '../useNetwork'
import { nameOf } from '../words'
import type { EvidenceProps } from './evidence'
import './relay.css'
import './line-chart.css'

/** Bits of a key that are written out. */
const SHOWN = 32
const SIZES = ['128', '256', '1024'] as const

const text = (bits: PackedBits): string => bitsText(bits, SHOWN)

/** One key on its way, hop by hop, with its bits: pad, what is sent in public, and the key in clear at every stop. */
export default function RelayEvidence({ layout }: EvidenceProps) {
  const { words: all } = useApp()
  const words = all.network
  const w = words.relay
  const { runs, network: store } = useNetworkTools()
  const { pair, sent, starved, network, path } = useNetwork(
    useShallow((state) => ({
      pair: state.scene.pair,
      sent: state.live?.sent,
      starved: state.starved,
      network: networkOf(state),
      path: state.answer?.path,
    })),
  )
  const [size, setSize] = useState<(typeof SIZES)[number]>('128')
  const [chosen, setChosen] = useState<number | null>(null)
  const own = (sent ?? []).filter(({ key }) => pair !== null && key.from === pair[0] && key.to === pair[1])
  const shown = own.find(({ key }) => key.serial === chosen) ?? own.at(-1)
  const newest = own.at(-1)?.key.serial ?? null
  const awaited = useRef(false)
  // A key that was just sent hops on the map at once.
  useEffect(() => {
    if (newest === null || !awaited.current) return
    awaited.current = false
    followKey(store, newest, 0, !matchMedia('(prefers-reduced-motion: reduce)').matches)
  }, [newest, store])
  const starvedLink = useNetwork((state) => state.live?.stores.find(({ link }) => link === state.starved))
  return (
    <div className="evidence-with-fields relay">
      <ChartFrame
        id="RELAY"
        title={w.title}
        summary={w.summary}
        layout={layout}
        words={all.charts}
        draw={() => ({ marks: null })}
        table={tableOf(shown, (id) => nameOf(network, id), w)}
        explain={<Explain paragraphs={[w.summary, words.pairs.explain[1]]} />}
        about={[]}
        body={
          <div className="relay-body" data-testid="relay">
            <div className="evidence-fields">
              <Button
                disabled={!pair || !path}
                data-testid="send-key"
                onClick={() => {
                  if (!pair) return
                  setChosen(null)
                  awaited.current = true
                  runs.send(pair[0], pair[1], Number(size))
                }}
              >
                {fill(w.send, { n: size })}
              </Button>
              <Select
                label={w.bitsLabel}
                options={SIZES.map((value) => ({ value, text: value }))}
                value={size}
                onChange={setSize}
              />
              {own.length > 1 && shown && (
                <Select
                  label={w.earlier}
                  options={own.map(({ key }) => ({
                    value: String(key.serial),
                    text: fill(w.key, {
                      n: key.serial + 1,
                      a: nameOf(network, key.from),
                      b: nameOf(network, key.to),
                      bits: key.bits,
                    }),
                  }))}
                  value={String(shown.key.serial)}
                  onChange={(value) => setChosen(Number(value))}
                />
              )}
            </div>
            {starved !== null && starvedLink && (
              <p role="alert">
                {fill(w.starved, { a: nameOf(network, starvedLink.a), b: nameOf(network, starvedLink.b) })}
              </p>
            )}
            {shown && <Follow sent={shown} />}
            {shown ? <KeyHops sent={shown} /> : <p className="relay-empty">{w.empty}</p>}
          </div>
        }
      />
    </div>
  )
}

/** Lets a key hop on the map: by itself, or step by step. */
function Follow({ sent: { key } }: { readonly sent: SentKey }) {
  const { words: all } = useApp()
  const w = all.network.relay
  const { network: store } = useNetworkTools()
  const hopping = useHopping()
  const here = hopping?.key.serial === key.serial ? hopping : null
  const last = useMemo(() => hopSteps(key).length - 1, [key])
  const at = here?.at ?? 0
  const go = (step: number, playing = false) => followKey(store, key.serial, Math.min(last, step), playing)
  return (
    <fieldset className="evidence-fields relay-follow" aria-label={w.follow}>
      <Button data-testid="hop-play" onClick={() => (here?.playing ? go(at) : go(here && at < last ? at : 0, true))}>
        {here?.playing ? <Pause {...ICON} size={18} /> : <Play {...ICON} size={18} />}
        {here?.playing ? w.pause : w.play}
      </Button>
      <Button kind="icon" aria-label={w.back} data-testid="hop-back" disabled={at === 0} onClick={() => go(at - 1)}>
        <ChevronLeft {...ICON} />
      </Button>
      <Button
        kind="icon"
        aria-label={w.forward}
        data-testid="hop-step"
        disabled={here !== null && at === last}
        onClick={() => go(here ? at + 1 : 0)}
      >
        <ChevronRight {...ICON} />
      </Button>
      {here && (
        <>
          <span data-testid="hop-at">{fill(w.step, { k: at + 1, n: last + 1 })}</span>
          <Button kind="link" onClick={() => store.setState({ hopping: null })}>
            {w.leave}
          </Button>
        </>
      )}
    </fieldset>
  )
}

function tableOf(
  sent: SentKey | undefined,
  name: (id: string) => string,
  w: ReturnType<typeof useApp>['words']['network']['relay'],
) {
  const rows = sent
    ? sent.key.shares.flatMap((_, share) =>
        hopsOf(sent.key, share).map((hop) => [
          share + 1,
          name(hop.from),
          name(hop.to),
          bitsOf(hop.pad),
          bitsOf(hop.ciphertext),
          bitsOf(hop.received),
        ]),
      )
    : []
  return {
    caption: w.title,
    columns: [
      { name: 'share', title: w.share.replace(/ \{.*/, '') },
      { name: 'from', title: w.hop.replace(/\{to\}|to|\{from\}/g, '').trim() || 'from' },
      { name: 'to', title: 'to' },
      { name: 'pad', title: w.pad },
      { name: 'sent', title: w.cipher },
      { name: 'received', title: w.bitsLabel },
    ],
    rows,
  }
}

const bitsOf = (bits: PackedBits): string => [...unpackBits(bits)].join('')

function KeyHops({ sent }: { readonly sent: SentKey }) {
  const { words: all, format } = useApp()
  const w = all.network.relay
  const network = useNetwork(networkOf)
  const { key, reading } = sent
  const name = (id: string) => nameOf(network, id)
  const equal = countOnes(xorBits(keyAtSender(key), keyAtReceiver(key))) === 0
  const known = reading.knownBits
  const hopping = useHopping()
  const now = hopping?.key.serial === key.serial ? hopping.at : -1
  return (
    <div data-testid="key-hops" data-known={known} data-bits={key.bits}>
      <p className="relay-verdict">
        {equal && fill(w.equal, { a: name(key.from), b: name(key.to), n: format.integer(key.bits) })}{' '}
        {known === 0
          ? fill(w.eveNone, {})
          : known === key.bits
            ? fill(w.eveAll, { n: format.integer(known) })
            : fill(w.eveSome, { k: format.integer(known), n: format.integer(key.bits) })}{' '}
        <span>{fill(w.bitsOf, { n: Math.min(SHOWN, key.bits), all: format.integer(key.bits) })}</span>
      </p>
      {key.shares.map((share, s) => {
        const hops = hopsOf(key, s)
        // Every share has a step at its sender and two for each hop.
        const begin = key.shares.slice(0, s).reduce((sum, { pads }) => sum + 2 * pads.length + 1, 0)
        return (
          <section key={share.nodes.join(' ')} aria-label={fill(w.share, { k: s + 1, n: key.shares.length })}>
            {key.shares.length > 1 && <h3>{fill(w.share, { k: s + 1, n: key.shares.length })}</h3>}
            <table className="relay-hops">
              <tbody>
                <Row
                  label={name(share.nodes[0] ?? '')}
                  bits={text(xorBits(hops[0]!.ciphertext, hops[0]!.pad))}
                  kind="clear"
                  now={now === begin}
                />
                {hops.flatMap((hop, h) => [
                  <Row key={`${hop.to} pad`} label={`⊕ ${w.pad}`} bits={text(hop.pad)} kind="pad" />,
                  <Row
                    key={`${hop.to} sent`}
                    label={`${fill(w.hop, { from: name(hop.from), to: name(hop.to) })}: ${w.cipher}`}
                    bits={text(hop.ciphertext)}
                    kind="sent"
                    now={now === begin + 2 * h + 1}
                  />,
                  <Row
                    key={`${hop.to} clear`}
                    label={
                      h === hops.length - 1
                        ? name(hop.to)
                        : fill(key.shares.length > 1 ? w.seesShare : w.sees, { name: name(hop.to) })
                    }
                    bits={text(hop.received)}
                    kind={h === hops.length - 1 ? 'clear' : 'relay'}
                    now={now === begin + 2 * h + 2}
                  />,
                ])}
              </tbody>
            </table>
          </section>
        )
      })}
    </div>
  )
}

function Row({
  label,
  bits,
  kind,
  now = false,
}: {
  readonly label: string
  readonly bits: string
  readonly kind: 'clear' | 'pad' | 'sent' | 'relay'
  /** The step that the map shows. */
  readonly now?: boolean
}) {
  return (
    <tr data-kind={kind} aria-current={now ? 'step' : undefined}>
      <th scope="row">
        {kind === 'relay' && <MarkSvg mark={openEye(20)} width={22} height={14} scale={20 / 22} />}
        {kind === 'sent' && <MarkSvg mark={lock('ink')} width={16} height={18} />}
        {label}
      </th>
      <td>
        <code>{bits}</code>
      </td>
    </tr>
  )
}
