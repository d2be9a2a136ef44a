import { expect, it } from 'vitest'
import { answerRun } from './run-command'

it('says why an attack cannot be made, and runs the link with Eve off', () => {
  const tried = answerRun('eve=pns&n=2000', 0)
  expect(tried.impossible).toBe('single-photons')
  expect(tried.counts).toEqual(answerRun('n=2000', 0).counts)
})

it('says nothing of an attack that can be made', () =>
  expect(answerRun('eve=ir&n=2000', 0)).not.toHaveProperty('impossible'))
