import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react'
import type { ChartWords } from '../../locales/en/charts'
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

/** A button that opens the three ways to save a chart. */
export function SaveMenu({ words, icon, table, about, name, picture, drawing }: Props) {
  const [open, setOpen] = useState(false)
  const [failed, setFailed] = useState(false)
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!open) return
    const close = (event: Event) => {
      if (event.target instanceof Node && box.current?.contains(event.target)) return
      setOpen(false)
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('focusin', close)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('focusin', close)
    }
  }, [open])

  const save = async (how: () => void | Promise<void>) => {
    try {
      setFailed(false)
      await how()
      setOpen(false)
      button.current?.focus()
    } catch {
      setFailed(true) // said in words below
    }
  }
  const svg = drawing?.current
  const ways = [
    { text: words.frame.csv, hint: words.frame.csvHint, how: () => saveText(tableCsv(table, about), `${name}.csv`) },
    ...(drawing
      ? [
          {
            text: words.frame.png,
            hint: words.frame.pngHint,
            how: () => (svg ? savePng(svg, picture, `${name}.png`) : undefined),
          },
          {
            text: words.frame.svg,
            hint: words.frame.svgHint,
            how: () => (svg ? saveSvg(svg, picture, `${name}.svg`) : undefined),
          },
        ]
      : []),
  ]

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what its buttons opened
    <div
      className="chart-save"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        event.stopPropagation()
        setOpen(false)
        button.current?.focus()
      }}
    >
      <button
        type="button"
        ref={button}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        title={words.frame.save}
        onClick={() => setOpen(!open)}
      >
        {icon}
        <span>{words.frame.save}</span>
      </button>
      {open && (
        <div className="chart-ways" id={id}>
          {ways.map(({ text, hint, how }) => (
            <button key={text} type="button" aria-label={hint} onClick={() => void save(how)}>
              {text}
            </button>
          ))}
          {failed && <p role="alert">{words.frame.saveFailed}</p>}
        </div>
      )}
    </div>
  )
}
