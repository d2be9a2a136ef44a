import { expect, it } from 'vitest'
import { charts } from '../charts/index'
import { BUILT, FIRST_FAR } from './built'

it('scenarios that need the distance chart are offered exactly when it exists', () =>
  expect(BUILT.has('DIST')).toBe(charts.some(({ id }) => id === 'DIST')))

it('what is shown first exists', () => {
  const ids: readonly string[] = charts.map(({ id }) => id)
  for (const id of FIRST_FAR) expect(ids).toContain(id)
})
