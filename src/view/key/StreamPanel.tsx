/** Continuous operation: blocks stream in, every one becomes a key, and the store fills. */
import { Pause, Play, Square } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { fill } from '../../locales/fill'
import { keyFingerprint } from '../../model/postprocessing/key-use'
import type { KeyStream } from '../../store/key-streams'
import { keyStore } from '../scene/geometry/marks'
import { Button } from '../ui/Button'
import { ICON } from '../ui/icon'
import { MarkSvg } from '../ui/MarkSvg'
import { Select } from '../ui/Select'
import { useApp, useAppState } from '../useApp'
import { KeyChoices } from './KeyChoices'
import { wishOf } from './key-choice'
import { chooseKey, useKeyChoice } from './key-desk'
import { StreamBlocks } from './StreamBlocks'
import { StreamChart } from './StreamChart'
import { hear, NO_STREAM, type StreamView } from './stream-view'
import { seesEve } from './strip-view'

const BLOCK_BITS = [2000, 10_000, 50_000, 200_000] as const
const BLOCKS = [20, 100, 500] as const
const COMPARED = [0.05, 0.1, 0.25] as const
/** Bits of an older key: none at all shows what becomes of a link without it. */
const SHARED = [4096, 16_384, 0] as const
const KEY_BITS = 256

export function StreamPanel() {
  const { store, controls, words, format } = useApp()
  const w = words.key.stream
  const scenario = useAppState((state) => state.scenario)
  const choice = useKeyChoice(store)
  const [blockBits, setBlockBits] = useState<number>(10_000)
  const [blocks, setBlocks] = useState<number>(100)
  const [compared, setCompared] = useState<number>(0.1)
  const [shared, setShared] = useState<number>(4096)
  const [view, setView] = useState<StreamView>(NO_STREAM)
  const [taken, setTaken] = useState<string | null>(null)
  const stream = useRef<KeyStream | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another link has other clicks
  useEffect(() => {
    setView(NO_STREAM)
    setTaken(null)
    return () => {
      stream.current?.stop()
      stream.current = null
    }
  }, [scenario])
  const start = () => {
    const { blockBits: _, ...wish } = wishOf({ ...choice, disturb: 'nothing' }, scenario)
    setView({ ...NO_STREAM, phase: 'running' })
    setTaken(null)
    stream.current = controls.streamKeys(
      { ...wish, blockBits, blocks, comparedShare: compared, sharedBits: shared },
      (event) => setView((now) => (now.phase === 'stopped' ? now : hear(now, event))),
    )
  }
  const pause = () => {
    const paused = view.phase === 'running'
    stream.current?.pause(paused)
    setView({ ...view, phase: paused ? 'paused' : 'running' })
  }
  const stop = () => {
    stream.current?.stop()
    setView({ ...view, phase: 'stopped' })
  }
  const take = async () => {
    const got = await stream.current?.take(KEY_BITS)
    if (!got) return
    setTaken(got.taken ? fill(w.took, { print: keyFingerprint(got.taken).slice(0, 16) }) : w.tooFew)
    setView((now) => ({ ...now, store: got.store }))
  }
  const numbers = (values: readonly number[], text: (value: number) => string) =>
    values.map((value) => ({ value: String(value), text: text(value) }))
  const going = view.phase === 'running' || view.phase === 'paused'
  return (
    <>
      <p className="key-quiet">{w.intro}</p>
      <KeyChoices choice={choice} onChoose={(patch) => chooseKey(store, controls, patch)}>
        <Select
          label={w.blockBits}
          value={String(blockBits)}
          options={numbers(BLOCK_BITS, (n) => fill(w.blockOption, { n: format.count(n) }))}
          onChange={(value) => setBlockBits(Number(value))}
          testId="stream-block"
        />
        <Select
          label={w.blocks}
          value={String(blocks)}
          options={numbers(BLOCKS, (n) => fill(w.blocksOption, { n }))}
          onChange={(value) => setBlocks(Number(value))}
          testId="stream-blocks"
        />
        <Select
          label={w.compared}
          value={String(compared)}
          options={numbers(COMPARED, (p) => fill(w.comparedOption, { p: format.percent(p, 0) }))}
          onChange={(value) => setCompared(Number(value))}
        />
        <Select
          label={w.shared}
          value={String(shared)}
          options={numbers(SHARED, (n) => fill(w.sharedOption, { n: format.count(n) }))}
          onChange={(value) => setShared(Number(value))}
          testId="stream-shared"
        />
      </KeyChoices>
      <div className="key-steps">
        {going ? (
          <>
            <Button onClick={pause} data-testid="stream-pause">
              {view.phase === 'paused' ? <Play {...ICON} /> : <Pause {...ICON} />}
              {view.phase === 'paused' ? w.resume : w.pause}
            </Button>
            <Button kind="quiet" onClick={stop} data-testid="stream-stop">
              <Square {...ICON} />
              {w.stop}
            </Button>
          </>
        ) : (
          <Button onClick={start} data-testid="stream-start">
            <Play {...ICON} />
            {w.start}
          </Button>
        )}
        <span role="status" className="key-quiet" data-testid="stream-state" data-phase={view.phase}>
          {sentence(view, w, format.count)}
        </span>
      </div>
      {view.started && view.sum && (
        <>
          <Figures view={view} />
          <div className="key-steps">
            <Button onClick={() => void take()} data-testid="stream-take">
              {w.take}
            </Button>
            <span role="status" className="key-quiet">
              {taken}
            </span>
          </div>
          <div className="stream-sides">
            <StreamChart blocks={view.blocks} formulaPerSecond={view.started.formulaPerSecond} />
            <div>
              <StreamBlocks blocks={view.blocks} />
            </div>
          </div>
        </>
      )}
    </>
  )
}

