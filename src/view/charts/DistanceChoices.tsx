import { SlidersHorizontal } from 'lucide-react'
import { type ChangeEvent, useId, useState } from 'react'
import { fill } from '../../locales/fill'
import {
  curveSetupOf,
  type DistanceChartData,
  COMPARED_PROTOCOLS as PROTOCOLS,
} from '../../model/engine/distance-chart'
import { optimiseIntensities } from '../../model/physics/optimal-intensities'
import { quantities, type Scenario } from '../../model/scenario/scenario'
import type { ChartProps } from './chart'
import type { DistanceChoice } from './distance-choice'
import { readMeasured } from './measured-points'
import { methodsText } from './methods-text'
import { Popover } from './Popover'
import { agreeing, type SimulatedPoint, simulatedPoint, simulatedScenarios } from './simulated-points'

const BLOCKS = [1e5, 1e6, 1e7, 1e8, 1e9] as const
const LARGEST_FILE = 5_000_000

interface Props {
  readonly choice: DistanceChoice
  readonly onChoice: (change: (old: DistanceChoice) => DistanceChoice) => void
  readonly scenario: Scenario
  readonly chart: DistanceChartData
  readonly props: ChartProps
}

/** Axes, curves and points of the distance chart, and what can be done with them. */
export function DistanceChoices({ choice, onChoice, scenario, chart, props }: Props) {
  const { words, format, actions } = props
  const w = words.dist
  const block = useId()
  const [said, setSaid] = useState('')
  const set = (patch: Partial<DistanceChoice>) => onChoice((old) => ({ ...old, ...patch }))
  const check = (text: string, checked: boolean, onChange: (on: boolean) => void) => (
    <label key={text}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {text}
    </label>
  )

  const readFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (!file) return
    const text = file.size > LARGEST_FILE ? '' : await file.text()
    set({ measured: text })
    setSaid(readingOf(text, props))
  }

  const best = () => {
    const found = optimiseIntensities(curveSetupOf(scenario, choice.blockBits), scenario.distanceKm, 2)
    if (found.perPulse === 0) return setSaid(w.bestNone)
    const patch = settable(found)
    actions.setScenario?.(patch)
    const { signal, weak, vacuum } = patch.shares
    setSaid(
      fill(w.bestFound, {
        mu: format.decimal(patch.meanPhotons, 2),
        nu: format.decimal(patch.weakMeanPhotons, 2),
        shares: [signal, weak, vacuum].map((share) => format.percentValue(share, 0)).join('-'),
        r: format.inline(format.rate(found.perPulse * scenario.clockHz)),
      }),
    )
  }

  const simulate = () => {
    const wanted = simulatedScenarios(scenario, Math.min(choice.reachKm, chart.own?.lastKm ?? choice.reachKm))
    const points: SimulatedPoint[] = []
    const show = () => set({ simulated: { scenario, wanted: wanted.length, points: [...points] } })
    setSaid(fill(w.simulating, { n: 0, m: wanted.length }))
    actions.sweep?.(wanted, (index, tally) => {
      const point = simulatedPoint(wanted[index]!, tally)
      if (point) points.push(point)
      const said = { k: agreeing(points), n: points.length, m: wanted.length }
      setSaid(fill(points.length < wanted.length ? w.simulating : w.agree, said))
      show()
    })
  }

  const copy = async () => {
    const text = methodsText(scenario, chart.here.perSecond, props)
    try {
      await navigator.clipboard.writeText(text)
      setSaid(w.methodsDone)
    } catch {
      setSaid(`${w.methodsFailed} ${text}`)
    }
  }

  return (
    <Popover
      icon={<SlidersHorizontal aria-hidden="true" />}
      text={w.options}
      hint={w.optionsHint}
      className="distance-choices"
    >
      {() => (
        <>
          <fieldset>
            <legend>{w.groups.axes}</legend>
            {check(w.reach, choice.reachKm === 1200, (on) => set({ reachKm: on ? 1200 : 600 }))}
            {check(w.loss, choice.loss, (loss) => set({ loss }))}
            {check(w.perPulse, choice.perPulse, (perPulse) => set({ perPulse }))}
            {check(w.showOften, choice.often, (often) => set({ often }))}
          </fieldset>
          <fieldset>
            <legend>{w.groups.curves}</legend>
            {check(w.showPresets, choice.presets, (presets) => set({ presets }))}
            {scenario.lossDbPerKm === 0 && <p>{w.lossless}</p>}
            {(scenario.lossDbPerKm === 0 ? [] : PROTOCOLS).map((id) =>
              check(w.protocols[id], choice.protocols.includes(id), (on) =>
                set({
                  protocols: PROTOCOLS.filter((other) => (other === id ? on : choice.protocols.includes(other))),
                }),
              ),
            )}
            <label htmlFor={block}>{w.block}</label>
            <select
              id={block}
              value={choice.blockBits}
              onChange={(event) => set({ blockBits: Number(event.target.value) })}
            >
              {BLOCKS.map((bits) => (
                <option key={bits} value={bits}>
                  {fill(w.blockValue, { n: format.power(bits) })}
                </option>
              ))}
            </select>
            {scenario.source === 'decoy' && actions.setScenario && (
              <button type="button" onClick={best}>
                {w.best}
              </button>
            )}
          </fieldset>
          <fieldset>
            <legend>{w.groups.points}</legend>
            {check(w.showPublished, choice.published, (published) => set({ published }))}
            <label>
              {w.drop}
              <input
                type="file"
                accept=".csv,.txt,.tsv,text/csv,text/plain"
                className="visually-hidden"
                onChange={(event) => void readFile(event)}
              />
            </label>
            <p>{w.dropHint}</p>
            {actions.sweep && chart.own && chart.own.lastKm !== 0 && scenario.lossDbPerKm > 0 && (
              <button type="button" data-testid="simulate" onClick={simulate}>
                {w.simulate}
              </button>
            )}
            {choice.measured !== '' && (
              <button type="button" onClick={() => set({ measured: '' })}>
                {w.dropRemove}
              </button>
            )}
          </fieldset>
          <button type="button" onClick={() => void copy()}>
            {w.methods}
          </button>
          <p role="status">{said}</p>
        </>
      )}
    </Popover>
  )
}

/** What was found in a file of points. */
export function readingOf(text: string, { words: { dist: w }, format }: Pick<ChartProps, 'words' | 'format'>): string {
  const { points, unread } = readMeasured(text)
  if (points.length === 0) return w.droppedNone
  const n = format.integer(points.length)
  return unread > 0 ? fill(w.droppedSome, { n, k: format.integer(unread) }) : fill(w.dropped, { n })
}

/** The choice in the steps of the settings, its shares summing to 1. */
function settable(found: {
  readonly mean: number
  readonly weakMean: number
  readonly shares: readonly [number, number, number]
}) {
  const rounded = (value: number, { min, max, step }: { min: number; max: number; step: number }) =>
    Number(Math.min(max, Math.max(min, Math.round(value / step) * step)).toPrecision(9))
  const weak = Math.max(0.01, Math.round(found.shares[1] * 100) / 100)
  const vacuum = Math.max(0.01, Math.round(found.shares[2] * 100) / 100)
  return {
    meanPhotons: rounded(found.mean, quantities.meanPhotons),
    weakMeanPhotons: rounded(found.weakMean, quantities.weakMeanPhotons),
    shares: { signal: Number((1 - weak - vacuum).toPrecision(9)), weak, vacuum },
  }
}
