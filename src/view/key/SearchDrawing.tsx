/** One still picture of a search: halves of a block narrowing down, and under them the bits themselves. */
import { fill } from '../../locales/fill'
import type { Words } from '../../locales/index'
import type { CascadePicture } from '../../model/postprocessing/reconciliation/cascade/picture'
import type { Viewer } from '../../model/scenario/viewing'
import * as column from '../scene/geometry/columns'
import { px, roundedRectangle } from '../scene/geometry/shape'
import { bitIn, lensOf, type SearchFrame, type SearchRow } from './search-frames'
import { seesBob } from './strip-view'

const ROW = 22
const TOP = 6
/** Rows of a block of 2 048 bits fit without a jump of the page; longer searches make the picture grow. */
const LEAST_ROWS = 7
const BITS_HEIGHT = 52
/** Columns stand no wider apart than on the bench, and no closer than they can be told apart. */
const WIDEST = 20
const CLOSEST = 9

interface Props {
  readonly picture: CascadePicture
  readonly frame: SearchFrame
  /** Most rows of any frame of this error, so that nothing jumps while it is searched for. */
  readonly rows: number
  readonly width: number
  readonly viewer: Viewer
  readonly words: Words['key']['correct']
  readonly name: string
}

export function SearchDrawing({ picture, frame, rows, width, viewer, words, name }: Props) {
  const narrow = width < 520
  const label = narrow ? 76 : 190
  const across = width - label - 4
  const { block } = frame
  const length = block.to - block.from
  const lens = lensOf(frame, Math.floor(across / CLOSEST))
  const pitchOf = (bits: number) => Math.min(WIDEST, across / bits)
  const scale = (position: number) => 2 + (position - block.from) * Math.min(WIDEST, across / length)
  const floor = TOP + ROW * Math.max(LEAST_ROWS, rows + 1) + 8
  const height = floor + BITS_HEIGHT
  return (
    <svg className="search" role="img" aria-label={name} width={width} height={height}>
      <path
        className="search-block"
        d={roundedRectangle(scale(block.from), TOP + 6, scale(block.to) - scale(block.from), 8, 4)}
      />
      {frame.reopens && (
        <>
          <path
            className="search-lit"
            d={roundedRectangle(scale(frame.from), TOP + 6, Math.max(3, scale(frame.end) - scale(frame.from)), 8, 4)}
          />
          <text x={narrow ? 2 : width - label + 8} y={TOP + (narrow ? 32 : 15)} className="search-word">
            {words.lit}
          </text>
        </>
      )}
      {frame.rows.map((row, i) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: rows only come and go at the end
          key={i}
          row={row}
          y={TOP + 10 + ROW * i}
          latest={i === frame.rows.length - 1 && !frame.found}
          scale={scale}
          text={fill(narrow ? words.parityPhone : words.parity, {
            a: row.alice,
            b: row.bob,
            sign: verdictSign(row),
          })}
          sign={narrow ? '' : verdictSign(row)}
          x={width - label + 8}
          right={width - 2}
        />
      ))}
      {lens && (
        <Bits
          picture={picture}
          frame={frame}
          lens={lens}
          pitch={pitchOf(lens[1] - lens[0])}
          top={floor}
          from={TOP + 14 + ROW * Math.max(0, lensRow(frame, lens))}
          scale={scale}
          viewer={viewer}
        />
      )}
    </svg>
  )
}

/** The row whose part is the lens: leaders start under it. */
const lensRow = ({ rows }: SearchFrame, [from, end]: readonly [number, number]): number =>
  rows.findIndex((row) => row.from <= from && end <= row.end && row.end - row.from <= end - from)

/** Whether the parities agree; a verdict that corrections have turned over since shows both. */
function verdictSign({ alice, bob, turned }: SearchRow): string {
  const [said, other] = alice === bob ? ['=', '≠'] : ['≠', '=']
  return turned ? `${said} → ${other}` : said
}

interface RowProps {
  readonly row: SearchRow
  readonly y: number
  readonly latest: boolean
  readonly scale: (position: number) => number
  readonly text: string
  readonly sign: string
  readonly x: number
  readonly right: number
}

/** A part of the block; what was asked about is thick, and the sign says whether the parities agree. */
function Row({ row: { from, middle, end }, y, latest, scale, text, sign, x, right }: RowProps) {
  const asked = `M${px(scale(from) + 2)} ${y}H${px(Math.max(scale(from) + 2.5, scale(middle) - 2))}`
  const other =
    middle < end ? `M${px(scale(middle) + 1)} ${y}H${px(Math.max(scale(middle) + 1.5, scale(end) - 2))}` : ''
  return (
    <g className="search-row" data-latest={latest}>
      <path className="search-asked" d={asked} />
      {other && <path className="search-other" d={other} />}
      <text x={x} y={y + 5}>
        {text}
      </text>
      <text x={right} y={y + 5} textAnchor="end" className="search-sign">
        {sign}
      </text>
    </g>
  )
}

interface BitsProps {
  readonly picture: CascadePicture
  readonly frame: SearchFrame
  readonly lens: readonly [number, number]
  readonly pitch: number
  readonly top: number
  /** Height at which the leaders begin. */
  readonly from: number
  readonly scale: (position: number) => number
  readonly viewer: Viewer
}

/** Bob's bits in the part that is drawn; errors are hatched for whoever may know of them. */
function Bits({ picture, frame, lens: [start, end], pitch, top, from, scale, viewer }: BitsProps) {
  const { block } = frame
  const whole = start === block.from && end === block.to
  const left = whole ? scale(start) : 2
  const size = { bar: Math.min(8, pitch - 3), pitch, full: 26, gap: 12 }
  const at = (position: number) => left + (position - start) * pitch + (pitch - size.bar) / 2
  const error = picture.errors[frame.error]!
  const columns = Array.from({ length: end - start }, (_, i) => start + i)
  return (
    <g>
      {!whole && (
        <path
          className="search-leader"
          d={`M${px(scale(start))} ${from}L${px(left)} ${top - 4}M${px(scale(end))} ${from}L${px(left + (end - start) * pitch)} ${top - 4}`}
        />
      )}
      <g transform={`translate(0 ${top + 8})`}>
        {columns.map((position) => {
          const bit = bitIn(frame, position)
          const inside = position >= frame.from && position < frame.end
          const value = seesBob(viewer) && bit ? bit.bob : null
          const wrong = bit?.wrong && viewer === 'all'
          return (
            <g key={position} className="search-bit" data-inside={inside}>
              {value === null ? (
                <path className="strip-unknown" d={column.bar(size, 'alice', null, at(position), size.bar, 0.6)} />
              ) : wrong ? (
                <>
                  <path className="strip-error" d={column.bar(size, 'alice', value, at(position), size.bar, 0.75)} />
                  <path className="strip-hatch" d={column.hatch(size, 'alice', value, at(position))} />
                </>
              ) : (
                <path className="strip-bar" d={column.bar(size, 'alice', value, at(position))} />
              )}
              {frame.found && position === error.position && (
                <path className="search-ring" d={roundedRectangle(at(position) - 3, -4, size.bar + 6, 34, 4)} />
              )}
            </g>
          )
        })}
        <path className="search-ground" d={`M${px(left)} 30H${px(left + (end - start) * pitch)}`} />
      </g>
    </g>
  )
}
