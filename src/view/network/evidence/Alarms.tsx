import { scaleLinear } from 'd3'
import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { fill } from '../../../locales/fill'
import { ALARM_CODES, gravest } from '../../../model/network/keys/alarm-history'
import { BottomAxis, LeftAxis, plotArea, roomyTicks, type Tick } from '../../charts/Axes'
import { ChartFrame, type Drawing } from '../../charts/ChartFrame'
import { Explain } from '../../charts/Explain'
import type { PlotSize } from '../../charts/useSize'
import { linkOf } from '../../panels/link'
import { alarmIcon } from '../../scene/geometry/marks'
import { MarkSvg } from '../../ui/MarkSvg'
import { textWidth } from '../../ui/text-width'
import { useApp, useAppState } from '../../useApp'
import { VERSION } from '../../version'
import { useLinkName } from '../useLinkName'
import { useNetwork } from '../useNetwork'
import type { EvidenceProps } from './evidence'
import { timeTicks } from './time-ticks'
import './alarms.css'

/** Links that are drawn. */
const MOST_ROWS = 8
/** A mark, and from one to the next, in sizes of the type. */
const MARK = 0.85
const PITCH = 1.15

/** Alarm of every link over time: one row a link, one mark a run, told by its shape. */
export default function AlarmsEvidence({ layout }: EvidenceProps) {
  const { words: all, format } = useApp()
  const words = all.network
  const w = words.alarms
  const link = useAppState(linkOf)
  const seed = useAppState(({ scenario }) => scenario.seed)
  const { live, answer } = useNetwork(useShallow((state) => ({ live: state.live, answer: state.answer })))
  const history = live?.alarms
  const seconds = history?.seconds ?? []
  const last = seconds.length - 1
  const linkName = useLinkName()
  const rows = useMemo(() => {
    const path = new Set(answer?.path?.plan.routes.flatMap(({ links }) => links) ?? [])
    // The last thing that was said of a link: not every link is tested every second.
    const rank = (codes: readonly number[]) => codes.findLast((code) => code > 0) ?? 0
    return (live?.stores ?? [])
      .flatMap((store) => {
        const codes = live?.alarms.alarms.get(store.link) ?? []
        return rank(codes) > 0 ? [{ store, codes, now: rank(codes), onPath: path.has(store.link) }] : []
      })
      .sort((p, q) => Number(q.onPath) - Number(p.onPath) || Math.abs(q.now - 2) - Math.abs(p.now - 2))
  }, [live, answer])
  const shown = rows.slice(0, MOST_ROWS)
  const count = (alarm: (typeof ALARM_CODES)[number]) =>
    format.integer(rows.filter(({ now }) => ALARM_CODES[now - 1] === alarm).length)
  const at = (i: number) => fill(words.stores.seconds, { t: format.decimal(seconds[i] ?? 0, 0) })
  const alarmWords = (code: number) => {
    const alarm = ALARM_CODES[code - 1]
    return alarm ? words.setup.alarm[alarm] : w.untested
  }

  const draw = (size: PlotSize): Drawing => {
    const { type } = size
    const widthOf = (text: string) => textWidth(text, type)
    const names = shown.map(({ store }) => linkName(store))
    const area = plotArea(size, Math.max(0, ...names.map(widthOf)))
    const side = type * MARK
    const span: [number, number] = [seconds[0] ?? 0, Math.max(seconds[last] ?? 1, (seconds[0] ?? 0) + 10)]
    const x = scaleLinear(span, [area.left + side, area.right - side])
    const rowY = (i: number) => area.top + ((i + 0.5) * (area.bottom - area.top)) / Math.max(1, shown.length)
    const parts = Math.max(4, Math.floor((area.right - area.left - 2 * side) / (type * PITCH)))
    const time = (index: number) => x((seconds[Math.floor(index)]! + seconds[Math.ceil(index)]!) / 2)
    return {
      marks: (
        <>
          <LeftAxis area={area} type={type} ticks={names.map((text, i): Tick => ({ at: rowY(i), text }))} />
          {shown.map(({ store, codes }, i) =>
            gravest(codes, parts).map(({ at: index, code }) => (
              <g key={`${store.link} ${index}`} transform={`translate(${time(index)} ${rowY(i)}) scale(${side / 28})`}>
                {alarmIcon(ALARM_CODES[code - 1]!).map(({ d, fill: inside, stroke }) => (
                  <path
                    key={d}
                    className="alarm-mark"
                    data-fill={inside ?? 'none'}
                    data-stroke={stroke ? 'yes' : 'no'}
                    d={d}
                  />
                ))}
              </g>
            )),
          )}
          <BottomAxis
            area={area}
            type={type}
            name={w.axis}
            ticks={roomyTicks(
              timeTicks(span[1])
                .filter((t) => t >= span[0])
                .map((t): Tick => ({ at: x(t), text: format.decimal(t, 0) })),
              widthOf,
            )}
          />
          {shown.length === 0 && (
            <text
              className="chart-empty"
              x={(area.left + area.right) / 2}
              y={(area.top + area.bottom) / 2}
              textAnchor="middle"
            >
              {answer?.links.every(({ kind }) => kind !== 'direct') ? w.none : w.empty}
            </text>
          )}
        </>
      ),
      ...(shown.length > 0 && {
        track: {
          x: seconds.map((t) => x(t)),
          y: seconds.map(() => area.bottom),
          top: area.top,
          bottom: area.bottom,
          text: (i: number) =>
            fill(w.point, {
              t: at(i),
              what: shown
                .map(({ store, codes }) => fill(w.says, { link: linkName(store), alarm: alarmWords(codes[i] ?? 0) }))
                .join(' '),
            }),
        },
      }),
    }
  }
  return (
    <div className="evidence-with-fields alarm-history">
      <ChartFrame
        id="ALARMS"
        title={w.title}
        summary={
          rows.length === 0
            ? w.empty
            : fill(w.summary, {
                t: at(last),
                m: format.integer(rows.length),
                ok: count('ok'),
                undecided: count('undecided'),
                nokey: count('nokey'),
                few: count('few'),
              })
        }
        layout={layout}
        words={all.charts}
        draw={draw}
        table={{
          caption: w.tableCaption,
          columns: [
            { name: 'seconds', title: w.time, show: format.integer },
            ...rows.map(({ store }) => ({ name: store.link, title: linkName(store) })),
          ],
          rows: seconds.map((t, i) => [t, ...rows.map(({ codes }) => alarmWords(codes[i] ?? 0))]),
        }}
        explain={<Explain paragraphs={w.explain} />}
        about={[fill(all.charts.frame.source, { kind: all.charts.frame.simulated, seed, version: VERSION }), link]}
      />
      <ul className="alarm-key" aria-label={w.key}>
        {ALARM_CODES.map((alarm) => (
          <li key={alarm}>
            <MarkSvg mark={alarmIcon(alarm)} width={18} scale={0.6} />
            {words.setup.alarm[alarm]}
          </li>
        ))}
      </ul>
      {rows.length > shown.length && (
        <p className="evidence-fields">
          {fill(w.more, { n: format.integer(shown.length), m: format.integer(rows.length) })}
        </p>
      )}
    </div>
  )
}
