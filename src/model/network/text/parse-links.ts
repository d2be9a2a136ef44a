/** Reads `net=A-R1:80,R1-B:60`: fibres as name-name:km, and single nodes by their name alone. */
import { excerpt, type NetworkProblem, problem } from '../problems'
import {
  type Fibre,
  LONGEST_FIBRE_KM,
  makeFibre,
  makeNode,
  type Network,
  type NetworkNode,
  SHORTEST_FIBRE_KM,
} from '../topology'
import { isLabel, kindOfLabel } from './node-labels'

/** Most fibres that a link may carry; larger networks go by file. */
export const MOST_LINKS_IN_TEXT = 12
/** Most single nodes beside them. */
const MOST_SINGLES = 24
/** Length used where none can be read: that of the Lab. */
const USUAL_KM = 10

function readLength(text: string | undefined, problems: NetworkProblem[]): { lengthKm: number; verified: boolean } {
  const verified = !text?.startsWith('~')
  const digits = verified ? (text ?? '') : text!.slice(1)
  const given = excerpt(text ?? '')
  if (!/^-?\d{1,9}(\.\d{1,9})?$/.test(digits)) {
    problems.push(problem('length-not-a-number', { given, using: USUAL_KM }))
    return { lengthKm: USUAL_KM, verified }
  }
  const lengthKm = Number(digits)
  if (lengthKm < SHORTEST_FIBRE_KM) problems.push(problem('length-below', { given, limit: SHORTEST_FIBRE_KM }))
  if (lengthKm > LONGEST_FIBRE_KM) problems.push(problem('length-above', { given, limit: LONGEST_FIBRE_KM }))
  return { lengthKm: Math.min(LONGEST_FIBRE_KM, Math.max(SHORTEST_FIBRE_KM, lengthKm)), verified }
}

/**
 * The network a text describes, all nodes at the middle. A length with `~` before it is one that
 * nobody verified. What cannot be read is left out and told.
 */
export function parseLinks(text: string): { readonly network: Network; readonly problems: readonly NetworkProblem[] } {
  const problems: NetworkProblem[] = []
  const nodes = new Map<string, NetworkNode>()
  const fibres = new Map<string, Fibre>()
  const meet = (name: string) => {
    if (!nodes.has(name)) nodes.set(name, makeNode({ id: name, kind: kindOfLabel(name), x: 0, y: 0 }))
  }
  let links = 0
  for (const entry of text.split(',')) {
    const [ends = '', ...lengths] = entry.split(':')
    const names = ends.split('-')
    const [from = '', to = ''] = names
    const bad = names.find((name) => !isLabel(name))
    if (names.length > 2 || lengths.length > 1) problems.push(problem('unreadable-link', { given: excerpt(entry) }))
    else if (bad !== undefined) problems.push(problem('bad-name', { given: excerpt(bad), link: excerpt(entry) }))
    else if (names.length === 1 && lengths.length === 1)
      problems.push(problem('unreadable-link', { given: excerpt(entry) }))
    else if (names.length === 1) {
      if (nodes.size < MOST_SINGLES) meet(from)
      else problems.push(problem('too-many-nodes', { given: nodes.size + 1, limit: MOST_SINGLES }))
    } else if (from === to) problems.push(problem('loop', { node: from }))
    else if (fibres.has(`${from}-${to}`) || fibres.has(`${to}-${from}`))
      problems.push(problem('doubled-link', { from, to }))
    else {
      links++
      if (links > MOST_LINKS_IN_TEXT) continue
      meet(from)
      meet(to)
      fibres.set(`${from}-${to}`, makeFibre({ id: `${from}-${to}`, from, to, ...readLength(lengths[0], problems) }))
    }
  }
  if (links > MOST_LINKS_IN_TEXT) problems.push(problem('too-many-links', { given: links, limit: MOST_LINKS_IN_TEXT }))
  return { network: { nodes: [...nodes.values()], fibres: [...fibres.values()] }, problems }
}
