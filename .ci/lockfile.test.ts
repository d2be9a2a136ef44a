import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly resolved?: string
  readonly link?: boolean
}
interface Project {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

const root = new URL('..', import.meta.url)
const locked: Readonly<Record<string, Locked>> = JSON.parse(
  readFileSync(new URL('package-lock.json', root), 'utf8'),
).packages

/** Where Node would find `name` from inside `path`: its own node_modules, then those around it. */
function isLocked(name: string, path: string): boolean {
  for (let inside = path; ; inside = inside.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    if (`${inside ? `${inside}/` : ''}node_modules/${name}` in locked) return true
    if (!inside) return false
  }
}

// npm leaves out, without a word, a platform's build that was not published yet when the lock was
// written; `npm ci` then fails on every machine.
it('the lock file names the builds for every platform', () => {
  const missing = Object.entries(locked).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(name, path))
      .map((name) => `${name}, wanted by ${path}`),
  )
  expect(missing).toEqual([])
})

it('the lock file names no registry, so any mirror can serve it', () => {
  expect(Object.keys(locked).filter((path) => locked[path]?.resolved)).toEqual([])
})

it('every package is pinned to one version', () => {
  const project: Project = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))
  const ranges = Object.entries({ ...project.dependencies, ...project.devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  )
  expect(ranges).toEqual([])
})
