import { type MouseEvent, useEffect, useRef } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { fill } from '../../../locales/fill'
import { setScene } from '../../../store/network'
import { useTheme } from '../../panels/useTheme'
import { readPalette } from '../../scene/paint/palette'
import { useApp } from '../../useApp'
import { useNetwork, useNetworkTools } from '../useNetwork'

/** Side of the picture, px. */
const SIDE = 280

/** All pairs of very many users as one picture: a point for each, dark for a fibre, grey for relays. */
export function PairOverview() {
  const { words: all, format } = useApp()
  const w = all.network.pairs
  const { network: store } = useNetworkTools()
  const theme = useTheme()
  const canvas = useRef<HTMLCanvasElement>(null)
  const { joins, users, counts } = useNetwork(
    useShallow(({ answer }) => ({ joins: answer?.joins, users: answer?.pairs.users, counts: answer?.counts })),
  )
  const n = users?.length ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context || !joins || n === 0) return
    element.width = n
    element.height = n
    const { ground, ink, line } = readPalette(document.documentElement)
    context.fillStyle = ground
    context.fillRect(0, 0, n, n)
    // One colour after the other: few changes of the pen.
    for (const [code, colour] of [
      [2, line],
      [1, ink],
    ] as const) {
      context.fillStyle = colour
      for (let row = 1, at = 0; row < n; row++)
        for (let column = 0; column < row; column++, at++) if (joins[at] === code) context.fillRect(column, row, 1, 1)
    }
  }, [joins, n, theme])
  if (!users || n < 2) return null
  const pick = (event: MouseEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const place = (at: number, length: number) => Math.min(n - 1, Math.max(0, Math.floor((at / length) * n)))
    const [column, row] = [place(event.clientX - box.left, box.width), place(event.clientY - box.top, box.height)]
    if (column !== row) setScene(store, { pair: [users[Math.min(row, column)]!.id, users[Math.max(row, column)]!.id] })
  }
  return (
    <canvas
      ref={canvas}
      className="pairs-overview"
      role="img"
      data-testid="pairs-overview"
      aria-label={fill(w.overview, {
        n: format.integer(n),
        direct: format.integer(counts?.direct ?? 0),
        relays: format.integer(counts?.relays ?? 0),
        none: format.integer(counts?.none ?? 0),
      })}
      style={{ inlineSize: SIDE, blockSize: SIDE }}
      onClick={pick}
    />
  )
}
