/**
 * The architecture, held by a test: which folder may import which, and what the model must never
 * touch. A violation is printed as `file:line  what is wrong`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { parseAst } from 'rolldown/parseAst'
import { describe, expect, it } from 'vitest'

/** A file imports from its own layer or an earlier one. */
const LAYERS = ['model', 'worker', 'store', 'locales', 'lessons', 'view', 'app']

/** The same inside `model`. */
const MODEL_LAYERS = [
  'math',
  'crypto',
  'physics',
  'randomness',
  'protocols',
  'attacks',
  'postprocessing',
  'network',
  'devices',
  'scenario',
  'engine',
]

/** Hidden dice, clocks and page: whoever needs one gets it as an argument. */
const HIDDEN_INPUTS = [
  'Math.random',
  'Date',
  'performance',
  'crypto.getRandomValues',
  'crypto.randomUUID',
  'crypto.subtle',
]

/** ECMAScript leaves the last bit of these to the engine; `math/portable.ts` has those that decide a run. */
const INEXACT_MATH = [
  'acos acosh asin asinh atan atan2 atanh cbrt cos cosh exp expm1',
  'hypot log log10 log1p log2 pow sin sinh tan tanh f16round sumPrecise',
].flatMap((line) => line.split(' '))

/** Where the bits of a run are decided: folders (with a slash at the end) and beginnings of file names. */
const DECIDES_A_RUN = [
  'math/portable',
  'math/dice',
  'math/alias',
  'math/binomial',
  'math/sampl',
  'math/geometric',
  'physics/link/',
  'protocols/',
  'attacks/',
  'engine/',
]

interface Source {
  /** Relative to src, with forward slashes. */
  readonly path: string
  readonly text: string
}

const root = import.meta.dirname

/** Everything that ships; tests, benchmarks and what only they use may look anywhere. */
const sources: readonly Source[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((path) => path.split(sep).join('/'))
  .filter((path) => /\.tsx?$/.test(path) && !/\.(test|testing|bench|d)\.tsx?$/.test(path))
  .sort()
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))

