import { fill } from '../../locales/fill'
import type { ChartProps } from './chart'

/** What every saved file says about itself: where its numbers come from and the link that makes them again. */
export const aboutLines = (
  { words, scenario, link, version }: Pick<ChartProps, 'words' | 'scenario' | 'link' | 'version'>,
  made: 'simulated' | 'formula',
): readonly string[] => [
  fill(words.frame.source, { kind: words.frame[made], seed: scenario.seed, version }),
  ...(link === '' ? [] : [link]),
]
