import { Copy } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { fill } from '../../../locales/fill'
import { LIMITS, type Request } from '../../../model/network/delivery/requests'
import { networkOf } from '../../../store/network'
import { ChartFrame } from '../../charts/ChartFrame'
import { Explain } from '../../charts/Explain'
import { copyText } from '../../panels/clipboard'
import { say } from '../../panels/shell'
import { Button } from '../../ui/Button'
import { ICON } from '../../ui/icon'
import { Segmented } from '../../ui/Segmented'
import { Select } from '../../ui/Select'
import { useApp } from '../../useApp'
import { useNetwork, useNetworkTools } from '../useNetwork'
import type { EvidenceProps } from './evidence'
import { Field } from './Fields'
import './delivery.css'

const KINDS = ['status', 'enc', 'dec'] as const
type Kind = (typeof KINDS)[number]

/** Keys fetched by programs, in the shape of ETSI GS QKD 014. */
export default function DeliveryEvidence({ layout }: EvidenceProps) {
  const { shell, words: all, format } = useApp()
  const w = all.network.delivery
  const { runs } = useNetworkTools()
  const { network, pair, delivered, log, holders } = useNetwork(
    useShallow((state) => ({
      network: networkOf(state),
      pair: state.scene.pair,
      delivered: state.delivered,
      log: state.live?.log,
      holders: state.live?.stores,
    })),
  )
  const field = useId()
  const answer = useRef<HTMLTextAreaElement>(null)
  const [kind, setKind] = useState<Kind>('enc')
  const [ends, setEnds] = useState<readonly [string, string] | null>(null)
  const [number, setNumber] = useState(1)
  const [size, setSize] = useState<number>(LIMITS.keySize)
  const [keyId, setKeyId] = useState<string | null>(null)
  const ids = new Set((holders ?? []).flatMap(({ a, b }) => [a, b]))
  const nodes = network.nodes.filter(({ id }) => ids.has(id))
  const names = nodes.map(({ name }) => name)
  const named = (id: string) => nodes.find((node) => node.id === id)?.name
  const usual: readonly [string, string] = [
    (pair && named(pair[0])) ?? names[0] ?? '',
    (pair && named(pair[1])) ?? names[1] ?? '',
  ]
  const [caller, peer] = ends?.every((name) => names.includes(name)) ? ends : usual
  const body = delivered ? JSON.stringify(delivered.response.body, null, 2) : ''
  const lastId = /"key_ID": "([^"]+)"/.exec(body)?.[1] ?? ''
  const given = keyId ?? lastId
  const request = (): Request => {
    const base = `/api/v1/keys/${encodeURIComponent(peer)}`
    if (kind === 'status') return { method: 'GET', path: `${base}/status`, caller }
    if (kind === 'enc') return { method: 'GET', path: `${base}/enc_keys?number=${number}&size=${size}`, caller }
    return { method: 'GET', path: `${base}/dec_keys?key_ID=${encodeURIComponent(given)}`, caller }
  }
  const options = names.map((name) => ({ value: name, text: name }))
  const rows = [...(log ?? [])].reverse()
  return (
    <ChartFrame
      id="DELIVERY"
      title={w.title}
      summary={w.summary}
      layout={layout}
      words={all.charts}
      draw={() => ({ marks: null })}
      table={{
        caption: w.log,
        columns: [
          { name: 'seconds', title: w.columns.t, show: (v) => format.decimal(v, 1) },
          { name: 'caller', title: w.columns.caller },
          { name: 'request', title: w.columns.request },
          { name: 'status', title: w.columns.status },
          { name: 'keys', title: w.columns.keys, show: format.integer },
        ],
        rows: rows.map((entry) => [
          entry.seconds,
          entry.caller,
          `${entry.method} ${entry.path}`,
          entry.status,
          entry.keys,
        ]),
      }}
      explain={<Explain paragraphs={[w.summary, w.useKey]} />}
      about={[]}
      body={
        names.length < 2 ? (
          <p>{w.none}</p>
        ) : (
          <div className="delivery" data-testid="delivery">
            <form
              className="evidence-fields"
              onSubmit={(event) => {
                event.preventDefault()
                runs.deliver(request())
              }}
            >
              <label htmlFor={`${field}c`}>
                {w.caller}
                <Select
                  label={w.caller}
                  options={options}
                  value={caller}
                  testId="delivery-caller"
                  onChange={(name) => setEnds([name, peer])}
                />
              </label>
              <label htmlFor={`${field}p`}>
                {w.peer}
                <Select
                  label={w.peer}
                  options={options}
                  value={peer}
                  testId="delivery-peer"
                  onChange={(name) => setEnds([caller, name])}
                />
              </label>
              <Segmented
                label={w.ask}
                options={KINDS.map((value) => ({ value, text: w[value] }))}
                value={kind}
                testId="delivery-kind"
                onChange={(next) => {
                  // The other side fetches what this one was given.
                  if (next === 'dec' && kind === 'enc') setEnds([peer, caller])
                  if (next === 'enc' && kind === 'dec') setEnds([peer, caller])
                  setKeyId(next === 'dec' ? lastId || keyId : null)
                  setKind(next)
                }}
              />
              {kind === 'enc' && (
                <>
                  <Field label={w.number} value={number} min={1} max={200} whole onChange={setNumber} />
                  <Field
                    label={w.size}
                    value={size}
                    min={8}
                    max={8192}
                    whole
                    onChange={setSize}
                    testId="delivery-size"
                  />
                </>
              )}
              {kind === 'dec' && (
                <label htmlFor={`${field}k`} className="delivery-id">
                  {w.keyId}
                  <input
                    id={`${field}k`}
                    type="text"
                    data-testid="delivery-id"
                    value={given}
                    onChange={(event) => setKeyId(event.target.value)}
                  />
                </label>
              )}
              <Button type="submit" data-testid="delivery-send">
                {w.send}
              </Button>
            </form>
            <code className="delivery-request">
              {request().method} {request().path}
            </code>
            {delivered && (
              <div className="delivery-answer">
                <p data-testid="delivery-status" data-status={delivered.response.status}>
                  <strong>{delivered.response.status}</strong> {delivered.request}
                </p>
                <textarea
                  ref={answer}
                  readOnly
                  aria-label={w.answer}
                  data-testid="delivery-answer"
                  rows={7}
                  value={body}
                />
                <Button
                  kind="link"
                  onClick={async () => say(shell, (await copyText(body, answer.current)) ? w.copied : w.notCopied)}
                >
                  <Copy {...ICON} size={16} />
                  {w.copy}
                </Button>
              </div>
            )}
            <h3>{w.log}</h3>
            {rows.length === 0 ? (
              <p>{w.logEmpty}</p>
            ) : (
              <ol className="delivery-log">
                {rows.slice(0, 8).map((entry) => (
                  <li key={entry.number}>
                    <code>
                      {fill(w.logRow, {
                        t: format.decimal(entry.seconds, 1),
                        caller: entry.caller,
                        request: `${entry.method} ${entry.path}`,
                        status: entry.status,
                        keys: entry.keys,
                      })}
                    </code>
                  </li>
                ))}
              </ol>
            )}
          </div>
        )
      }
    />
  )
}
