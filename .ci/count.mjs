/** Adds up what the runners report. A runner that fails without saying which test still counts as one failure. */
import { readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/** @type {Count} */
const NOTHING = { passed: 0, failed: 0, skipped: 0 }

/**
 * A step that is no test: nothing if it went well, one failure if not.
 * @param {boolean} ok
 * @returns {Count}
 */
export const failedStep = (ok) => (ok ? NOTHING : { ...NOTHING, failed: 1 })

/** @param {string} file */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null // the runner died before it could write
  }
}

/**
 * @param {Count} count
 * @param {boolean} ok how the runner itself ended
 * @returns {Count}
 */
const orOneFailure = (count, ok) => (ok || count.failed > 0 ? count : { ...count, failed: 1 })

/**
 * @param {string} file Vitest's JSON report
 * @param {boolean} ok
 * @returns {Count}
 */
export function vitestCount(file, ok) {
  const report = read(file)
  if (!report) return failedStep(false)
  /** @type {{ status: string, assertionResults: unknown[] }[]} */
  const files = report.testResults ?? []
  const broken = files.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
  return orOneFailure(
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests + broken.length,
      skipped: report.numPendingTests + report.numTodoTests,
    },
    ok,
  )
}

/**
 * @param {string} file Playwright's JSON report
 * @param {boolean} ok
 * @returns {Count}
 */
export function playwrightCount(file, ok) {
  const stats = read(file)?.stats
  if (!stats) return failedStep(false)
  return orOneFailure({ passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }, ok)
}

/**
 * The journeys that went well at the second try only, by title.
 * @param {string} file Playwright's JSON report
 * @returns {string[]}
 */
export function flakyJourneys(file) {
  /** @typedef {{ title: string, file: string, tests: { status: string }[] }} Spec */
  /** @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite */
  /** @type {(suite: Suite) => Spec[]} */
  const specsOf = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsOf)]
  return specsOf(read(file) ?? {})
    .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
    .map((spec) => `${spec.file}: ${spec.title}`)
}

/** @param {readonly Count[]} counts */
export const addUp = (counts) =>
  counts.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    NOTHING,
  )

/** @param {Count} count */
export const resultLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`
