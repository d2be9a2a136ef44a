/** Maximum flow and minimum cut (Dinic's algorithm). */

export interface Arc {
  readonly from: number
  readonly to: number
  /** ≥ 0; Infinity where nothing limits it. */
  readonly capacity: number
}

export interface Flow {
  readonly value: number
  /** By arc. */
  readonly flow: Float64Array
  /** 1 for nodes on the source's side of a smallest cut. */
  readonly sourceSide: Uint8Array
}

/** The largest flow from `source` to `sink`. The cut between `sourceSide` and the rest has the same capacity. */
export function maximumFlow(nodes: number, arcs: readonly Arc[], source: number, sink: number): Flow {
  const at: number[][] = Array.from({ length: nodes }, () => [])
  // Arc 2i is arc i, arc 2i + 1 what can be taken back from it.
  const room = new Float64Array(2 * arcs.length)
  const to = new Int32Array(2 * arcs.length)
  arcs.forEach((arc, i) => {
    room[2 * i] = arc.capacity
    to[2 * i] = arc.to
    to[2 * i + 1] = arc.from
    at[arc.from]!.push(2 * i)
    at[arc.to]!.push(2 * i + 1)
  })
  const level = new Int32Array(nodes)
  const next = new Int32Array(nodes)
  const layers = (): boolean => {
    level.fill(-1)
    level[source] = 0
    const queue = [source]
    for (const node of queue)
      for (const e of at[node]!)
        if (room[e]! > 0 && level[to[e]!] === -1) {
          level[to[e]!] = level[node]! + 1
          queue.push(to[e]!)
        }
    return level[sink] !== -1
  }
  /** Pushes along one path of the layers (a list of arcs, so that long chains need no stack); 0 when there is none. */
  const push = (): number => {
    const path: number[] = []
    let node = source
    while (node !== sink) {
      const list = at[node]!
      while (next[node]! < list.length) {
        const e = list[next[node]!]!
        if (room[e]! > 0 && level[to[e]!] === level[node]! + 1) break
        next[node]!++
      }
      if (next[node]! < list.length) {
        path.push(list[next[node]!]!)
        node = to[path.at(-1)!]!
      } else if (path.length === 0) return 0
      else {
        node = to[path.pop()! ^ 1]!
        next[node]!++
      }
    }
    const amount = path.reduce((least, e) => Math.min(least, room[e]!), Infinity)
    for (const e of path) {
      room[e]! -= amount
      room[e ^ 1]! += amount
    }
    return amount
  }
  let value = 0
  while (value < Infinity && layers()) {
    next.fill(0)
    for (let amount = push(); amount > 0 && value < Infinity; amount = push()) value += amount
  }
  layers()
  const flow = Float64Array.from(arcs, (_, i) => room[2 * i + 1]!)
  return { value, flow, sourceSide: Uint8Array.from(level, (l) => (l === -1 ? 0 : 1)) }
}
