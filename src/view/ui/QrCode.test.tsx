import jsQR from 'jsqr'
import { expect, it } from 'vitest'
import { render } from 'vitest-browser-react'
import { QrCode } from './QrCode'

/** Pixels of the code as a phone would take them: four to a module, nothing around it but the page. */
async function pixelsOf(svg: SVGSVGElement): Promise<ImageData> {
  const side = 4 * svg.viewBox.baseVal.width
  const picture = new Image(side, side)
  const text = new XMLSerializer().serializeToString(svg)
  picture.src = `data:image/svg+xml,${encodeURIComponent(text)}`
  await picture.decode()
  const canvas = new OffscreenCanvas(side, side)
  const pen = canvas.getContext('2d')!
  pen.drawImage(picture, 0, 0, side, side)
  return pen.getImageData(0, 0, side, side)
}

const links = [
  'https://example.org/#/lab',
  'https://example.org/eavesdrop/#/lab?v=1&hw=metro&km=80&eve=ir&p=15&seed=7',
  // As long as a link with a code may be: 180 characters.
  `https://example.org/#/network?net=${'A-R1:80,R1-R2:80,R2-R3:80,'.repeat(8)}`.slice(0, 179).concat('0'),
]

it.each(links)('another reader finds the link in its code: %s', async (link) => {
  const screen = await render(<QrCode text={link} label="code of this link" />)
  const { data, width, height } = await pixelsOf(screen.container.querySelector('svg')!)
  expect(jsQR(data, width, height)?.data).toBe(link)
})
