/**
 * The commands of package.json, on a machine that has Node and npm and nothing else:
 * `npm start`, `npm test`, `npm run cli`, `npm run picture`, `npm run bench`. Plain Node without packages, because
 * it runs before any is there; what needs them is imported once they are.
 */
import { install } from './install.mjs'
import { fail, requireNode, root, Unready } from './machine.mjs'

/** @type {Record<string, (args: string[]) => Promise<void>>} */
const commands = {
  start: async (args) => (await import('./start.mjs')).start(args),
  test: async (args) => (await import('./test.mjs')).test(args),
  cli: async (args) => (await import('./bundle.mjs')).runBundled('src/cli/main.ts', args),
  picture: async () => (await import('./picture.mjs')).picture(),
  bench: async (args) => (await import('./bundle.mjs')).runBench(args),
}

const [name = '', ...args] = process.argv.slice(2)
const command = commands[name]
process.chdir(root)
try {
  if (!command) throw new Unready(`There is no command "${name}": ${Object.keys(commands).join(', ')}.`)
  requireNode()
  await install()
  await command(args)
} catch (error) {
  if (!(error instanceof Unready)) throw error
  fail(error.message)
}
