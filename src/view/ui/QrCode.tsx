import { useMemo } from 'react'
import { encode } from 'uqr'
import './qr-code.css'

interface Props {
  readonly text: string
  readonly label: string
}

/** Quiet zone around a code, in modules, as its standard asks. */
const QUIET = 4

/** A QR code as one path of squares, dark on light in every theme: cameras expect that. */
export function QrCode({ text, label }: Props) {
  const { path, size } = useMemo(() => {
    const { data, size } = encode(text, { ecc: 'M', border: QUIET })
    const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    return { path: squares.join(''), size }
  }, [text])
  return (
    <svg className="qr-code" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
