/** A fibre between two nodes given by number. */
export interface LengthEdge {
  readonly a: number
  readonly b: number
  readonly lengthKm: number
}

/** Neighbours of every node in one pair of arrays: those of node i stand from `start[i]` to `start[i + 1]`. */
export interface Neighbours {
  readonly start: Int32Array
  readonly node: Int32Array
  readonly lengthKm: Float64Array
}

export function neighboursOf(nodes: number, edges: readonly LengthEdge[]): Neighbours {
  const start = new Int32Array(nodes + 1)
  for (const { a, b } of edges) {
    start[a + 1]!++
    start[b + 1]!++
  }
  for (let i = 0; i < nodes; i++) start[i + 1]! += start[i]!
  const next = start.slice(0, nodes)
  const node = new Int32Array(2 * edges.length)
  const lengthKm = new Float64Array(2 * edges.length)
  for (const edge of edges)
    for (const [from, to] of [
      [edge.a, edge.b],
      [edge.b, edge.a],
    ] as const) {
      const at = next[from]!++
      node[at] = to
      lengthKm[at] = edge.lengthKm
    }
  return { start, node, lengthKm }
}

/**
 * Length of the shortest way from one node to every other (Dijkstra with a binary heap), km;
 * Infinity where there is none. Lengths must not be negative.
 */
export function shortestLengths({ start, node, lengthKm }: Neighbours, from: number): Float64Array {
  const nodes = start.length - 1
  const distance = new Float64Array(nodes).fill(Infinity)
  const heap: number[] = [from] // node numbers ordered by the distance they were pushed with
  const keys: number[] = [0]
  distance[from] = 0
  const push = (id: number, key: number) => {
    let i = heap.length
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (keys[parent]! <= key) break
      heap[i] = heap[parent]!
      keys[i] = keys[parent]!
      i = parent
    }
    heap[i] = id
    keys[i] = key
  }
  const pop = (): number => {
    const top = heap[0]!
    const [id, key] = [heap.pop()!, keys.pop()!]
    const size = heap.length
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= size) break
      if (child + 1 < size && keys[child + 1]! < keys[child]!) child++
      if (keys[child]! >= key) break
      heap[i] = heap[child]!
      keys[i] = keys[child]!
      i = child
    }
    if (size > 0) {
      heap[i] = id
      keys[i] = key
    }
    return top
  }
  const settled = new Uint8Array(nodes)
  while (heap.length > 0) {
    const at = pop()
    if (settled[at]) continue
    settled[at] = 1
    for (let e = start[at]!; e < start[at + 1]!; e++) {
      const through = distance[at]! + lengthKm[e]!
      if (through < distance[node[e]!]!) {
        distance[node[e]!] = through
        push(node[e]!, through)
      }
    }
  }
  return distance
}
