import { type ReactNode, type RefObject, useState } from 'react'
import type { ChartWords } from '../../locales/en/charts'
import { Popover } from './Popover'
import { type Picture, savePng, saveSvg, saveText } from './save'
import { type ChartTable, tableCsv } from './table'

interface Props {
  readonly words: ChartWords
  readonly icon: ReactNode
  readonly table: ChartTable
  readonly about: readonly string[]
  /** Of the file, without its ending. */
  readonly name: string
  readonly picture: Picture
  /** The plot; null while something else stands in its place, then only numbers can be saved. */
  readonly drawing: RefObject<SVGSVGElement | null> | null
}

/** A button that opens the ways to save a chart. */
export function SaveMenu({ words, icon, table, about, name, picture, drawing }: Props) {
  const [failed, setFailed] = useState(false)
  const [copied, setCopied] = useState(false)
  const w = words.frame
  const save = async (how: () => void | Promise<void>, close: () => void) => {
    try {
      setFailed(false)
      setCopied(false)
      await how()
      close()
    } catch {
      setFailed(true) // said in words below
    }
  }
  const withSvg = (how: (svg: SVGSVGElement) => void | Promise<void>) => () => {
    const svg = drawing?.current
    return svg ? how(svg) : undefined
  }
  const ways = [
    { text: w.csv, hint: w.csvHint, how: () => saveText(tableCsv(table, about), `${name}.csv`) },
    ...(drawing
      ? [
          { text: w.png, hint: w.pngHint, how: withSvg((svg) => savePng(svg, picture, `${name}.png`)) },
          { text: w.svg, hint: w.svgHint, how: withSvg((svg) => saveSvg(svg, picture, `${name}.svg`)) },
        ]
      : []),
  ]
  return (
    <Popover icon={icon} text={w.save} className="chart-ways">
      {(close) => (
        <>
          {ways.map(({ text, hint, how }) => (
            <button key={text} type="button" aria-label={hint} onClick={() => void save(how, close)}>
              {text}
            </button>
          ))}
          <button
            type="button"
            aria-label={w.copyHint}
            onClick={() =>
              void save(
                async () => {
                  await navigator.clipboard.writeText([`${picture.title} ${picture.summary}`, ...about].join('\n'))
                  setCopied(true)
                },
                () => undefined,
              )
            }
          >
            {w.copy}
          </button>
          <p role="status">{copied ? w.copied : ''}</p>
          {failed && <p role="alert">{w.saveFailed}</p>}
        </>
      )}
    </Popover>
  )
}
