import { ChevronRight } from 'lucide-react'
import { useMemo, useState } from 'react'
import { fill } from '../../locales/fill'
import { COUNTERMEASURES, type Countermeasure, DICE } from '../../model/attacks/countermeasures'
import { mdiRate } from '../../model/engine/mdi-rate'
import { setScenario } from '../../store/store'
import { ICON } from '../ui/icon'
import { Select } from '../ui/Select'
import { Switch } from '../ui/Switch'
import { useApp, useAppState } from '../useApp'

/** What Alice and Bob do against attacks: one switch each, folded away until somebody looks. */
export function Countermeasures() {
  const { words } = useApp()
  const [open, setOpen] = useState(false)
  const { countermeasures: texts } = words.lab.setup
  return (
    <>
      <button
        type="button"
        className="setup-disclosure"
        aria-expanded={open}
        data-testid="countermeasures"
        onClick={() => setOpen(!open)}
      >
        <ChevronRight {...ICON} size={16} />
        {texts.title}
      </button>
      {open && (
        <div className="setup-countermeasures">
          <DecoySwitch />
          {COUNTERMEASURES.map((each) => (
            <OneSwitch key={each} each={each} />
          ))}
          <TagSwitch />
          <DiceChoice />
        </div>
      )}
    </>
  )
}

/** Weak pulses with or without decoys; single photons have no use for them. */
function DecoySwitch() {
  const { store, words } = useApp()
  const source = useAppState(({ scenario }) => scenario.source)
  const { setup } = words.lab
  const on = source === 'decoy'
  if (source === 'sp' || source === 'spdc') return <p className="quantity-note">{setup.countermeasures.noDecoys}</p>
  return (
    <Switch
      label={setup.countermeasures.decoys}
      state={on ? setup.on : setup.off}
      on={on}
      testId="cm-decoys"
      onChange={(next) => setScenario(store, { source: next ? 'decoy' : 'wcp' })}
    />
  )
}

function OneSwitch({ each }: { readonly each: Countermeasure }) {
  const { store, words } = useApp()
  const taken = useAppState(({ scenario }) => scenario.countermeasures)
  const { setup } = words.lab
  const on = taken.includes(each)
  const change = (next: boolean) =>
    setScenario(store, {
      countermeasures: COUNTERMEASURES.filter((other) => (other === each ? next : taken.includes(other))),
    })
  return (
    <>
      <Switch
        label={setup.countermeasures.names[each]}
        state={on ? setup.on : setup.off}
        on={on}
        testId={`cm-${each}`}
        onChange={change}
      />
      {each === 'mdi' && on && <MdiRate />}
    </>
  )
}

/** Its key from the closed form: no photon is drawn for it, and it says so. */
function MdiRate() {
  const { words, format } = useApp()
  const scenario = useAppState((state) => state.scenario)
  const { countermeasures: texts } = words.lab.setup
  const perPair = useMemo(() => mdiRate(scenario).perPair, [scenario])
  const { value, unit } = format.rate(perPair * scenario.clockHz)
  const rate =
    scenario.hardware === 'ideal' ? fill(texts.mdiPerPair, { b: format.decimal(perPair, 3) }) : `${value}\u00a0${unit}`
  return (
    <p className="quantity-note" data-testid="mdi-rate">
      {perPair > 0 ? fill(texts.mdiRate, { rate, mu: format.decimal(scenario.meanPhotons, 2) }) : texts.mdiNoKey}{' '}
      {texts.mdiNote}
    </p>
  )
}

function TagSwitch() {
  const { store, words } = useApp()
  const on = useAppState(({ scenario }) => scenario.authenticated)
  const { setup } = words.lab
  return (
    <Switch
      label={setup.countermeasures.authentication}
      state={on ? setup.on : setup.off}
      on={on}
      testId="cm-auth"
      onChange={(authenticated) => setScenario(store, { authenticated })}
    />
  )
}

function DiceChoice() {
  const { store, words } = useApp()
  const dice = useAppState(({ scenario }) => scenario.dice)
  const { countermeasures: texts } = words.lab.setup
  return (
    <Select
      label={texts.dice}
      options={DICE.map((value) => ({ value, text: `${texts.dice}: ${texts.diceNames[value]}` }))}
      value={dice}
      testId="cm-dice"
      onChange={(next) => setScenario(store, { dice: next })}
    />
  )
}
