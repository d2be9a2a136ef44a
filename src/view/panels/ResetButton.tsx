import { useMemo } from 'react'
import { defaultScenario } from '../../model/scenario/scenario'
import { defaultViewing } from '../../model/scenario/viewing'
import { Button } from '../ui/Button'
import { useApp, useAppState } from '../useApp'
import { say } from './shell'
import './reset.css'

const AT_DEFAULT = JSON.stringify([defaultScenario, defaultViewing])

/** Every setting back to where it stands in a link that says nothing. */
export function ResetButton() {
  const { store, shell, words } = useApp()
  const scenario = useAppState((state) => state.scenario)
  const viewing = useAppState((state) => state.viewing)
  const atDefault = useMemo(() => JSON.stringify([scenario, viewing]) === AT_DEFAULT, [scenario, viewing])
  const reset = () => {
    store.setState({
      scenario: defaultScenario,
      viewing: defaultViewing,
      unknown: new Map(),
      problems: [],
      edits: [],
    })
    say(shell, words.lab.setup.resetDone)
  }
  return (
    <div className="reset">
      <Button disabled={atDefault} onClick={reset}>
        {words.lab.setup.reset}
      </Button>
    </div>
  )
}