interface Node {
  readonly type: string
  readonly start: number
  readonly [key: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

/** Every node of a file's syntax tree, each with its parent and the key it hangs on; comments and strings do not count as code. */
function* nodesOf(source: Source): Generator<{ node: Node; parent: Node | null; key: string }> {
  const lang = source.path.endsWith('x') ? 'tsx' : 'ts'
  const waiting: { node: Node; parent: Node | null; key: string }[] = [
    { node: parseAst(source.text, { lang }) as unknown as Node, parent: null, key: '' },
  ]
  for (let here = waiting.pop(); here; here = waiting.pop()) {
    yield here
    for (const [key, value] of Object.entries(here.node))
      for (const child of Array.isArray(value) ? value : [value])
        if (isNode(child)) waiting.push({ node: child, parent: here.node, key })
  }
}

const nameOf = (value: unknown): string => {
  if (!isNode(value)) return ''
  if (value.type === 'MemberExpression') return nameOf(value.property) // globalThis.Math is Math
  return String(value.type === 'Identifier' ? value.name : value.type === 'Literal' ? value.value : '')
}

const at = ({ path, text }: Source, { start }: Node, what: string): string =>
  `${path}:${text.slice(0, start).split('\n').length}  ${what}`

/** The files of `src` that a file imports, re-exports, loads later or starts as a worker, relative to src. */
function* importsOf(source: Source): Generator<{ node: Node; target: string }> {
  for (const { node } of nodesOf(source)) {
    const from =
      node.type === 'NewExpression' && nameOf(node.callee) === 'URL'
        ? nameOf((node.arguments as unknown[])[0])
        : nameOf(node.source)
    if (from.startsWith('.'))
      yield {
        node,
        target: relative(root, join(root, source.path, '..', from))
          .split(sep)
          .join('/'),
      }
  }
}

const layerOf = (path: string): string => path.split('/')[0] ?? ''

/** Why `from` may not import `target`; null if it may. */
function forbidden(from: string, target: string): string | null {
  const [own, other] = [layerOf(from), layerOf(target)]
  if (own === 'cli') return other === 'cli' || other === 'model' ? null : `cli reads model only, not ${target}`
  if (!LAYERS.includes(other)) return `${target} is in no layer of the page`
  if (LAYERS.indexOf(other) > LAYERS.indexOf(own)) return `${own} comes before ${other}: ${target}`
  if (own !== 'model') return null
  const [ownPart, otherPart] = [layerOf(from.slice('model/'.length)), layerOf(target.slice('model/'.length))]
  if (MODEL_LAYERS.indexOf(otherPart) > MODEL_LAYERS.indexOf(ownPart))
    return `${ownPart} comes before ${otherPart}: ${target}`
  return null
}

const importViolations = (files: readonly Source[]): string[] =>
  files.flatMap((source) =>
    [...importsOf(source)].flatMap(({ node, target }) => {
      const why = forbidden(source.path, target)
      return why ? [at(source, node, why)] : []
    }),
  )

/** `Math.exp` for a member, `Date` for a name that is used as itself (not `x.Date`, not `{ Date: 1 }`, not a type). */
function globalNameOf(node: Node, parent: Node | null, key: string): string | null {
  if (node.type === 'MemberExpression') {
    const [owner, member] = [nameOf(node.object), nameOf(node.property)]
    return owner === 'globalThis' ? member : `${owner}.${member}`
  }
  if (node.type !== 'Identifier' || /^TS(?!As|NonNull|Satisfies)/.test(parent?.type ?? '')) return null
  return (key === 'property' || key === 'key') && parent?.computed !== true ? null : nameOf(node)
}

/** Uses of a name on the list, also of `const { exp } = Math` for `Math.exp`. */
function usesOf(source: Source, names: readonly string[]): string[] {
  const found: string[] = []
  for (const { node, parent, key } of nodesOf(source)) {
    const name = globalNameOf(node, parent, key)
    if (name && names.includes(name)) found.push(at(source, node, name))
    const owner = node.type === 'VariableDeclarator' ? nameOf(node.init) : ''
    if (owner === 'Math' || owner === 'crypto') found.push(at(source, node, `${owner} under another name`))
  }
  return found
}

const powersOf = (source: Source): string[] =>
  [...nodesOf(source)]
    .filter(({ node }) => node.operator === '**' || node.operator === '**=')
    .map(({ node }) => at(source, node, '**'))

const inexactUses = (source: Source): string[] => [
  ...usesOf(
    source,
    INEXACT_MATH.map((name) => `Math.${name}`),
  ),
  ...powersOf(source),
]

const model = sources.filter(({ path }) => path.startsWith('model/'))
const decidesARun = ({ path }: Source): boolean => DECIDES_A_RUN.some((place) => path.startsWith(`model/${place}`))

describe('layers', () => {
  it('every file lives in a known layer', () => {
    const homeless = sources.filter(({ path }) => ![...LAYERS, 'cli'].includes(layerOf(path)))
    const unplaced = model.filter(({ path }) => !MODEL_LAYERS.includes(layerOf(path.slice('model/'.length))))
    expect([...homeless, ...unplaced].map(({ path }) => path)).toEqual([])
  })

  it('imports point one way', () => expect(importViolations(sources)).toEqual([]))

  it('the model has no hidden dice and no clock', () =>
    expect(model.flatMap((source) => usesOf(source, HIDDEN_INPUTS))).toEqual([]))

  it('whatever decides the bits of a run uses exact arithmetic only', () =>
    expect(model.filter(decidesARun).flatMap(inexactUses)).toEqual([]))
})

describe('the scan itself', () => {
  const file = (path: string, text: string): Source => ({ path, text })

  it('sees every way to import', () => {
    const text = [
      "import type { Tally } from '../engine/tally'",
      "export { x } from '../../view/x'",
      "const later = () => import('../scenario/links')",
      "new Worker(new URL('../../worker/engine.worker.ts', import.meta.url))",
      "import { sha256 } from '@noble/hashes/sha2.js'",
      "import { bitAt } from '../math/packed-bits'",
    ].join('\n')
    expect(importViolations([file('model/physics/entropy.ts', text)]).sort()).toEqual([
      'model/physics/entropy.ts:1  physics comes before engine: model/engine/tally',
      'model/physics/entropy.ts:2  model comes before view: view/x',
      'model/physics/entropy.ts:3  physics comes before scenario: model/scenario/links',
      'model/physics/entropy.ts:4  model comes before worker: worker/engine.worker.ts',
    ])
  })

  it('keeps the command line to the model', () => {
    const text =
      "import { a } from '../store/runs'\nimport { b } from '../model/engine/run'\nimport { c } from './text'"
    expect(importViolations([file('cli/main.ts', text)])).toEqual([
      'cli/main.ts:1  cli reads model only, not store/runs',
    ])
  })

  it('finds hidden dice in code, not in comments, strings or property names', () => {
    const text = [
      '// Math.random is forbidden, and so is Date',
      "const words = 'Math.random() of performance'",
      'const table = { Date: 1, performance: 2 }; table.Date',
      'const dice = Math.random()',
      'const now = new Date()',
      'const { random } = Math',
      'interface Detector { performance: number; since: Date }',
      'globalThis.Math.random() + globalThis.performance.now()',
    ].join('\n')
    expect(usesOf(file('model/math/x.ts', text), HIDDEN_INPUTS).sort()).toEqual([
      'model/math/x.ts:4  Math.random',
      'model/math/x.ts:5  Date',
      'model/math/x.ts:6  Math under another name',
      'model/math/x.ts:8  Math.random',
      'model/math/x.ts:8  performance',
    ])
  })

  it('finds inexact arithmetic, and lets the exact functions pass', () => {
    const text = "Math.sqrt(2) + Math.floor(1.5)\nMath.exp(1)\nMath['log1p'](1)\n2 ** 0.5\nlet x = 2; x **= 3"
    expect(inexactUses(file('model/engine/x.ts', text)).sort()).toEqual([
      'model/engine/x.ts:2  Math.exp',
      'model/engine/x.ts:3  Math.log1p',
      'model/engine/x.ts:4  **',
      'model/engine/x.ts:5  **',
    ])
  })
})
