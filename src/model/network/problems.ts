/**
 * What was wrong with a network that came from outside or with an edit: a code and the values its
 * sentence needs. The words live in `locales`.
 */
export const networkProblemCodes = [
  // net= and its companions
  'unknown-preset',
  'unreadable-link',
  'bad-name',
  'length-not-a-number',
  'length-below',
  'length-above',
  'loop',
  'doubled-link',
  'too-many-links',
  'unknown-node',
  'unknown-kind',
  'unknown-link',
  'bad-setting',
  'bad-position',
  'cannot-relay',
  'bad-choice',
  'too-many-demands',
  // edits
  'name-empty',
  'name-taken',
  'name-too-long',
  'too-many-nodes',
  'bad-number',
  // what does not fit a link
  'name-not-linkable',
  'length-not-linkable',
  'setting-not-linkable',
  'needs-file',
  // files
  'not-json',
  'not-xml',
  'cyclic',
  'too-large',
  'no-node-list',
  'no-link-list',
  'bad-node',
  'doubled-node',
  'bad-link',
  'missing-end',
  'negative-length',
  'empty-network',
  'length-guessed',
  // keys on their way
  'no-path',
  'link-starved',
  'node-deleted',
] as const

export type NetworkProblemCode = (typeof networkProblemCodes)[number]

export interface NetworkProblem {
  readonly code: NetworkProblemCode
  readonly values: Readonly<Record<string, string | number>>
}

export const problem = (
  code: NetworkProblemCode,
  values: Readonly<Record<string, string | number>> = {},
): NetworkProblem => ({ code, values })

/** Text fit to be shown back to the visitor. */
export const excerpt = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
