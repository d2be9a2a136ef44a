import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { VERSION } from './version'

it('the version written into files is that of the package', () =>
  expect(JSON.parse(readFileSync('package.json', 'utf8')).version).toBe(VERSION))
