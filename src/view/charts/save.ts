/** Files a chart can be saved as. Pictures carry their colours with them, since the page's style sheet stays behind. */

const SVG = 'http://www.w3.org/2000/svg'

/** What is drawn with the style sheet and must be written into the picture. */
const CARRIED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const

export interface Picture {
  readonly title: string
  readonly summary: string
  /** Link, seed, version and how the numbers were made: small, under the plot. */
  readonly about: readonly string[]
}

const MARGIN = 16

/** Pieces of a word that fit; most words are one. */
function pieces(word: string, width: number, widthOf: (text: string) => number): string[] {
  const parts: string[] = []
  let rest = word
  while (rest.length > 1 && widthOf(rest) > width) {
    let end = rest.length - 1
    while (end > 1 && widthOf(rest.slice(0, end)) > width) end--
    parts.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  return [...parts, rest]
}

/** Breaks a text into lines no wider than `width`: at spaces, and a longer word, such as a link, where it must. */
function wrap(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/ +/).flatMap((each) => pieces(each, width, widthOf))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widthOf(longer) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line === '' ? lines : [...lines, line]
}

/** A copy of the drawing with every style as an attribute. */
function styledCopy(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement
  const originals = [drawing, ...drawing.querySelectorAll('*')]
  const copies = [copy, ...copy.querySelectorAll('*')]
  originals.forEach((original, i) => {
    const style = getComputedStyle(original)
    const target = copies[i]!
    for (const name of CARRIED) target.setAttribute(name, style.getPropertyValue(name))
    for (const name of ['class', 'style', 'tabindex', 'aria-hidden']) target.removeAttribute(name)
  })
  copy.querySelectorAll('[data-not-saved]').forEach((element) => {
    element.remove()
  })
  return copy
}

/** The chart as a stand-alone SVG: question, sentence, plot and where it came from. */
export function pictureOf(drawing: SVGSVGElement, { title, summary, about }: Picture): SVGSVGElement {
  const { width, height } = drawing.getBoundingClientRect()
  const style = getComputedStyle(drawing)
  const type = Number.parseFloat(style.fontSize)
  const root = getComputedStyle(document.documentElement)
  const ink = root.getPropertyValue('--ink').trim()
  const muted = root.getPropertyValue('--muted').trim()
  const context = document.createElement('canvas').getContext('2d')
  const widthOf = (size: number, weight: number) => (text: string) => {
    if (!context) return text.length * size * 0.55
    context.font = `${weight} ${size}px ${style.fontFamily}`
    return context.measureText(text).width
  }
  const rows = [
    ...wrap(title, width, widthOf(type * 1.15, 600)).map((text) => ({
      text,
      size: type * 1.15,
      weight: 600,
      fill: ink,
    })),
    ...wrap(summary, width, widthOf(type, 400)).map((text) => ({ text, size: type, weight: 400, fill: muted })),
  ]
  const notes = about.flatMap((line) => wrap(line, width, widthOf(type * 0.8, 400)))
  const headHeight = rows.reduce((sum, { size }) => sum + size * 1.45, 0) + 8
  const noteSize = type * 0.8
  const total = {
    width: width + 2 * MARGIN,
    height: MARGIN + headHeight + height + notes.length * noteSize * 1.45 + MARGIN,
  }

  const svg = document.createElementNS(SVG, 'svg')
  const set = (element: Element, attributes: Readonly<Record<string, string | number>>) => {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
    return element
  }
  const add = (name: string, attributes: Readonly<Record<string, string | number>>, text = '') => {
    const element = set(document.createElementNS(SVG, name), attributes)
    element.textContent = text
    svg.append(element)
  }
  set(svg, { xmlns: SVG, ...total, viewBox: `0 0 ${total.width} ${total.height}`, 'font-family': style.fontFamily })
  add('title', {}, `${title} ${summary}`)
  add('rect', { width: total.width, height: total.height, fill: root.getPropertyValue('--page').trim() })
  let y = MARGIN
  for (const { text, size, weight, fill } of rows) {
    y += size * 1.45
    add('text', { x: MARGIN, y: y - size * 0.4, 'font-size': size, 'font-weight': weight, fill }, text)
  }
  y += 8
  svg.append(set(styledCopy(drawing), { x: MARGIN, y, width, height, overflow: 'visible' }))
  y += height
  for (const line of notes) {
    y += noteSize * 1.45
    add('text', { x: MARGIN, y: y - noteSize * 0.4, 'font-size': noteSize, fill: muted }, line)
  }
  return svg
}

const svgBlob = (svg: SVGSVGElement): Blob =>
  new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' })

/** Draws an SVG at twice its size. @throws Error if the browser cannot */
async function pngBlob(svg: SVGSVGElement): Promise<Blob> {
  const address = URL.createObjectURL(svgBlob(svg))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(Number(svg.getAttribute('width')) * 2)
    canvas.height = Math.round(Number(svg.getAttribute('height')) * 2)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('pngBlob: the browser gives no picture'))),
        'image/png',
      ),
    )
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** Offers a file to the visitor. */
function offer(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob)
  const anchor = document.createElement('a')
  anchor.href = address
  anchor.download = name
  anchor.click()
  // The browser reads the address after this task.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

export const saveText = (text: string, name: string): void =>
  offer(new Blob([text], { type: 'text/csv;charset=utf-8' }), name)

export const saveSvg = (drawing: SVGSVGElement, picture: Picture, name: string): void =>
  offer(svgBlob(pictureOf(drawing, picture)), name)

/** @throws Error if the browser cannot draw it */
export const savePng = async (drawing: SVGSVGElement, picture: Picture, name: string): Promise<void> =>
  offer(await pngBlob(pictureOf(drawing, picture)), name)
