import { expect, it } from 'vitest'
import { tableCsv } from './table'

const columns = [
  { name: 'compared', title: 'Verglichen' },
  { name: 'name, quoted', title: 'Name' },
]

it('writes fixed names, decimal points and what the numbers are', () =>
  expect(
    tableCsv(
      {
        caption: '',
        columns,
        rows: [
          [0.25, 'metro'],
          [1e-7, null],
        ],
      },
      ['seed 7', 'two\nlines'],
    ),
  ).toBe('# seed 7\n# two lines\ncompared,"name, quoted"\n0.25,metro\n1e-7,\n'))

it('never writes a number that is none, nor a text that a spreadsheet would run', () =>
  expect(
    tableCsv(
      {
        caption: '',
        columns,
        rows: [
          [Number.NaN, '=1+1'],
          [Infinity, 'a "b"'],
        ],
      },
      [],
    ),
  ).toBe('compared,"name, quoted"\n,\'=1+1\n,"a ""b"""\n'))
