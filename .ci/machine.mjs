/** What all commands ask of the machine: the right Node, a way to start other programs, a way to give up. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The folder of the project; the commands run in it, wherever they were started. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** The machine lacks something; the message says what, in one sentence for people. */
export class Unready extends Error {}

/**
 * One sentence, and failure.
 * @param {string} sentence
 */
export function fail(sentence) {
  console.error(sentence)
  process.exitCode = 1
}

/**
 * Whether a Node version will do: 20 from 20.19, 22 from 22.12, and everything after.
 * @param {string} version as in `22.12.0`
 */
export function isSupported(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22
}

/** @throws Unready */
export function requireNode() {
  const { version } = process
  if (isSupported(version.slice(1))) return
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8'))
  throw new Unready(`Eavesdrop needs Node ${engines.node}, but this is ${version}: install a newer one and try again.`)
}

/**
 * @typedef {object} Outcome
 * @property {boolean} ok it ended by itself with status 0
 * @property {string} said what it wrote, unless it wrote to our own output
 */

/**
 * Runs a program to its end. It never throws: a program that is not there is not ok.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ show?: boolean, env?: NodeJS.ProcessEnv, seconds?: number, shell?: boolean }} [options]
 *   `show`: it writes to our own output; otherwise what it says is returned
 * @returns {Promise<Outcome>}
 */
export function run(program, args, { show = false, env = process.env, seconds = 0, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env,
      shell,
      timeout: seconds * 1000,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    })
    const forget = passSignalsTo(child)
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += text))
    child.on('error', (error) => resolve({ ok: false, said: error.message }))
    child.on('close', (code) => {
      forget()
      resolve({ ok: code === 0, said })
    })
  })
}

/**
 * Whoever stops us stops the program that we run, too.
 * @param {import('node:child_process').ChildProcess} child
 */
function passSignalsTo(child) {
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
  for (const signal of signals) process.on(signal, pass)
  return () => {
    for (const signal of signals) process.off(signal, pass)
  }
}

/**
 * Runs a package's own program with this Node; no shell, so it is the same on Windows.
 * @param {string} script relative to node_modules
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export const runScript = (script, args, options) => run(process.execPath, [`node_modules/${script}`, ...args], options)
