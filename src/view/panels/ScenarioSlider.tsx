import { type QuantityName, quantities } from '../../model/scenario/scenario'
import { beginDrag, endDrag } from '../../store/address'
import { setScenario } from '../../store/store'
import { QuantitySlider } from '../ui/QuantitySlider'
import { useApp, useAppState } from '../useApp'

interface Props {
  readonly name: QuantityName
  readonly label: string
  readonly note?: string | undefined
  /** In place of a change of the physics: Eve's hand acts live. */
  readonly onChange?: (value: number) => void
}

/** One number of the scenario. While it is dragged the address bar is only replaced. */
export function ScenarioSlider({ name, label, note, onChange }: Props) {
  const { store } = useApp()
  const value = useAppState(({ scenario }) => scenario[name])
  return (
    <QuantitySlider
      quantity={quantities[name]}
      value={value}
      label={label}
      note={note}
      onChange={onChange ?? ((next) => setScenario(store, { [name]: next }))}
      onDrag={(dragging) => (dragging ? beginDrag(store) : endDrag(store))}
    />
  )
}
