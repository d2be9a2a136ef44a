import { expect, it, onTestFinished } from 'vitest'
import { defaultDistanceOptions, distanceChartData } from '../model/engine/distance-chart'
import { presets } from '../model/scenario/scenario'
import type { DistanceReply, DistanceRequest } from './distance-messages'
import { serveDistance } from './serve-distance'

const at = (distanceKm: number) => ({ ...presets.metro, distanceKm })

/** The server on one end of a channel; all that it has said, and a wait for the last word of a job. */
function server() {
  const { port1, port2 } = new MessageChannel()
  serveDistance(port2)
  const replies: DistanceReply[] = []
  const waiting = new Map<number, () => void>()
  port1.onmessage = ({ data }: MessageEvent<DistanceReply>) => {
    replies.push(data)
    if (data.type === 'done' || data.type === 'failed') waiting.get(data.job)?.()
  }
  onTestFinished(() => {
    port1.close()
    port2.close()
  })
  const ask = (request: DistanceRequest) => {
    port1.postMessage(request)
    return new Promise<void>((resolve) => waiting.set(request.job, resolve))
  }
  return { replies, ask }
}

it('answers with the chart that the model gives', async () => {
  const { replies, ask } = server()
  await ask({ job: 1, scenario: at(50), options: defaultDistanceOptions })
  expect(replies).toEqual([
    { job: 1, type: 'chart', chart: distanceChartData(at(50)), more: false },
    { job: 1, type: 'done' },
  ])
})

it('of what was asked while it worked it answers the latest alone', async () => {
  const { replies, ask } = server()
  for (let job = 1; job < 20; job++) void ask({ job, scenario: at(job), options: defaultDistanceOptions })
  await ask({ job: 20, scenario: at(20), options: defaultDistanceOptions })
  const charts = replies.filter(({ type }) => type === 'chart').map(({ job }) => job)
  expect(charts.at(-1)).toBe(20)
  expect(charts.length).toBeLessThan(5)
})

it('gives up a search that nobody waits for any more', async () => {
  const { replies, ask } = server()
  const options = { ...defaultDistanceOptions, protocols: ['bb84-two-decoy-finite'] as const, bestFinite: true }
  void ask({ job: 1, scenario: at(50), options })
  await expect.poll(() => replies.length).toBeGreaterThan(0)
  await ask({ job: 2, scenario: at(60), options: defaultDistanceOptions })
  expect(replies.filter(({ job, type }) => job === 1 && type !== 'chart')).toEqual([])
})

it('says in words what it could not draw, and goes on', async () => {
  const { replies, ask } = server()
  await ask({ job: 1, scenario: { ...at(50), misalignment: 2 }, options: defaultDistanceOptions })
  expect(replies[0]).toMatchObject({ job: 1, type: 'failed', error: { name: 'RangeError' } })
  expect((replies[0] as { error: Error }).error.message).toContain('misalignment = 2')
  await ask({ job: 2, scenario: at(50), options: defaultDistanceOptions })
  expect(replies.at(-1)).toEqual({ job: 2, type: 'done' })
})
