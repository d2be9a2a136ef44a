import { useState } from 'react'
import type { Viewer } from '../../model/scenario/viewing'
import type { Wanted } from '../../store/controls'
import { Button } from '../ui/Button'
import { useApp, useAppState } from '../useApp'
import { lookAtOne } from './look-at'
import { seesEve } from './state-words'
import './sample.css'

/** Classes a viewer can tell apart: Bob sees his detectors, only Everyone sees what had no light. */
function classesFor(viewer: Viewer, eveOn: boolean): readonly Wanted[] {
  const clicks: readonly Wanted[] = viewer === 'all' ? ['dark', 'double'] : viewer === 'bob' ? ['double'] : []
  return ['error', 'loss', ...clicks, 'compared', ...(eveOn && seesEve(viewer) ? (['known-to-eve'] as const) : [])]
}

/** "One of these": a button for each class that was counted, down to one pulse of it at zoom 1. */
export function LookCloser() {
  const { store, controls, words } = useApp()
  const viewer = useAppState(({ viewing }) => viewing.viewer)
  const eveOn = useAppState(({ scenario, edits }) => [scenario, ...edits].some(({ attack }) => attack !== 'off'))
  const [none, setNone] = useState<Wanted | null>(null)
  const { sample } = words.lab
  const look = (wanted: Wanted) => {
    setNone(null)
    void lookAtOne(store, controls, wanted).then((found) => {
      if (!found) setNone(wanted)
    })
  }
  return (
    <fieldset className="look-closer">
      <legend className="visually-hidden">{sample.closer}</legend>
      <span aria-hidden="true">{sample.closer}</span>
      {classesFor(viewer, eveOn).map((wanted) => (
        <Button key={wanted} className="chip" data-testid={`one-${wanted}`} onClick={() => look(wanted)}>
          {sample.one[wanted]}
        </Button>
      ))}
      <output>{none && sample.noneYet}</output>
    </fieldset>
  )
}
