import { fill } from '../../locales/fill'
import type { Words } from '../../locales/index'
import type { Problem } from '../../model/scenario/problems'
import type { Format } from '../format'

/** One sentence for a remark about a link. What came from outside is inserted as text and nothing else. */
export function problemWords(problem: Problem, { lab }: Words, format: Format): string {
  const texts = lab.problems
  switch (problem.kind) {
    case 'above':
    case 'below':
      return fill(texts[problem.kind], problem)
    case 'not-a-number':
    case 'not-whole':
    case 'bad-shares':
    case 'doubled':
      return fill(texts[problem.kind], problem)
    case 'empty':
      return fill(texts.empty, problem)
    case 'unknown-choice':
      return problem.key === 'eve'
        ? fill(texts['unknown-attack'], { given: problem.given })
        : fill(texts['unknown-choice'], problem)
    case 'unknown-place':
    case 'unreadable':
    case 'newer-version':
    case 'unusable-version':
      return fill(texts[problem.kind], { given: problem.given })
    case 'too-long':
      return fill(texts['too-long'], { length: format.integer(problem.length), limit: format.integer(problem.limit) })
    case 'check-failed':
      return texts['check-failed']
  }
}
