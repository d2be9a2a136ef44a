import { run, runScript, Unready } from './machine.mjs'

/**
 * Builds the page and serves it until stopped; opens it when somebody is looking.
 * @param {string[]} args for `vite preview`, such as `--host` for a class network
 */
export async function start(args) {
  const built = await runScript('vite/bin/vite.js', ['build', '--logLevel', 'warn'])
  if (!built.ok) throw new Unready(`The page could not be built.\n${built.said.trim()}`)
  const open = process.stdout.isTTY && !process.env.CI ? ['--open'] : []
  const served = await run(process.execPath, ['node_modules/vite/bin/vite.js', 'preview', ...open, ...args], {
    show: true,
  })
  if (!served.ok) process.exitCode = 1
}
