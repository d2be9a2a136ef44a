import { describe, expect, it } from 'vitest'
import { createShell, showEvidence } from './shell'

describe('two pieces of evidence side by side', () => {
  it('the first choice replaces the right one, so the first chart stays', () => {
    const shell = createShell(['QBER', 'RUNS'])
    showEvidence(shell, 'TABLE')
    expect(shell.getState().slots).toEqual(['QBER', 'TABLE'])
  })

  it('what was chosen last stays when the next is chosen', () => {
    const shell = createShell(['QBER', 'RUNS'])
    showEvidence(shell, 'TABLE')
    showEvidence(shell, 'CATCH')
    expect(shell.getState().slots).toEqual(['CATCH', 'TABLE'])
  })

  it('choosing what is already there moves nothing, but keeps it', () => {
    const shell = createShell(['QBER', 'RUNS'])
    showEvidence(shell, 'RUNS')
    expect(shell.getState().slots).toEqual(['QBER', 'RUNS'])
    showEvidence(shell, 'TABLE')
    expect(shell.getState().slots).toEqual(['TABLE', 'RUNS'])
  })
})
