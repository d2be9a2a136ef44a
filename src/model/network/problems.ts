/**
 * What was wrong with a network that came from outside or with an edit: a code and the values its
 * sentence needs. The words live in `locales`.
 */

/** Every code and the values that come with it. Nodes are named as the visitor named them, except where a comment says id. */
export const networkProblemValues = {
  // Links: `net=` and what stands beside it
  'unknown-preset': ['given', 'using'],
  'unreadable-link': ['given'],
  'bad-name': ['given', 'link'],
  'length-not-a-number': ['given', 'using'],
  'length-below': ['given', 'limit'],
  'length-above': ['given', 'limit'],
  loop: ['node'],
  'doubled-link': ['from', 'to'],
  'too-many-links': ['given', 'limit'],
  'too-many-nodes': ['given', 'limit'],
  'too-many-demands': ['given', 'limit'],
  'unknown-node': ['node'],
  'unknown-kind': ['node', 'given'],
  'unknown-link': ['link'],
  'bad-setting': ['link', 'key', 'given'],
  'bad-position': ['node', 'given'],
  'bad-choice': ['key', 'given', 'using'],
  'cannot-relay': ['node'],
  // Edits
  'name-empty': [],
  'name-taken': ['given'],
  'name-too-long': ['given', 'limit'],
  'bad-number': ['given'],
  // Why a network needs a file
  'name-not-linkable': ['node'],
  'length-not-linkable': ['link', 'given'],
  'setting-not-linkable': ['link', 'key'],
  'needs-file': [],
  // Files; the first group refuses the file
  'not-json': ['reason'],
  'not-xml': [],
  'unreadable-file': [],
  cyclic: [],
  'too-large': ['given', 'limit'],
  'no-node-list': [],
  'no-link-list': [],
  'bad-node': ['index'],
  'doubled-node': ['node'],
  'bad-link': ['index'],
  'missing-end': ['from', 'to', 'node'],
  'negative-length': ['from', 'to', 'given'],
  'link-length-not-a-number': ['from', 'to', 'given'],
  'link-too-long': ['from', 'to', 'given', 'limit'],
  'empty-network': [],
  'length-guessed': ['count'],
  // Keys on their way; nodes and links by id
  'no-path': ['from', 'to'],
  'link-starved': ['link'],
  'node-deleted': ['node'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type NetworkProblemCode = keyof typeof networkProblemValues

export interface NetworkProblem<Code extends NetworkProblemCode = NetworkProblemCode> {
  readonly code: Code
  readonly values: Readonly<Record<string, string | number>>
}

/** The values that the sentence of a code needs. */
export type ProblemValues<Code extends NetworkProblemCode> = Readonly<
  Record<(typeof networkProblemValues)[Code][number], string | number>
>

export const problem = <Code extends NetworkProblemCode>(
  code: Code,
  values: ProblemValues<Code>,
): NetworkProblem<Code> => ({
  code,
  values,
})

/** Text fit to be shown back to the visitor. */
export const excerpt = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
