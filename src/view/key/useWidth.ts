import { useSize } from '../charts/useSize'

/** Width of an element that pictures are drawn into, px; 0 until it is known. */
export function useWidth() {
  const [ref, size] = useSize<HTMLDivElement>()
  return [ref, size ? Math.floor(size.width) : 0] as const
}
