import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { addUp, failedStep, flakyJourneys, playwrightCount, resultLine, vitestCount } from './count.mjs'
import { isSupported } from './machine.mjs'

const folder = mkdtempSync(join(tmpdir(), 'eavesdrop-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A runner's report as a file. */
function report(content: unknown): string {
  const file = join(folder, `${Math.random()}.json`)
  writeFileSync(file, JSON.stringify(content))
  return file
}

const vitest = (passed: number, failed: number, testResults: unknown[] = []): string =>
  report({ numPassedTests: passed, numFailedTests: failed, numPendingTests: 1, numTodoTests: 0, testResults })

describe('the result line', () => {
  it('adds up the reports of both runners', () => {
    const journeys = report({ stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 2 } })
    const count = addUp([failedStep(true), vitestCount(vitest(10, 0), true), playwrightCount(journeys, true)])
    expect(resultLine(count)).toBe('14 passed, 0 failed, 3 skipped')
  })

  it('counts a step that is no test as one failure', () =>
    expect(addUp([failedStep(false), failedStep(true), failedStep(false)]).failed).toBe(2))

  it('counts a test file that could not be read, though none of its tests ran', () => {
    const broken = { status: 'failed', assertionResults: [] }
    expect(vitestCount(vitest(3, 1, [broken, { status: 'passed', assertionResults: [1] }]), false).failed).toBe(2)
  })

  it('counts a runner that fails while all its tests pass, or leaves no report', () => {
    expect(vitestCount(vitest(3, 0), false).failed).toBe(1)
    expect(vitestCount(join(folder, 'none.json'), false).failed).toBe(1)
    expect(playwrightCount(report({ errors: ['no server'] }), false).failed).toBe(1)
  })

  it('names a journey that needed a second try', () => {
    const spec = (title: string, status: string) => ({ title, file: 'a.spec.ts', tests: [{ status }] })
    const file = report({
      stats: { expected: 2, unexpected: 0, flaky: 1, skipped: 0 },
      suites: [{ specs: [spec('steady', 'expected')], suites: [{ specs: [spec('shaky', 'flaky')] }] }],
    })
    expect(playwrightCount(file, true)).toEqual({ passed: 3, failed: 0, skipped: 0 })
    expect(flakyJourneys(file)).toEqual(['a.spec.ts: shaky'])
  })
})

describe('the commands', () => {
  it('know the Node versions that package.json names', () => {
    const verdicts = ['18.20.0', '20.18.3', '20.19.0', '21.7.0', '22.11.0', '22.12.0', '23.0.0', '24.21.0']
    expect(verdicts.filter(isSupported)).toEqual(['20.19.0', '22.12.0', '23.0.0', '24.21.0'])
  })

  it('say in one sentence that Node is too old, and fail', () => {
    const old = `data:text/javascript,Object.defineProperty(process,'version',{value:'v18.20.4'})`
    const run = fileURLToPath(new URL('run.mjs', import.meta.url))
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', old, run, 'test'], { encoding: 'utf8' })
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: 'Eavesdrop needs Node ^20.19.0 || >=22.12.0, but this is v18.20.4: install a newer one and try again.\n',
    })
  })
})
