/** A Chromium that really starts: the one that is there, or one that can be had. */
import { existsSync } from 'node:fs'
import { run, runScript, Unready } from './machine.mjs'

const { LOCALAPPDATA = '', PROGRAMFILES = '' } = process.env
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  `${PROGRAMFILES}\\Google\\Chrome\\Application\\chrome.exe`,
  `${LOCALAPPDATA}\\Google\\Chrome\\Application\\chrome.exe`,
  `${PROGRAMFILES} (x86)\\Microsoft\\Edge\\Application\\msedge.exe`,
]

/**
 * Being there is not enough: a snap or a half-installed package is there and does not start.
 * @param {string | undefined} executablePath undefined for Playwright's own
 */
async function starts(executablePath) {
  const { chromium } = await import('playwright')
  try {
    const browser = await chromium.launch({ timeout: 30_000, ...(executablePath && { executablePath }) })
    await browser.close()
    return true
  } catch {
    return false
  }
}

/** @returns {Promise<{ path: string | undefined } | null>} path undefined is Playwright's own */
async function find() {
  const asked = process.env.CHROMIUM_PATH
  if (asked && (await starts(asked))) return { path: asked }
  if (await starts(undefined)) return { path: undefined }
  for (const path of PLACES) if (existsSync(path) && (await starts(path))) return { path }
  return null
}

/** The ways to get one, tried in turn. */
const waysToGet = [
  () => runScript('playwright/cli.js', ['install', 'chromium', '--only-shell'], { seconds: 300 }),
  async () => {
    if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await run('/usr/bin/apt-get', ['update'], { env, seconds: 300 })
    const packages = ['chromium', 'fonts-dejavu-core']
    await run('/usr/bin/apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env, seconds: 900 })
  },
]

/** @param {{ path: string | undefined }} found */
function leavePath({ path }) {
  if (path) process.env.CHROMIUM_PATH = path
  else delete process.env.CHROMIUM_PATH
}

/** As `requireBrowser`, but nothing is installed and nothing said where there is none. */
export async function offerBrowser() {
  const found = await find()
  if (found) leavePath(found)
}

/** Leaves the browser's path in `CHROMIUM_PATH`, or nothing there for Playwright's own. @throws Unready */
export async function requireBrowser() {
  let found = await find()
  if (!found) console.error('Looking for a browser to install …')
  for (const get of waysToGet) {
    if (found) break
    await get()
    found = await find()
  }
  if (!found) {
    throw new Unready(
      'The tests need Chromium or Chrome, and none could be found or installed: set CHROMIUM_PATH to one.',
    )
  }
  leavePath(found)
}
