/** Are the packages of the lock file installed, for this machine and this Node? */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { run, Unready } from './machine.mjs'

const STAMP = 'node_modules/.installed-for'

/** What an installation is good for: builds inside packages differ by system, processor and Node's ABI. */
function wanted() {
  const digest = createHash('sha256').update(readFileSync('package-lock.json'))
  return digest.update(`${process.platform} ${process.arch} ${process.versions.node.split('.')[0]}`).digest('hex')
}

function installed() {
  try {
    return readFileSync(STAMP, 'utf8')
  } catch {
    return ''
  }
}

/**
 * npm's own program where npm started us (no shell, also right on Windows), else the one on the path.
 * @returns {[string, string[], { shell: boolean }]}
 */
function npm() {
  const script = process.env.npm_execpath ?? ''
  return /npm-cli\.c?js$/.test(script)
    ? [process.execPath, [script], { shell: false }]
    : ['npm', [], { shell: process.platform === 'win32' }]
}

/** Installs what the lock file names unless it is there; says so on standard error only. @throws Unready */
export async function install() {
  if (installed() === wanted()) return
  console.error('Installing the packages …')
  const [program, first, options] = npm()
  const quickToGiveUp = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000']
  const flags = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error', ...quickToGiveUp]
  const { ok, said } = await run(program, [...first, 'ci', ...flags], options)
  if (!ok) {
    const reason =
      said.split('\n').find((line) => /^npm error (?!code|errno|syscall)/.test(line)) ??
      said.trim().split('\n')[0] ??
      ''
    throw new Unready(
      `The packages could not be installed, which needs a network the first time (${reason.replace('npm error ', '').trim()}).`,
    )
  }
  writeFileSync(STAMP, wanted())
}
