import { SlidersHorizontal } from 'lucide-react'
import { type ChangeEvent, useId, useState } from 'react'
import { fill } from '../../locales/fill'
import { comparesProtocols, type DistanceChartData } from '../../model/engine/distance-chart'
import { COMPARED_PROTOCOLS as PROTOCOLS } from '../../model/engine/distance-curve'
import type { Tally } from '../../model/engine/tally'
import type { Scenario } from '../../model/scenario/scenario'
import type { ChartProps } from './chart'
import { bestIntensities } from './distance-best'
import { axisEnds, BLOCKS, type DistanceChoice, optionsOf, REPEATERS, SECRECIES } from './distance-choice'
import { copyMethods } from './methods-text'
import { Popover } from './Popover'
import { agreeing, type SimulatedPoint, simulatedPoint, simulatedScenarios, whyTheyPart } from './simulated-points'

const LARGEST_FILE = 5_000_000

interface Props {
  readonly choice: DistanceChoice
  readonly onChoice: (change: (old: DistanceChoice) => DistanceChoice) => void
  readonly scenario: Scenario
  readonly chart: DistanceChartData
  readonly props: ChartProps
  /** Reads a file of points; null for one that is too large. */
  readonly take: (text: string | null) => void
  /** Says what came of something, under the plot. */
  readonly setSaid: (text: string) => void
}

/** Axes, curves and points of the distance chart, and what can be done with them. */
export function DistanceChoices({ choice, onChoice, scenario, chart, props, take, setSaid }: Props) {
  const { words, format, actions } = props
  const w = words.dist
  const ids = useId()
  /** Stops the simulation that is going on; null where none is. */
  const [stop, setStop] = useState<(() => void) | null>(null)
  const compares = comparesProtocols(scenario)
  const ends = axisEnds(scenario)
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
    take(file.size > LARGEST_FILE ? null : await file.text())
  }

  const best = () => {
    const found = bestIntensities(scenario, optionsOf(choice, scenario).finite)
    if (!found) return setSaid(w.bestNone)
    actions.setScenario?.(found.patch)
    const { signal, weak, vacuum } = found.patch.shares
    setSaid(
      fill(w.bestFound, {
        mu: format.decimal(found.patch.meanPhotons, 2),
        nu: format.decimal(found.patch.weakMeanPhotons, 2),
        shares: [signal, weak, vacuum].map((share) => format.percentValue(share, 0)).join('-'),
        bias: format.percent(found.patch.basisBias, 0),
        r: format.inline(format.rate(found.bitsPerSecond)),
        r0: format.inline(format.rate(found.before)),
        n: format.power(choice.blockBits),
      }),
    )
  }

  const simulate = () => {
    const wanted = simulatedScenarios(scenario, Math.min(chart.own.lengthsKm.at(-1)!, chart.own.lastKm ?? ends.far))
    const points: SimulatedPoint[] = []
    const show = () => set({ simulated: { scenario, wanted: wanted.length, points: [...points] } })
    setSaid(fill(w.simulating, { n: 0, m: wanted.length }))
    const end = () => setStop(null)
    const onPoint = (index: number, tally: Tally, finished: boolean) => {
      if (finished) end()
      const point = simulatedPoint(wanted[index]!, tally)
      if (point) points.push(point)
      const said = { k: agreeing(points), n: points.length, m: wanted.length }
      const reasons = whyTheyPart(scenario, points).map((reason) => w.parting[reason])
      setSaid(points.length < wanted.length ? fill(w.simulating, said) : [fill(w.agree, said), ...reasons].join(' '))
      show()
    }
    const running = actions.sweep?.(wanted, onPoint, () => {
      end()
      setSaid(w.simulationFailed)
    })
    // In a function, since a function alone would be called by React.
    if (running) setStop(() => running)
  }

  const stopSimulation = () => {
    stop?.()
    setStop(null)
    setSaid(w.simulationStopped)
  }

  const select = (
    label: string,
    value: number,
    values: readonly number[],
    text: (value: number) => string,
    onChange: (value: number) => void,
  ) => (
    <label className="distance-select" htmlFor={`${ids}${label}`}>
      <span>{label}</span>
      <select id={`${ids}${label}`} value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {values.map((each) => (
          <option key={each} value={each}>
            {text(each)}
          </option>
        ))}
      </select>
    </label>
  )
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
            {ends.far > ends.near &&
              check(fill(w.reach, { km: format.integer(ends.far) }), choice.far, (far) => set({ far }))}
            {check(w.loss, choice.loss, (loss) => set({ loss }))}
            {check(w.perPulse, choice.perPulse, (perPulse) => set({ perPulse }))}
            {scenario.channel === 'fibre' && check(w.showOften, choice.often, (often) => set({ often }))}
          </fieldset>
          <fieldset>
            <legend>{w.groups.curves}</legend>
            {check(w.showPresets, choice.presets, (presets) => set({ presets }))}
            {!compares && <p>{scenario.channel === 'space' ? w.fibreOnly : w.lossless}</p>}
            {(compares ? PROTOCOLS : []).map((id) =>
              check(w.protocols[id], choice.protocols.includes(id), (on) =>
                set({
                  protocols: PROTOCOLS.filter((other) => (other === id ? on : choice.protocols.includes(other))),
                }),
              ),
            )}
            {chart.limit &&
              select(
                w.repeaters,
                choice.repeaters,
                REPEATERS,
                (n) => (n === 0 ? w.noRepeaters : format.integer(n)),
                (repeaters) => set({ repeaters }),
              )}
          </fieldset>
          <fieldset>
            <legend>{w.groups.finite}</legend>
            {select(
              w.block,
              choice.blockBits,
              BLOCKS,
              (bits) => fill(w.blockValue, { n: format.power(bits) }),
              (blockBits) => set({ blockBits }),
            )}
            {select(w.secrecy, choice.secrecy, SECRECIES, format.power, (secrecy) => set({ secrecy }))}
            {compares && check(w.bestFinite, choice.bestFinite, (bestFinite) => set({ bestFinite }))}
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
            {actions.sweep && chart.own.lastKm !== 0 && (scenario.channel === 'space' || scenario.lossDbPerKm > 0) && (
              <button type="button" data-testid="simulate" onClick={stop ? stopSimulation : simulate}>
                {stop ? w.stopSimulation : w.simulate}
              </button>
            )}
            {choice.measured !== '' && (
              <button type="button" onClick={() => set({ measured: '' })}>
                {w.dropRemove}
              </button>
            )}
          </fieldset>
          <button type="button" onClick={() => void copyMethods(scenario, chart, choice, props).then(setSaid)}>
            {w.methods}
          </button>
        </>
      )}
    </Popover>
  )
}
