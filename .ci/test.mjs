/** Every check there is, and one line that adds them up. */
import { mkdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { requireBrowser } from './browser.mjs'
import { addUp, failedStep, flakyJourneys, playwrightCount, resultLine, vitestCount } from './count.mjs'
import { runScript } from './machine.mjs'

const REPORTS = 'node_modules/.cache/reports'

/** @returns {Promise<number>} a port that nobody listens on */
const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/**
 * Runs one step in full view.
 * @param {string} title
 * @param {string} script
 * @param {string[]} args
 */
async function step(title, script, args) {
  console.log(`\n— ${title}`)
  const began = performance.now()
  const { ok } = await runScript(script, args, { show: true })
  console.log(`— ${title} ${ok ? 'done' : 'FAILED'} in ${((performance.now() - began) / 1000).toFixed(1)} s`)
  return ok
}

/**
 * All steps run even if one fails, but nothing can be tried in a page that was not built.
 * @param {string[]} args `--thorough`: also the suites that take minutes, and every journey on a phone that has one
 */
export async function test(args) {
  const thorough = args.includes('--thorough')
  if (thorough) process.env.THOROUGH = '1'
  const plain = Boolean(process.env.CI)
  if (plain) {
    process.env.NO_COLOR = '1'
    delete process.env.FORCE_COLOR
  }
  await requireBrowser()
  rmSync(REPORTS, { recursive: true, force: true })
  mkdirSync(REPORTS, { recursive: true })
  process.env.E2E_PORT = String(await freePort())
  process.env.E2E_REPORT = `${REPORTS}/e2e.json`

  const types = await step('types', 'typescript/bin/tsc', ['-b', '--pretty', String(!plain)])
  const lint = await step('lint', '@biomejs/biome/bin/biome', [
    'check',
    '--error-on-warnings',
    ...(plain ? ['--colors=off'] : []),
  ])
  const unit = await step('tests in Node and in a browser', 'vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${REPORTS}/unit.json`,
  ])
  const long = !thorough || (await step('long suites', 'vitest/vitest.mjs', ['run', '--config', '.ci/long.config.ts']))
  const build = await step('build', 'vite/bin/vite.js', ['build'])
  const journeys = build && (await step('journeys', 'playwright/cli.js', ['test', '-c', 'e2e/playwright.config.ts']))

  const count = addUp([
    failedStep(types),
    failedStep(lint),
    vitestCount(`${REPORTS}/unit.json`, unit),
    failedStep(long),
    failedStep(build),
    ...(build ? [playwrightCount(`${REPORTS}/e2e.json`, journeys)] : []),
  ])
  for (const journey of flakyJourneys(`${REPORTS}/e2e.json`)) console.log(`Flaky, mend it: ${journey}`)
  if (count.failed > 0 || count.passed === 0) process.exitCode = 1
  console.log(`\n${resultLine(count)}`)
}
