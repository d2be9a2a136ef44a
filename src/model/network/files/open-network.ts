import { readGraphml } from './graphml'
import type { Import } from './listed-network'
import { readNodeLink } from './node-link'

/** Opens a network file by what it contains: XML if it begins with `<`, else JSON. Never throws. */
export const openNetwork = (text: string): Import =>
  /^\s*\uFEFF?\s*</.test(text.slice(0, 1000)) ? readGraphml(text) : readNodeLink(text.replace(/^\uFEFF/, ''))
