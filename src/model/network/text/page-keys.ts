import { SCENE_KEYS } from './scene-keys'

/** The keys of a link that describe the network, in the order they are written. */
export const NETWORK_KEYS = ['net', 'pos', 'kind', 'open', 'shut', 'link'] as const

/** Keys that belong to the page or to the network as a whole, never to one fibre. */
export const notOfOneFibre: ReadonlySet<string> = new Set([
  ...NETWORK_KEYS,
  ...SCENE_KEYS,
  ...[
    'v',
    'c',
    'km',
    'spd',
    'view',
    'z',
    'hide',
    'lock',
    'dev',
    'leak',
    'theme',
    'lang',
    'motion',
    'demo',
    'embed',
    'pin',
  ],
])
