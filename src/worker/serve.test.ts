import { afterEach, expect, it } from 'vitest'
import type { PhotonRow } from '../model/engine/recording'
import { defaultScenario, presets, type Scenario } from '../model/scenario/scenario'
import type { Port, Reply, Request } from './messages'
import { serve } from './serve'

/** The page's end of a channel to an engine that never works longer than a moment without listening. */
function engine() {
  const { port1, port2 } = new MessageChannel()
  serve(port2 as unknown as Port<Reply, Request>, {
    sliceMs: 4,
    now: () => performance.now(),
    // Node empties one port before it looks at the next; a browser takes turns.
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  })
  const replies: Reply[] = []
  const waiting: { wanted: (reply: Reply) => boolean; found: (reply: Reply) => void }[] = []
  port1.onmessage = ({ data }: MessageEvent<Reply>) => {
    replies.push(data)
    for (const { wanted, found } of waiting) if (wanted(data)) found(data)
  }
  opened.push(port1, port2)
  return {
    replies,
    ask: (request: Request) => port1.postMessage(request),
    until: (wanted: (reply: Reply) => boolean) =>
      new Promise<Reply>((found) => {
        const already = replies.find(wanted)
        if (already) found(already)
        else waiting.push({ wanted, found })
      }),
  }
}

const opened: MessagePort[] = []
afterEach(() => {
  for (const port of opened.splice(0)) port.close()
})

const long: Scenario = { ...presets.metro, pulses: 1e7 }

it('runs a scenario: plan, counts, done', async () => {
  const { ask, until, replies } = engine()
  ask({ type: 'run', job: 1, scenario: defaultScenario, edits: [] })
  await until(({ type }) => type === 'done')
  const blocks = replies.flatMap((reply) => (reply.type === 'progress' ? reply.blocks : []))
  expect(blocks.reduce((sum, { pulses }) => sum + pulses, 0)).toBe(4000)
})

it('stops when told, keeps listening, and still opens what it has counted', async () => {
  const { ask, until, replies } = engine()
  ask({ type: 'run', job: 1, scenario: long, edits: [] })
  await until(({ type }) => type === 'progress')
  ask({ type: 'cancel', job: 1 })
  await until(({ type }) => type === 'cancelled')
  ask({ type: 'open', job: 1, block: 0 })
  const block = await until(({ type }) => type === 'block')
  expect(block.type === 'block' && block.events.pulse.length).toBeGreaterThan(1000)
  expect(replies.some(({ type }) => type === 'done')).toBe(false)
})

it('keeps the blocks before a live edit and counts the rest anew', async () => {
  const { ask, until, replies } = engine()
  const scenario: Scenario = { ...defaultScenario, pulses: 300_000 }
  const tallies = (job: number) =>
    replies
      .flatMap((reply) => (reply.type === 'progress' && reply.job === job ? reply.blocks : []))
      .map(({ tally }) => [...tally])
  ask({ type: 'run', job: 1, scenario, edits: [] })
  await until(({ type }) => type === 'done')
  const edits = [{ pulse: 140_000, attack: 'ir', fraction: 1 }] as const
  ask({ type: 'run', job: 2, scenario, edits })
  await until(({ type, job }) => type === 'done' && job === 2)
  expect(tallies(2).slice(0, 2)).toEqual(tallies(1).slice(0, 2))
  expect(tallies(2)[2]).not.toEqual(tallies(1)[2])
  // The same edit in an engine that has nothing to keep.
  const fresh = engine()
  fresh.ask({ type: 'run', job: 3, scenario, edits })
  await fresh.until(({ type }) => type === 'done')
  const whole = fresh.replies
    .flatMap((reply) => (reply.type === 'progress' ? reply.blocks : []))
    .map(({ tally }) => [...tally])
  expect(tallies(2)).toEqual(whole)
})

it('finds the first error, and says so when there is none', async () => {
  const { ask, until } = engine()
  ask({ type: 'run', job: 1, scenario: { ...defaultScenario, attack: 'ir' }, edits: [] })
  await until(({ type }) => type === 'done')
  ask({ type: 'find', job: 1, request: 7, wanted: 'error', from: 100 })
  const found = await until((reply) => reply.type === 'found' && reply.request === 7)
  if (found.type !== 'found' || !found.row) throw new Error('an error was expected')
  expect(found.row.error && found.row.event >= 100 && found.row.alice.bit !== found.row.bobBit).toBe(true)
  ask({ type: 'run', job: 2, scenario: defaultScenario, edits: [] })
  await until(({ type, job }) => type === 'done' && job === 2)
  ask({ type: 'find', job: 2, request: 8, wanted: 'error', from: 0 })
  expect(await until((reply) => reply.type === 'found' && reply.request === 8)).toMatchObject({ row: null })
})

it('finds a pulse of every class where only clicks are events, lost ones between them', async () => {
  const { ask, until } = engine()
  // Some misalignment, dark counts and 20 km: every class occurs within the first hundred thousand pulses.
  const scenario: Scenario = { ...presets.metro, distanceKm: 20, darkCountProbability: 1e-3, pulses: 4e5, attack: 'ir' }
  ask({ type: 'run', job: 1, scenario, edits: [] })
  await until(({ type }) => type === 'done')
  const fits = {
    sent: () => true,
    click: (row: PhotonRow) => row.bobBit !== null,
    kept: (row: PhotonRow) => row.kept,
    compared: (row: PhotonRow) => row.kept && row.compared,
    error: (row: PhotonRow) => row.kept && row.bobBit !== row.alice.bit,
    loss: (row: PhotonRow) => !row.clicked[0] && !row.clicked[1],
    dark: (row: PhotonRow) => row.dark[0] || row.dark[1],
    double: (row: PhotonRow) => row.clicked[0] && row.clicked[1],
    'known-to-eve': (row: PhotonRow) => row.kept && row.eve?.certain === true,
  } as const
  let request = 0
  for (const wanted of Object.keys(fits) as (keyof typeof fits)[]) {
    const id = ++request
    ask({ type: 'find', job: 1, request: id, wanted, from: 300 })
    const found = await until((reply) => reply.type === 'found' && reply.request === id)
    if (found.type !== 'found' || !found.row) throw new Error(`one ${wanted} was expected`)
    expect(fits[wanted](found.row), wanted).toBe(true)
    expect(found.row.event).toBeGreaterThanOrEqual(300)
    expect(found.drawn).toBe(false)
  }
})

