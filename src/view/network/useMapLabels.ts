import { type RefObject, useMemo } from 'react'
import { fill } from '../../locales/fill'
import { nodeKindOf } from '../../model/network/kinds/index'
import { useMedia } from '../ui/useMedia'
import { useApp } from '../useApp'
import { shareOf } from './flow'
import type { MapFrame } from './frame'
import { handsOf, noteIsFree } from './hands'
import { bitsText } from './hop-steps'
import { useHopping } from './KeyOnItsWay'
import { type Labels, type Line, placeLabels } from './labels'
import type { Box } from './projection'
import { useNetwork } from './useNetwork'
import { bitsShort, kmWords, rateWords, shareWords } from './words'

/** Up to so many fibres each says how many of its photons one stands for. */
const MOST_SHARES = 6

interface Wanted {
  readonly frame: MapFrame
  readonly box: Box
  /** Size of the letters, px. */
  readonly type: number
  readonly tapped: ReadonlySet<string>
  /** Bits in the stores of a node, and the room for them. */
  readonly stored: ReadonlyMap<string, { readonly bits: number; readonly room: number }>
  /** Measures texts. */
  readonly canvas: RefObject<HTMLCanvasElement | null>
}

/** What is written on the map, and where it found room. */
export function useMapLabels({ frame, box, type, tapped, stored, canvas }: Wanted): Labels {
  const { words: all, format } = useApp()
  const words = all.network
  const answer = useNetwork((state) => state.answer)
  const compact = useMedia('(max-width: 47.99em)')
  const hopping = useHopping()
  /** What has been sent in public so far, by fibre: its first bits. */
  const sent = useMemo(() => {
    const steps = hopping?.steps.slice(0, hopping.at) ?? []
    return new Map(
      steps.flatMap((step) => (step.kind === 'sent' ? [[step.link, bitsText(step.sent, 8)] as const] : [])),
    )
  }, [hopping])
  const photons = useNetwork((state) => state.photons)
  /** Of how many photons one is shown, by fibre, where it is written beside it; as a text, so that it seldom changes. */
  const shares = frame.fibres
    .flatMap(({ fibre: { id }, lookedAt }) => {
      const own = lookedAt || frame.fibres.length <= MOST_SHARES ? photons.get(id) : undefined
      return own ? [`${id} ${shareOf(own)}`] : []
    })
    .join('\n')
  /** Nodes whose keys come over lengths that nobody published. */
  const assumed = useMemo(
    () => new Set(frame.fibres.flatMap(({ fibre: { verified, from, to } }) => (verified ? [] : [from, to]))),
    [frame],
  )
  const storeTexts = useMemo(
    () =>
      new Map([...stored].map(([id, { bits }]) => [id, `${bitsShort(bits, format)}${assumed.has(id) ? ' ?' : ''}`])),
    [stored, format, assumed],
  )
  const holders = [...storeTexts.keys()].join(' ')

  // Places are found again when the map changes, not with every bit that comes in.
  // biome-ignore lint/correctness/useExhaustiveDependencies: store texts keep their places while their numbers grow
  const placed: Labels = useMemo(() => {
    const context = canvas.current?.getContext('2d')
    const family = getComputedStyle(document.body).fontFamily
    const measure = (text: string, strong: boolean) => {
      if (!context) return text.length * type * 0.55
      context.font = `${strong ? 600 : 400} ${type}px ${family}`
      return context.measureText(text).width
    }
    const fibreLines = (mark: MapFrame['fibres'][number]): readonly Line[] => {
      const { fibre: drawn, bitsPerSecond } = mark
      if (!drawn.verified) return [{ text: words.map.unverified, strong: true }]
      if (frame.detail === 'small')
        return mark.lookedAt ? [{ text: kmWords(drawn.lengthKm, format), strong: true }] : []
      const km = { text: kmWords(drawn.lengthKm, format), strong: true }
      if (frame.detail === 'medium' && !mark.onPath && !mark.lookedAt) return [km]
      const bits = sent.get(drawn.id)
      if (bits !== undefined) return [km, { text: fill(words.relay.sentBits, { bits }), strong: false }]
      if (mark.eve) {
        const how =
          bitsPerSecond === 0
            ? words.map.eveNoKey
            : mark.eve.eveShare > 0
              ? words.map.eveSilent
              : rateWords(bitsPerSecond, words, format)
        return [
          { text: words.map.eve, strong: true },
          { text: how, strong: false },
        ]
      }
      const own = mark.lookedAt || frame.fibres.length <= MOST_SHARES ? photons.get(drawn.id) : undefined
      const oneIn = own ? shareOf(own) : null
      const share = oneIn === null ? [] : [{ text: shareWords(oneIn, words.flow, format), strong: false }]
      const formula = mark.station && answer ? [{ text: words.map.formula, strong: false }] : []
      return answer
        ? [km, { text: rateWords(bitsPerSecond, words, format), strong: false }, ...share, ...formula]
        : [km]
    }
    const nodeLines = (mark: MapFrame['nodes'][number]): readonly Line[] => {
      if (frame.detail === 'dots') return []
      if (mark.inside) return []
      const reads = answer?.read.get(mark.node.id)
      if (mark.node.kind === 'relay' && frame.detail === 'large') {
        const name = mark.node.name.length <= 3 ? fill(words.map.relayTitle, { name: mark.node.name }) : mark.node.name
        const text = reads === 1 ? words.map.readsOne : fill(words.map.reads, { n: format.integer(reads ?? 0) })
        return [{ text: name, strong: true }, ...(reads ? [{ text, strong: false }] : [])]
      }
      if (mark.node.synthetic && mark.node.kind === 'relay' && !mark.end && !mark.lookedAt) return []
      const notYet = frame.detail === 'large' && !nodeKindOf(mark.node.kind).exists
      return [{ text: mark.node.name, strong: true }, ...(notYet ? [{ text: words.map.notYet, strong: false }] : [])]
    }
    return placeLabels({
      frame,
      box,
      type,
      measure,
      fibreLines,
      nodeLines,
      storeText: (mark) => (compact ? null : (storeTexts.get(mark.node.id) ?? null)),
      taken: [
        { left: box.width - 190, right: box.width, top: box.height - 46, bottom: box.height },
        { left: 0, right: 160, top: box.height - 54, bottom: box.height },
        {
          left: box.width - (noteIsFree(frame, box.width) ? (compact ? 120 : 236) : 92),
          right: box.width,
          top: 0,
          bottom: 92,
        },
        ...handsOf(frame, tapped, box.width).map(({ x, y, turn }) => {
          const [ux, uy] = [Math.sin(turn), -Math.cos(turn)]
          const [cx, cy] = [x + ux * 26, y + uy * 26]
          return { left: cx - 36, right: cx + 36, top: cy - 40, bottom: cy + 40 }
        }),
      ],
    })
  }, [frame, box, type, words, format, answer, tapped, compact, holders, shares, sent])
  const labels: Labels = useMemo(
    () => ({
      ...placed,
      stores: placed.stores.map((each) => ({
        ...each,
        label: each.label && { ...each.label, lines: [{ text: storeTexts.get(each.id) ?? '', strong: false }] },
      })),
    }),
    [placed, storeTexts],
  )
  return labels
}
