/** The three things the build does that Vite does not: formulas, the security policy and the offline list. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import temml from 'temml'
import type { HtmlTagDescriptor, Plugin } from 'vite'

/**
 * `import html from './tag.tex?mathml'` gives a formula as MathML, ready for a page whose policy
 * forbids style attributes in markup. What temml says in styles is left to the page's own CSS:
 * `math { display: block math }`, `mtd { padding: 0.5ex 0 }`, `mtd.tml-left + mtd.tml-left { padding-left: 1em }`.
 */
export function mathml(): Plugin {
  const formula = /\.tex\?mathml$/
  return {
    name: 'eavesdrop:mathml',
    enforce: 'pre',
    load: {
      filter: { id: formula },
      handler(id) {
        const file = id.replace('?mathml', '')
        this.addWatchFile(file)
        const html = toMathml(readFileSync(file, 'utf8'), file)
        return { code: `export default ${JSON.stringify(html)}`, moduleType: 'js' }
      },
    },
  }
}

/** Layout that the page's CSS repeats; a colour or a border would be lost without a word, so it stops the build. */
const CARRIED_BY_CSS = /^(display|padding-left|padding-right|math-depth)$/

/** @throws Error naming the file if the TeX is wrong or needs a style that the page could not show */
export function toMathml(tex: string, file: string): string {
  let html: string
  try {
    html = temml.renderToString(tex.trim(), { displayMode: true, throwOnError: true })
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
  return html.replace(/ style="([^"]*)"/g, (_, style: string) => {
    for (const declaration of style.split(';')) {
      const property = declaration.split(':')[0]?.trim() ?? ''
      if (property && !CARRIED_BY_CSS.test(property))
        throw new Error(`${file}: cannot be shown without style="${style}"`)
    }
    return ''
  })
}

/**
 * Nothing from elsewhere, no inline script or style; workers have their own rules and need none. WebAssembly is not
 * allowed here on purpose: the engine's worker has it all the same, and a page that is its own engine goes without.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/**
 * Writes the policy into the built page (the development server needs inline scripts). It also
 * lets the style sheet load without CORS, so that a page opened from disk can say what is wrong
 * with that, and is not undressed while it says so.
 */
export function contentSecurityPolicy(): Plugin {
  const policy: HtmlTagDescriptor = {
    tag: 'meta',
    attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
    injectTo: 'head-prepend',
  }
  return {
    name: 'eavesdrop:csp',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => ({
        html: html.replace('<link rel="stylesheet" crossorigin', '<link rel="stylesheet"'),
        tags: [policy],
      }),
    },
  }
}

/** Built files that nobody needs without a network: the worker itself, and what only developers read. */
const NOT_KEPT = /^sw\.js$|\.map$|^licenses\.md$/

/** Fills the list of files, with a version of their contents, into the service worker. */
export function offline(): Plugin {
  return {
    name: 'eavesdrop:offline',
    apply: 'build',
    writeBundle: {
      sequential: true,
      order: 'post',
      handler({ dir = 'dist' }, bundle) {
        const worker = bundle['sw.js']
        // A worker of the engine is a build of its own, and ends here too.
        if (worker?.type !== 'chunk') return
        if (worker.imports.length > 0) this.error(`sw.js must import nothing, but imports ${worker.imports.join(', ')}`)
        const files = readdirSync(dir, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name).slice(join(dir, sep).length).split(sep).join('/'))
          .filter((file) => !NOT_KEPT.test(file))
          .sort()
        const digest = createHash('sha256')
        for (const file of files) digest.update(`${file}\n`).update(readFileSync(join(dir, file)))
        const text = readFileSync(join(dir, 'sw.js'), 'utf8')
        const filled = text
          .replaceAll('__OFFLINE_VERSION__', JSON.stringify(digest.digest('hex').slice(0, 16)))
          .replaceAll('__OFFLINE_FILES__', () => JSON.stringify(files))
        if (filled === text) this.error('sw.js has no place for the list of files')
        writeFileSync(join(dir, 'sw.js'), filled)
      },
    },
  }
}
