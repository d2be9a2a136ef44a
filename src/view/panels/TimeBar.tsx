import { ChevronLast, Dices, Pause, Play, RotateCcw, SkipBack, SkipForward } from 'lucide-react'
import { fill } from '../../locales/fill'
import { quantities } from '../../model/scenario/scenario'
import { SPEEDS } from '../../model/scenario/viewing'
import { beginDrag, endDrag } from '../../store/address'
import { selectHeadline } from '../../store/selectors'
import { setScenario, setViewing } from '../../store/store'
import { Button } from '../ui/Button'
import { ICON } from '../ui/icon'
import { QuantityField } from '../ui/QuantityField'
import { Range } from '../ui/Range'
import { useMedia } from '../ui/useMedia'
import { useApp, useAppState } from '../useApp'
import { countedBy, speedWords } from './speed-words'
import { stepBack, stepOn, togglePlay, toTheEnd } from './transport'
import { shownZoom } from './zoom'
import './time-bar.css'

/** The one primary button of the page. */
export function PlayButton() {
  const { store, controls, words } = useApp()
  const playing = useAppState(({ playback }) => playback.playing)
  const { time } = words.lab
  return (
    <Button kind="primary" className="time-play" data-testid="play" onClick={() => togglePlay(store, controls)}>
      {playing ? <Pause {...ICON} fill="currentColor" /> : <Play {...ICON} fill="currentColor" />}
      {playing ? time.pause : time.play}
    </Button>
  )
}

/** One event back. */
export function StepBackButton() {
  const { store, controls, words } = useApp()
  const atStart = useAppState(({ playback }) => playback.shown === 0 && !playback.playing)
  return (
    <Button
      kind="icon"
      aria-label={words.lab.time.back}
      title={words.lab.time.back}
      aria-disabled={atStart}
      onClick={() => stepBack(store, controls)}
    >
      <SkipBack {...ICON} />
    </Button>
  )
}

/** One event on; with the word beside the icon where there is room. */
export function StepButton({ withWord }: { readonly withWord: boolean }) {
  const { store, controls, words } = useApp()
  const { time } = words.lab
  return (
    <Button
      kind={withWord ? 'quiet' : 'icon'}
      aria-label={withWord ? undefined : time.step}
      data-testid="step"
      onClick={() => stepOn(store, controls)}
    >
      <SkipForward {...ICON} />
      {withWord && time.step}
    </Button>
  )
}

/** To the last pulse that has been counted: at the hardware's own pace a long run takes minutes to watch. */
function EndButton() {
  const { store, controls, words } = useApp()
  return (
    <Button
      kind="icon"
      aria-label={words.lab.time.end}
      title={words.lab.time.end}
      data-testid="end"
      onClick={() => toTheEnd(store, controls)}
    >
      <ChevronLast {...ICON} />
    </Button>
  )
}

/** Playback speed as a slider over the speeds there are. */
export function SpeedSlider() {
  const { store, words, format } = useApp()
  const speed = useAppState(({ viewing }) => viewing.speed)
  const counted = useAppState(({ scenario, run }) => countedBy(scenario.source, run.recording?.eventKind))
  const text = speedWords(speed, counted, words, format)
  const hardware = useAppState(({ viewing }) => shownZoom(viewing) === 5)
  return (
    <div className="time-speed">
      <span aria-hidden="true">{hardware ? words.lab.time.label : words.lab.time.speed}</span>
      <Range
        label={words.lab.time.speed}
        position={SPEEDS.indexOf(speed)}
        last={SPEEDS.length - 1}
        valueText={text}
        testId="speed"
        onChange={(position) => setViewing(store, { speed: SPEEDS[position] ?? speed })}
        onDrag={(dragging) => (dragging ? beginDrag(store) : endDrag(store))}
      />
      <strong aria-hidden="true">{text}</strong>
    </div>
  )
}

/** How far the run has come, in pulses. */
export function PulseCounter() {
  const { words, format } = useApp()
  const pulses = useAppState((state) => selectHeadline(state).pulses)
  const all = useAppState(({ scenario }) => scenario.pulses)
  const single = useAppState(({ scenario }) => scenario.source === 'sp')
  const { time } = words.lab
  return (
    <p className="time-counter">
      {single ? time.photon : time.pulse} <strong>{format.count(pulses)}</strong>{' '}
      <span className="time-all">{fill(time.of, { n: format.count(all) })}</span>
    </p>
  )
}

/** What the hardware does, beside what is watched: its clock. */
function ClockWord() {
  const { words, format } = useApp()
  const clockHz = useAppState(({ scenario }) => scenario.clockHz)
  return (
    <p className="time-counter">
      {words.lab.setup.clock} <strong>{format.inline(format.quantity(quantities.clockHz, clockHz))}</strong>
    </p>
  )
}

/** The seed, editable, with a fresh one beside it. */
export function SeedField() {
  const { store, controls, words } = useApp()
  const seed = useAppState(({ scenario }) => scenario.seed)
  const { time } = words.lab
  return (
    <div className="time-seed">
      <span aria-hidden="true">{time.seed}</span>
      <QuantityField
        quantity={quantities.seed}
        value={seed}
        label={time.seed}
        testId="seed"
        onChange={(next) => setScenario(store, { seed: next })}
      />
      <Button kind="icon" aria-label={time.newSeed} title={time.newSeed} onClick={() => controls.newSeed()}>
        <Dices {...ICON} />
      </Button>
    </div>
  )
}

export function RestartButton({ withWord = true }: { readonly withWord?: boolean }) {
  const { controls, words } = useApp()
  const { time } = words.lab
  return (
    <Button
      kind={withWord ? 'quiet' : 'icon'}
      aria-label={withWord ? undefined : time.restart}
      title={time.restartHint}
      data-testid="restart"
      onClick={() => controls.restart()}
    >
      <RotateCcw {...ICON} />
      {withWord && time.restart}
    </Button>
  )
}

/** Below this width Step and Restart are icons, so that the bar stays one line. */
const ROOMY = '(min-width: 86em)'

/** Playback: what you watch, not what the hardware does. */
export function TimeBar({ roomy: asked }: { readonly roomy: boolean }) {
  const { words } = useApp()
  const wide = useMedia(ROOMY)
  const roomy = asked && wide
  const level = useAppState(({ viewing }) => shownZoom(viewing))
  return (
    <section className="time-bar" aria-label={words.lab.time.label}>
      <PlayButton />
      <StepBackButton />
      <StepButton withWord={roomy} />
      {level > 3 && <EndButton />}
      <SpeedSlider />
      {level === 5 ? <ClockWord /> : <PulseCounter />}
      <SeedField />
      <RestartButton withWord={roomy} />
    </section>
  )
}
