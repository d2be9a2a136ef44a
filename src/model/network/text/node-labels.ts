import type { Network, NetworkNode } from '../topology'

/** What a node can be called in a link: 1 to 8 letters and digits. */
export const isLabel = (text: string): boolean => /^[A-Za-z0-9]{1,8}$/.test(text)

/** The node's name in links: its name if that is short enough, else its id; null if neither is. */
export const labelOf = ({ name, id }: Pick<NetworkNode, 'name' | 'id'>): string | null =>
  isLabel(name) ? name : isLabel(id) ? id : null

/** Finds nodes by their name in links. A name wins over another node's id. */
export function labelsOf({ nodes }: Network): ReadonlyMap<string, NetworkNode> {
  const found = new Map<string, NetworkNode>()
  for (const node of nodes) if (isLabel(node.id)) found.set(node.id, node)
  for (const node of nodes) if (isLabel(node.name)) found.set(node.name, node)
  return found
}

/** In `net=` a node called R, R1, R2, … is a trusted relay; everybody else is a user. */
export const kindOfLabel = (label: string): 'relay' | 'user' => (/^R\d*$/.test(label) ? 'relay' : 'user')
