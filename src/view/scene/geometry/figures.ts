/** Alice and Bob: silhouettes that differ by hair and collar alone. Origin: the middle of the table edge. */
import type { Mark } from './shape'

const body = 'M-36 0C-36-24-30-34-11-38L-9-47H9L11-38C30-34 36-24 36 0'

/**
 * @param pen width of the strokes after the figure has been scaled
 * @param scale what the figure will be scaled by
 */
export function alice(scale: number, pen: number): Mark {
  const line = { stroke: 'ink', width: pen / scale } as const
  return [
    { d: body, fill: 'figure', ...line },
    {
      d: 'M-20-37C-26-48-24-58-23-66C-22-83-11-91 0-91C11-91 22-83 23-66C24-58 26-48 20-37C15-35 12-37 9-40H-9C-12-37-15-35-20-37Z',
      fill: 'hair',
      ...line,
    },
    { d: 'M-8-47V-38C-5-34 5-34 8-38V-47Z', fill: 'figure' },
    { d: 'M-8-46V-38M8-38V-46', ...line },
    {
      d: 'M-15.5-66C-15.5-70-14-73-11-75C-4-72 8-71 14-75C15-72 15.5-69 15.5-66C15.5-54 9-46 0-46C-9-46-15.5-54-15.5-66Z',
      fill: 'figure',
      ...line,
    },
    { d: 'M-10.5-37C-6-30 6-30 10.5-37', ...line },
  ]
}

/** As `alice`. */
export function bob(scale: number, pen: number): Mark {
  const line = { stroke: 'ink', width: pen / scale } as const
  return [
    { d: body, fill: 'figure', ...line },
    { d: 'M-17-66C-20-66-20.5-58-16-56.5M17-66C20-66 20.5-58 16-56.5', fill: 'figure', ...line },
    {
      d: 'M-16.5-68C-16.5-79-9-86 0-86C9-86 16.5-79 16.5-68V-64C16.5-53 9-45 0-45C-9-45-16.5-53-16.5-64Z',
      fill: 'figure',
      ...line,
    },
    {
      d: 'M-18-64C-21-82-12-92 1-91C14-91 21-81 18-64C16.5-67 15.5-71 14.5-75C6-72-4-73-9-77C-12-74-16-70-18-64Z',
      fill: 'hair',
      ...line,
    },
    { d: 'M-10-38L0-27L10-38', ...line },
  ]
}
