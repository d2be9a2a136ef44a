/**
 * A small reader for the XML that graph files are made of: elements, attributes, text. Document
 * types, processing instructions and comments are skipped; entities other than the five of XML and
 * character numbers stay as they are, so no file can unfold itself.
 */
export type XmlToken =
  | {
      readonly type: 'open'
      readonly name: string
      readonly attributes: ReadonlyMap<string, string>
      readonly empty: boolean
    }
  | { readonly type: 'close'; readonly name: string }
  | { readonly type: 'text'; readonly text: string }

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const plainText = (text: string): string =>
  text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|[a-z]{2,4});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

/** Name without the prefix of its namespace. */
const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

function attributesIn(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', double, single] of text.matchAll(/([^\s=/"'<>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    found.set(localName(name), plainText(double ?? single ?? ''))
  return found
}

/** Index just after the `>` that ends a tag; quotes may hide others. −1 if it never ends. */
function endOfTag(text: string, from: number): number {
  let quote = ''
  for (let i = from; i < text.length; i++) {
    const c = text[i]!
    if (quote !== '') {
      if (c === quote) quote = ''
    } else if (c === '"' || c === "'") quote = c
    else if (c === '>') return i + 1
  }
  return -1
}

/** Where a skipped part ends: just after `mark`, or at the end of the text. */
const after = (text: string, mark: string, from: number): number => {
  const at = text.indexOf(mark, from)
  return at < 0 ? text.length : at + mark.length
}

/** A document type may contain declarations in brackets. */
function afterDocumentType(text: string, from: number): number {
  const end = after(text, '>', from)
  const bracket = text.slice(from, end).indexOf('[')
  return bracket < 0 ? end : after(text, '>', after(text, ']', from + bracket))
}

/** The tokens of a document in order. Never throws; a tag that does not end, ends the document. */
export function* xmlTokens(text: string): Generator<XmlToken> {
  let at = 0
  while (at < text.length) {
    const open = text.indexOf('<', at)
    const before = text.slice(at, open < 0 ? text.length : open)
    if (before.trim() !== '') yield { type: 'text', text: plainText(before) }
    if (open < 0) return
    if (text.startsWith('<!--', open)) at = after(text, '-->', open)
    else if (text.startsWith('<![CDATA[', open)) {
      at = after(text, ']]>', open)
      yield { type: 'text', text: text.slice(open + 9, at - 3) }
    } else if (text.startsWith('<!', open)) at = afterDocumentType(text, open)
    else if (text.startsWith('<?', open)) at = after(text, '?>', open)
    else {
      at = endOfTag(text, open)
      if (at < 0) return
      const inside = text.slice(open + 1, at - 1)
      const name = /^\/?\s*([^\s/>]+)/.exec(inside)?.[1] ?? ''
      if (inside.startsWith('/')) yield { type: 'close', name: localName(name) }
      else
        yield {
          type: 'open',
          name: localName(name),
          attributes: attributesIn(inside.slice(name.length)),
          empty: inside.endsWith('/'),
        }
    }
  }
}

/** Text as it may stand between tags and in attributes. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => `&${Object.keys(NAMED).find((name) => NAMED[name] === c)};`)
