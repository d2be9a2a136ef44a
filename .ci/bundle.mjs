/** The engine outside a browser: one file of TypeScript and all it imports, made into one file that Node can run. */
import { renameSync } from 'node:fs'
import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'
import { offerBrowser, requireBrowser } from './browser.mjs'

const FOLDER = 'node_modules/.cache'

/**
 * @param {string} input
 * @param {'node' | 'browser'} platform
 * @returns {Promise<string>} the bundle's path
 */
async function bundle(input, platform) {
  const file = `${FOLDER}/${basename(input, '.ts')}.mjs`
  const build = await rolldown({ input, platform, external: [/^node:/, 'playwright'], logLevel: 'warn' })
  // Written under another name first: two commands may run at once.
  const unfinished = `${file}.${process.pid}`
  await build.write({ file: unfinished, format: 'es', sourcemap: 'inline', codeSplitting: false })
  await build.close()
  renameSync(unfinished, file)
  return file
}

/**
 * Runs a program of src/cli as if Node could run TypeScript; it finds its arguments in
 * `process.argv.slice(2)`. What it prints is the answer, and nothing else is printed.
 *
 * @param {string} input
 * @param {string[]} args
 */
export async function runBundled(input, args) {
  const file = await bundle(input, 'node')
  process.argv = [process.execPath, file, ...args]
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(file).href)
}

/** @param {string[]} args */
export async function runBench(args) {
  if (args.includes('--browser')) {
    await requireBrowser()
    await bundle('src/cli/bench/in-worker.ts', 'browser')
  } else await offerBrowser()
  await runBundled('src/cli/bench.ts', args)
}