it('runs and repeats at the same time without losing either', async () => {
  const { ask, until, replies } = engine()
  ask({ type: 'run', job: 1, scenario: { ...long, pulses: 2e6 }, edits: [] })
  ask({
    type: 'repeat',
    job: 2,
    scenario: { ...defaultScenario, attack: 'ir' },
    seeds: Array.from({ length: 60 }, (_, k) => k + 1),
  })
  await until((reply) => reply.type === 'repeated' && reply.finished)
  await until(({ type }) => type === 'done')
  const results = replies.flatMap((reply) => (reply.type === 'repeated' ? reply.results : []))
  expect(results.map(({ seed }) => seed)).toEqual(Array.from({ length: 60 }, (_, k) => k + 1))
  const [compared, wrong] = [
    results.reduce((s, r) => s + r.compared, 0),
    results.reduce((s, r) => s + r.comparedErrors, 0),
  ]
  // 60 runs of about 256 bits at 25 %: σ = 0.0035; 4σ.
  expect(Math.abs(wrong / compared - 0.25)).toBeLessThan(0.014)
})

it('repeats are judged with all that is watched: pulse statistics and tags too', async () => {
  const { ask, until, replies } = engine()
  const s13: Scenario = { ...presets.metro, distanceKm: 50, attack: 'pns', pulses: 3e5 }
  const cases: readonly (readonly [Scenario, string])[] = [
    [s13, 'pulses'],
    [{ ...s13, attack: 'off' }, 'under'],
    [{ ...defaultScenario, attack: 'mitm' }, 'tags'],
    [{ ...defaultScenario, attack: 'ir' }, 'above'],
  ]
  for (const [job, [scenario, reason]] of cases.entries()) {
    ask({ type: 'repeat', job, scenario, seeds: [1, 2] })
    await until((reply) => reply.type === 'repeated' && reply.finished && reply.job === job)
    const results = replies.flatMap((reply) => (reply.type === 'repeated' && reply.job === job ? reply.results : []))
    expect(results.map((result) => result.reason)).toEqual([reason, reason])
  }
})

it('tells of a mistake instead of falling silent', async () => {
  const { ask, until } = engine()
  ask({ type: 'run', job: 1, scenario: { ...defaultScenario, distanceKm: -5, lossDbPerKm: 1 }, edits: [] })
  const failed = await until(({ type }) => type === 'failed')
  expect(failed.type === 'failed' && failed.error.message).toContain('loss')
})

it('opens fifty errors of ten billion pulses, each an error of the bits that were compared or kept', async () => {
  const { ask, until, replies } = engine()
  const scenario: Scenario = { ...presets.metro, distanceKm: 100, pulses: 1e10, comparedBits: 4096 }
  ask({ type: 'run', job: 1, scenario, edits: [] })
  await until(({ type }) => type === 'done')
  const blocks = replies.flatMap((reply) => (reply.type === 'progress' ? reply.blocks : []))
  const events = blocks.reduce((sum, block) => sum + block.events, 0)
  const compared = new Map<number, number>()
  let first = 0
  for (const block of blocks) {
    for (const [k, event] of block.compared.event.entries()) compared.set(first + event, block.compared.error[k]!)
    first += block.events
  }
  for (let k = 0; k < 50; k++) {
    ask({ type: 'find', job: 1, request: 100 + k, wanted: 'error', from: Math.floor((events * (k + 0.5)) / 51) })
    const found = await until((reply) => reply.type === 'found' && reply.request === 100 + k)
    if (found.type !== 'found' || !found.row) throw new Error('an error was expected')
    const { row } = found
    expect(row.error && row.kept && row.bobBit !== row.alice.bit).toBe(true)
    expect(row.pulse).toBeLessThan(scenario.pulses)
    // The row opened again and the bit behind the chart are the same bit.
    expect(compared.get(row.event) ?? null).toBe(row.compared ? 1 : null)
  }
}, 60_000)

it.each([
  ['clicks', { ...presets.metro, pulses: 2e7, distanceKm: 50, attack: 'ir' } as Scenario, false],
  ['counts', { ...presets.metro, pulses: 1e12, attack: 'ir' } as Scenario, true],
] as const)('finds one of every kind in a run of %s', async (_, scenario, drawn) => {
  const { ask, until } = engine()
  ask({ type: 'run', job: 1, scenario, edits: [] })
  await until(({ type }) => type === 'done')
  const kinds = ['loss', 'dark', 'double', 'known-to-eve', 'error'] as const
  for (const [request, wanted] of kinds.entries()) {
    ask({ type: 'find', job: 1, request, wanted, from: 5 })
    const found = await until((reply) => reply.type === 'found' && reply.request === request)
    expect(found).toMatchObject({ drawn, row: wanted === 'loss' ? { bobBit: null } : { clicked: expect.anything() } })
  }
  ask({ type: 'arrival', job: 1, request: 9 })
  const first = await until((reply) => reply.type === 'found' && reply.request === 9)
  expect(first).toMatchObject({ drawn, row: { bobBit: expect.any(Number) } })
})
