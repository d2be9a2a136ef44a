import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { MATRIX_COLUMNS, MATRIX_ROWS, type MatrixCell, matrixCell, matrixScenario } from '../model/engine/attack-matrix'
import committed from '../model/engine/attack-matrix.json' with { type: 'json' }
import { createScratch } from '../model/engine/run'
import { matrixJson } from './matrix-command'

const scratch = createScratch()
const cells = committed as readonly MatrixCell[]
const at = (row: string, column: string) => cells.find((cell) => cell.row === row && cell.column === column)

/** Short runs: every column of these; `npm run -s cli -- matrix --json` does the rest. */
const QUICK = MATRIX_ROWS.filter(({ id }) => matrixScenario(id, 'none').pulses <= 20_000).map(({ id }) => id)

describe('the committed matrix', () => {
  it('has every cell, in order, as the command prints it', () => {
    expect(cells.map(({ row, column }) => `${row} ${column}`)).toEqual(
      MATRIX_ROWS.flatMap(({ id }) => MATRIX_COLUMNS.map((column) => `${id} ${column}`)),
    )
    const text = readFileSync(new URL('../model/engine/attack-matrix.json', import.meta.url), 'utf8')
    expect(matrixJson(cells)).toBe(text)
  })

  it.each(QUICK)('is what running gives: %s', (row) => {
    for (const column of MATRIX_COLUMNS) expect(matrixCell(row, column, scratch)).toEqual(at(row, column))
  })

  it.each([
    ['blind', 'none'],
    ['blind', 'mon'],
    ['blind', 'eff'],
    ['blind', 'mdi'],
    ['fake', 'mon'],
    ['shift', 'none'],
    ['pns', 'decoys'],
  ] as const)('is what running gives: %s, %s', (row, column) =>
    expect(matrixCell(row, column, scratch)).toEqual(at(row, column)),
  )

  it('closes what it should close: each silent attack has a countermeasure that ends it', () => {
    for (const { id } of MATRIX_ROWS) {
      if (at(id, 'none')?.verdict !== 'silent') continue
      const ended = MATRIX_COLUMNS.filter((column) => at(id, column)?.verdict !== 'silent')
      expect(ended.length, id).toBeGreaterThan(0)
    }
  })

  it('and nothing else: what a column does not close ends as without it', () => {
    const closes: Readonly<Record<string, readonly string[]>> = {
      decoys: ['pns', 'usd'],
      bases: ['fix'],
      mon: ['blind', 'fake', 'shift'],
      eff: ['blind'],
      iso: ['trojan'],
      auth: ['mitm'],
      dice: ['predict'],
      mdi: ['blind', 'fake', 'shift'],
    }
    for (const [column, closed] of Object.entries(closes))
      for (const { id } of MATRIX_ROWS) {
        const same = at(id, column)?.verdict === at(id, 'none')?.verdict
        expect(same, `${id}, ${column}`).toBe(!closed.includes(id))
      }
  })
})
