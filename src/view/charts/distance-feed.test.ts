import { expect, it, vi } from 'vitest'
import { defaultDistanceOptions, distanceChartData } from '../../model/engine/distance-chart'
import { presets } from '../../model/scenario/scenario'
import type { DistanceReply, DistanceRequest } from '../../worker/distance-messages'
import { type DistanceState, distanceFeed } from './distance-feed'

function byHand() {
  const requests: DistanceRequest[] = []
  const states: DistanceState[] = []
  const stop = vi.fn()
  let onReply: (reply: DistanceReply) => void = () => undefined
  const feed = distanceFeed(
    (given) => {
      onReply = given
      return { ask: (request) => requests.push(request), stop }
    },
    (state) => states.push(state),
  )
  // Jobs are counted over the whole page; here the first of a test is 1.
  const reply = (answer: DistanceReply) => onReply({ ...answer, job: requests[0]!.job - 1 + answer.job })
  return { feed, requests, states, stop, reply }
}

const near = { ...presets.metro, distanceKm: 20 }
const far = { ...presets.metro, distanceKm: 100 }
const chartOf = (scenario: typeof near) => distanceChartData(scenario)

it('keeps the curves that are there until newer ones come, and says what they were made for', () => {
  const { feed, reply, states, requests } = byHand()
  feed.ask(near, defaultDistanceOptions)
  feed.ask(far, defaultDistanceOptions)
  expect(requests[1]!.job - requests[0]!.job).toBe(1)
  reply({ job: 1, type: 'chart', chart: chartOf(near), more: false })
  expect(states.at(-1)!.view!.scenario).toBe(near)
  reply({ job: 2, type: 'chart', chart: chartOf(far), more: false })
  expect(states.at(-1)!.view!.scenario).toBe(far)
})

it('does not go back: an answer that comes late is dropped', () => {
  const { feed, reply, states } = byHand()
  feed.ask(near, defaultDistanceOptions)
  feed.ask(far, defaultDistanceOptions)
  reply({ job: 2, type: 'chart', chart: chartOf(far), more: false })
  reply({ job: 1, type: 'chart', chart: chartOf(near), more: false })
  reply({ job: 1, type: 'failed', error: { name: 'RangeError', message: 'late' } })
  expect(states.length).toBe(1)
  expect(states[0]).toMatchObject({ view: { scenario: far }, failure: null })
})

it('keeps the old curves beside the reason why there are no new ones', () => {
  const { feed, reply, states } = byHand()
  feed.ask(near, defaultDistanceOptions)
  reply({ job: 1, type: 'chart', chart: chartOf(near), more: false })
  feed.ask(far, defaultDistanceOptions)
  reply({ job: 2, type: 'failed', error: { name: 'RangeError', message: 'f: x = 2 is not in [0, 1]' } })
  expect(states.at(-1)).toMatchObject({ view: { scenario: near }, failure: 'f: x = 2 is not in [0, 1]' })
})

it('takes a better curve for what is drawn only', () => {
  const { feed, reply, states } = byHand()
  feed.ask(near, defaultDistanceOptions)
  const chart = chartOf(near)
  reply({ job: 1, type: 'chart', chart, more: true })
  const curve = { ...chart.own, id: 'bb84-one-decoy-finite' as const }
  feed.ask(far, defaultDistanceOptions)
  reply({ job: 1, type: 'curve', curve })
  expect(states.at(-1)!.view!.chart.protocols).toEqual([curve])
  reply({ job: 2, type: 'chart', chart: chartOf(far), more: true })
  reply({ job: 1, type: 'curve', curve })
  expect(states.at(-1)!.view!.chart.protocols).toEqual([])
  reply({ job: 2, type: 'done' })
  expect(states.at(-1)!.view!.more).toBe(false)
})

it('stops what makes the curves', () => {
  const { feed, stop } = byHand()
  feed.stop()
  expect(stop).toHaveBeenCalledOnce()
})