function sentence(
  { phase, refused, sum, started }: StreamView,
  w: ReturnType<typeof useApp>['words']['key']['stream'],
  count: (n: number) => string,
): string {
  if (refused) return w.problems[refused]
  const k = count(sum?.blocks ?? 0)
  if (phase === 'off') return w.empty
  if (phase === 'running') return fill(w.running, { k, n: count(started?.blocks ?? 0) })
  return fill(phase === 'paused' ? w.paused : phase === 'stopped' ? w.stopped : w.done, { n: k })
}

/** Level of the store, measured rate and formula. */
function Figures({ view: { started, sum, store, blocks } }: { readonly view: StreamView }) {
  const { words, format } = useApp()
  const viewer = useAppState((state) => state.viewing.viewer)
  const scenario = useAppState((state) => state.scenario)
  const w = words.key.stream
  if (!started || !sum) return null
  // Who does not see her is not told of her.
  const tapped = seesEve(viewer) && scenario.attack !== 'off'
  const unused = store.bits - store.used
  // Full is what the whole stream can be expected to bring.
  const full = Math.max(unused, started.expectedPerSecond * started.secondsPerBlock * started.blocks)
  const figures = [
    { name: w.rate, figure: format.rate(Math.max(0, sum.perSecond)), id: 'stream-rate' },
    { name: w.formula, figure: format.rate(started.formulaPerSecond), id: 'stream-formula' },
  ]
  return (
    <>
      <dl className="key-counters">
        <div className="key-store">
          <MarkSvg mark={keyStore(full > 0 ? unused / full : 0)} width={28} height={48} scale={1.3} />
          <div>
            <dt>{w.store}</dt>
            <dd data-testid="stream-store" data-bits={unused}>
              {format.count(unused)} <small>{words.key.bits.replace('{n} ', '')}</small>
            </dd>
          </div>
        </div>
        {figures.map(({ name, figure, id }) => (
          <div key={id}>
            <dt>{name}</dt>
            <dd data-testid={id}>
              {figure.value} <small>{figure.unit}</small>
            </dd>
          </div>
        ))}
        <div>
          <dt>{w.elapsed}</dt>
          <dd>{format.duration(blocks.at(-1)?.seconds ?? 0)}</dd>
        </div>
      </dl>
      <p className="key-quiet">
        {fill(w.sum, { secret: format.count(sum.secret), tags: format.count(sum.authentication) })}{' '}
        {fill(tapped ? w.formulaNoteEve : w.formulaNote, { r: format.inline(format.rate(started.expectedPerSecond)) })}
      </p>
    </>
  )
}
