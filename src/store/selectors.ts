/**
 * What the page shows of a run at the moment playback has reached, computed from the facts in the store.
 * Each answer is made once per recording and moment and then returned as the same object, so React sees
 * a change only when there is one.
 */

import type { Alarm, AlarmState } from '../model/engine/alarm'
import { eveHolds } from '../model/engine/eve-holds'
import { judge, lineOf } from '../model/engine/judge'
import { linkSettingsOf } from '../model/engine/link-settings-of'
import type { Recording } from '../model/engine/recording'
import { basisCount, intensityCount, type Tally } from '../model/engine/tally'
import type { Band } from '../model/math/wilson'
import type { Basis } from '../model/physics/link/states'
import { keySharePerKeptBit, longRunRate } from '../model/physics/link-settings'
import type { Scenario } from '../model/scenario/scenario'
import type { Viewer } from '../model/scenario/viewing'
import type { State } from './state'
import { tallyAt } from './tally-at'

export { lineOf }

/** Error rate of the compared bits. */
export interface QberFigure {
  readonly value: number
  readonly band: Band
  readonly compared: number
  readonly errors: number
}

/** How much of the kept bits becomes key in the long run at the error rate that was measured. */
export interface KeyFigure {
  /** Secret bits per kept bit that was not compared, 0–1; its range over the band of the error rate. */
  readonly share: number
  readonly shareBand: Band
  /** Secret bits per second at the hardware's clock; null on ideal hardware, where a clock means nothing. */
  readonly perSecond: number | null
}

/** Key bits Eve knows, for the viewers who may see it. */
export interface EveKnows {
  /** With certainty. */
  readonly known: number
  /** What her guesses at the others are worth, in bits of information; 0 where luck could be as good. */
  readonly guessed: number
  readonly of: number
}

/** Guesses count from this share of the bits on, and from so many standard deviations of luck. */
const GUESSED_SHARE = 0.02
const GUESSED_SIGMAS = 3

function eveKnowsOf(tally: Tally): EveKnows {
  const { certain, kept, information } = eveHolds(tally)
  const guessed = Math.max(0, (information ?? 0) * kept - certain)
  const noticed = guessed > Math.max(GUESSED_SHARE * kept, GUESSED_SIGMAS * Math.sqrt(kept))
  return { known: certain, guessed: noticed ? guessed : 0, of: kept }
}

export interface Headline {
  readonly alarm: Alarm
  /** The bases are tested apart and this one decides: alarm and error rate are of it alone. */
  readonly basis: Basis | null
  readonly qber: QberFigure | null
  readonly key: KeyFigure | null
  readonly pulses: number
  readonly arrived: number
  readonly kept: number
  /** Kept bits that differ, compared or not. */
  readonly errors: number
  readonly eveKnows: EveKnows | null
  /** Counts of a block that is not open yet: those at its beginning. */
  readonly approximate: boolean
}

/** Long-run key at a measured error rate; 0 once the alarm says that no key is made. */
export function keyFigureOf(scenario: Scenario, qber: QberFigure, alarm: AlarmState): KeyFigure {
  const settings = linkSettingsOf(scenario)
  const none = alarm === 'nokey'
  const shareAt = (rate: number) => (none ? 0 : keySharePerKeptBit(settings, rate))
  const share = shareAt(qber.value)
  return {
    share,
    shareBand: { low: shareAt(qber.band.high), high: shareAt(qber.band.low) },
    perSecond:
      scenario.hardware === 'ideal'
        ? null
        : share * settings.siftingFactor * longRunRate(settings).gain * settings.clockHz,
  }
}

const maySeeEve = (viewer: Viewer): boolean => viewer === 'all' || viewer === 'eve'

/** Everything the alarm row and the texts say when `landed` events of a recording have landed. */
export function headlineAt(recording: Recording, landed: number, viewer: Viewer): Headline {
  const { scenario } = recording
  const { tally, pulses, approximate } = tallyAt(recording, landed)
  const arrived = intensityCount(tally, 'clicked')
  // A run in which nothing ever clicked has sent its pulses though no event has landed.
  const { alarm, basis } = judge(recording, { landed: Math.max(landed, pulses > 0 ? 1 : 0), pulses, arrived })
  const qber: QberFigure | null = alarm.band && {
    value: alarm.errors / alarm.compared,
    band: alarm.band,
    compared: alarm.compared,
    errors: alarm.errors,
  }
  const kept = basisCount(tally, 'kept')
  return {
    alarm,
    basis,
    qber,
    key: qber && keyFigureOf(scenario, qber, alarm.state),
    pulses,
    arrived,
    kept,
    errors: basisCount(tally, 'errors'),
    eveKnows: maySeeEve(viewer) ? eveKnowsOf(tally) : null,
    approximate,
  }
}

/** The last headline made of each recording, with what it was made for. */
const headlines = new WeakMap<Recording, { landed: number; viewer: Viewer; opened: number; headline: Headline }>()
/** Before anything was sent. */
const beginnings = new WeakMap<Scenario, Map<boolean, Headline>>()

function beginningOf(scenario: Scenario, viewer: Viewer): Headline {
  const made = beginnings.get(scenario) ?? new Map<boolean, Headline>()
  beginnings.set(scenario, made)
  const sees = maySeeEve(viewer)
  const known = made.get(sees)
  if (known) return known
  const line = lineOf(scenario)
  const headline: Headline = {
    alarm: {
      compared: 0,
      errors: 0,
      line,
      band: null,
      ...(line === null ? { state: 'nokey', reason: 'no-line' } : { state: 'few', reason: 'few' }),
    },
    basis: null,
    qber: null,
    key: null,
    pulses: 0,
    arrived: 0,
    kept: 0,
    errors: 0,
    eveKnows: sees ? { known: 0, guessed: 0, of: 0 } : null,
    approximate: false,
  }
  made.set(sees, headline)
  return headline
}

/** Everything the alarm row and the texts say now. */
export function selectHeadline({
  scenario,
  run: { recording },
  playback: { shown },
  viewing: { viewer },
}: State): Headline {
  if (!recording) return beginningOf(scenario, viewer)
  const opened = recording.opened.size
  const last = headlines.get(recording)
  if (last && last.landed === shown && last.viewer === viewer && last.opened === opened) return last.headline
  const headline = headlineAt(recording, shown, viewer)
  headlines.set(recording, { landed: shown, viewer, opened, headline })
  return headline
}

/** What the alarm says now. */
export const selectAlarm = (state: State): Alarm => selectHeadline(state).alarm

/** Error rate of the compared bits with its 95 % band; null before the first compared bit. */
export const selectQber = (state: State): QberFigure | null => selectHeadline(state).qber

/** 95 % band of the error rate; null before the first compared bit. */
export const selectBand = (state: State): Band | null => selectHeadline(state).alarm.band

/** Key of the long run at the measured error rate; null before the first compared bit. */
export const selectKeyFigure = (state: State): KeyFigure | null => selectHeadline(state).key

/** Key bits Eve knows for certain; null for viewers who cannot see it. */
export const selectEveKnows = (state: State): EveKnows | null => selectHeadline(state).eveKnows
