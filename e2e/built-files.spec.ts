import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from './support'

/** Compressed size of a built file in kB of 1000 bytes. */
const gzipKb = (file: string): number => gzipSync(readFileSync(join('dist', file))).length / 1000
const sum = (sizes: readonly number[]): number => sizes.reduce((a, b) => a + b, 0)

const scripts = (): string[] => readdirSync('dist/assets').filter((file) => file.endsWith('.js'))

/** The script of the page and what it imports before it starts; what it loads later does not count. */
function entryScripts(): string[] {
  const page = readFileSync('dist/index.html', 'utf8')
  return [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(([, file = '']) => file)
}

/** The files that the service worker keeps. */
function keptFiles(): string[] {
  const list = readFileSync('dist/sw.js', 'utf8').match(/\["[^\]]*"index\.html"[^\]]*\]/)?.[0] ?? '[]'
  return JSON.parse(list)
}

test.describe('sizes, compressed', () => {
  test('the script that the page waits for stays within 110 kB', () => {
    const files = entryScripts()
    expect(files.length).toBeGreaterThan(0)
    expect(sum(files.map(gzipKb))).toBeLessThanOrEqual(110)
  })

  test('each worker stays within 40 kB', () => {
    for (const file of scripts().filter((name) => name.includes('.worker-')))
      expect(gzipKb(`assets/${file}`), file).toBeLessThanOrEqual(40)
  })

  test('each part that is loaded later stays within 40 kB', () => {
    const entry = new Set(entryScripts())
    for (const file of scripts().map((name) => `assets/${name}`))
      if (!entry.has(file)) expect(gzipKb(file), file).toBeLessThanOrEqual(40)
  })

  test('all that is kept for a visit without a network stays within 1.5 MB', () => {
    const files = keptFiles()
    expect(files).toContain('index.html')
    expect(sum(files.map(gzipKb))).toBeLessThanOrEqual(1500)
  })
})

test('the service worker keeps every file a page could ask for', () => {
  const built = readdirSync('dist', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/').slice('dist/'.length))
    .filter((file) => !/^sw\.js$|\.map$|^licenses\.md$/.test(file))
  expect(keptFiles().sort()).toEqual(built.sort())
})

test('the built page carries its security policy and asks nothing of another origin', () => {
  const page = readFileSync('dist/index.html', 'utf8')
  const policy = page.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)?.[1] ?? ''
  expect(policy.replaceAll('&#39;', "'")).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'; /)
  expect(policy).not.toMatch(/unsafe|https?:/)
  expect(page).not.toMatch(/(src|href)="(https?:)?\/\//)
  expect(page).not.toMatch(/ style="|<style|<script>/)
})
