import { defineConfig, devices } from 'playwright/test'

/** `npm test` chooses a free port and finds a browser; by hand the defaults do. */
const { CHROMIUM_PATH, E2E_PORT = '4174', E2E_REPORT, E2E_TRACE, THOROUGH, CI } = process.env
const root = '..'

export default defineConfig({
  testDir: '.',
  outputDir: `${root}/test-results`,
  fullyParallel: true,
  forbidOnly: Boolean(CI),
  // A flaky test is a failing test wherever somebody can mend it. A machine that checks what others wrote tries once
  // more, and its last lines name what needed it.
  retries: CI ? 1 : 0,
  workers: 2,
  // Time costs nothing where a page answers, and a busy machine may need it.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ...(E2E_REPORT ? [['json', { outputFile: `${root}/${E2E_REPORT}` }] as const] : [])],
  use: {
    baseURL: `http://127.0.0.1:${E2E_PORT}/`,
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {},
    // A third slower: only when somebody wants to look.
    trace: E2E_TRACE ? 'retain-on-failure' : 'off',
  },
  projects: [
    // What says @thorough waits until there is time for it (`npm test -- --thorough`).
    {
      name: 'desktop',
      use: { ...devices['Desktop Chrome'] },
      grepInvert: THOROUGH ? /@phone-only/ : /@phone-only|@thorough/,
    },
    // A journey is tried on a phone too when its title says @phone, or @phone-thorough when there is time for it.
    { name: 'phone', use: { ...devices['Pixel 7'] }, grep: THOROUGH ? /@phone/ : /@phone(?!-thorough)/ },
  ],
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --port ${E2E_PORT} --strictPort`,
    cwd: root,
    url: `http://127.0.0.1:${E2E_PORT}/`,
    // Playwright would force colours upon it, and Node complains when it is also asked for none.
    env: { FORCE_COLOR: '0' },
    reuseExistingServer: false,
  },
})
