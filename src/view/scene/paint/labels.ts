/** The few words on the bench, from what a frame holds. */
import { fill } from '../../../locales/fill'
import { bornProbability, stateOf } from '../../../model/physics/link/states'
import type { Format } from '../../format'
import { angleToZero, arrivingState, chanceOfZero, clickedAlone } from '../frame/chance'
import type { EvePicture } from '../frame/eve-picture'
import type { Answer, Held, Listening, Sending } from '../frame/frame'
import type { SceneWords } from '../words'

export interface LabelContext {
  readonly words: SceneWords
  readonly format: Format
  /** Share of the photons Eve touches while her hand is on the fibre. */
  readonly share: number
  readonly misalignment: number
}

export function aliceLabel({ basis, bit }: Sending, { words }: LabelContext, past: boolean): string {
  if (basis === null || bit === null) return words.sendsSomething
  return fill(past ? words.put : words.sends, { bit, basis: words.basis[basis] })
}

export function bobLabel({ arrived, basis, bit }: Answer, { words }: LabelContext): string {
  if (!arrived) return words.nothingCame
  if (basis === null) return ''
  if (bit === null) return fill(words.asks, { basis: words.basis[basis] })
  return fill(words.asksAndReads, { basis: words.basis[basis], bit })
}

/** More likely than this is said to be certain. */
const CERTAIN = 0.9995

const isChance = (probability: number): boolean => Math.abs(probability - 0.5) < 0.01

/** What zoom 1 says at Bob's name. */
export function bobAsked({ row }: Held, { words, misalignment }: LabelContext): string {
  if (row.arrived === false) return words.nothingCame
  if (row.bobBasis === null) return ''
  const basis = words.basis[row.bobBasis]
  const state = arrivingState(row)
  if (!state || clickedAlone(row)) return fill(words.asked, { basis })
  const born = bornProbability(state, stateOf(row.bobBasis, 0))
  if (isChance(born)) return fill(words.askedChance, { basis })
  if (Math.abs(born - 0.5) <= 0.49) return fill(words.askedLikely, { basis })
  const zero = chanceOfZero(state, row.bobBasis, misalignment)
  return fill(Math.max(zero, 1 - zero) > CERTAIN ? words.askedCertain : words.askedAlmost, { basis })
}

/** How much Eve touches, behind her name. */
export function eveReach(down: boolean, { words, format, share }: LabelContext): string {
  if (!down) return words.eveOff
  if (share >= 1) return words.eveEvery
  return share <= 0
    ? words.eveNever
    : fill(words.eveShare, { share: format.percent(share, (share * 100) % 1 === 0 ? 0 : 1) })
}

export interface EveLines {
  readonly first: string
  readonly second: string
}

/** What Eve did with the last photon. */
export function eveLines(listening: Listening, context: LabelContext, short: boolean): EveLines {
  const { touched, basis, bit, picture } = listening
  const { words } = context
  if (picture) return pictureLines(listening, picture, context, short)
  if (!touched) return { first: words.evePasses, second: '' }
  if (basis === null || bit === null) return { first: words.eveTouches, second: '' }
  return {
    first: fill(words.asks, { basis: words.basis[basis] }),
    second: fill(short ? words.eveReads : words.eveReadsSends, { bit }),
  }
}

/** What she is seen to do, and what it tells her by now. */
function pictureLines(
  { bit, announced }: Listening,
  picture: EvePicture,
  { words }: LabelContext,
  short: boolean,
): EveLines {
  const says = words.evePictures
  const first = says[picture]
  if (picture === 'cut' || picture === 'keys') return { first, second: picture === 'keys' ? says.keysNote : '' }
  if (bit === null) return { first, second: picture === 'bright' && !short ? says.noClick : '' }
  if (picture === 'bright') return { first, second: fill(short ? words.eveReads : says.trigger, { bit }) }
  if (picture === 'dice') return { first, second: fill(says.knows, { bit }) }
  if (picture === 'early' || picture === 'late') return { first, second: fill(says.guesses, { bit }) }
  return { first, second: announced ? fill(words.eveReads, { bit }) : short ? '' : says.waits }
}

const degrees = (radians: number): string => String(Math.round((radians * 1800) / Math.PI) / 10)

export interface HeldLines {
  readonly above: string
  readonly below: string
  /** The odds of the answer in large figures, and what they mean; null where the viewer cannot know them. */
  readonly odds: { readonly figure: string; readonly note: string } | null
}

/** What zoom 1 says about the photon it holds. */
/** @param short odds without a decimal, where there is little room */
export function heldLines({ row }: Held, { words, format, misalignment }: LabelContext, short = false): HeldLines {
  const alone = clickedAlone(row)
  const says = alone ? words.clickedAlone : row.arrived ? words.asItCame : words.asItLeft
  const above = fill(says, { number: format.integer(row.pulse + 1) })
  const state = arrivingState(row)
  if (!state || row.bobBasis === null || !row.arrived || alone) return { above, below: '', odds: null }
  const angle = angleToZero(state, row.bobBasis)
  const nearest = angle <= Math.PI / 4 ? words.d0 : words.d1
  const away = Math.min(angle, Math.PI / 2 - angle)
  const zero = chanceOfZero(state, row.bobBasis, misalignment)
  const equal = Math.abs(zero - 0.5) < 0.005
  // A copy has taken a part of it: what is left leans less than any angle says.
  const blurred = Math.hypot(...state) < 0.999
  const below = blurred
    ? equal
      ? words.blurredBoth
      : fill(words.blurred, { detector: nearest })
    : equal
      ? fill(words.fromBoth, { angle: 45 })
      : away < 0.005
        ? fill(words.alongAnswer, { detector: nearest })
        : fill(words.fromAnswer, { angle: degrees(away), detector: nearest })
  const likely = Math.max(zero, 1 - zero)
  if (likely > CERTAIN) return { above, below, odds: { figure: words.certain, note: words.certainNote } }
  const first = short ? Math.round(zero * 100) : Math.round(zero * 1000) / 10
  const [one, other] = equal ? ['50', '50'] : [String(first), String(Math.round((100 - first) * 10) / 10)]
  const figure = fill(words.odds, { one: one!, other: other! })
  return {
    above,
    below,
    odds: { figure, note: equal ? words.oddsNote : away < 0.005 ? words.certainNote : words.leaning },
  }
}

/** The sentence of what became of the photon, as far as the viewer knows. */
export function verdict({ row }: Held, { words }: LabelContext): string {
  const { verdict: says } = words
  if (row.arrived === false) return row.touched && row.light?.photons === 0 ? says.blocked : says.lost
  if (row.kept === false) {
    if (row.aliceBasis !== null && row.aliceBasis === row.bobBasis) return says.unused
    const state = arrivingState(row)
    const chance = !state || row.bobBasis === null || isChance(bornProbability(state, stateOf(row.bobBasis, 0)))
    return chance ? says.thrown : says.thrownUnlike
  }
  if (row.compared) return row.error ? says.comparedError : says.compared
  if (row.error === null) return says.keptUnseen
  return row.error ? says.error : says.kept
}
