/** The small networks that a link can name. */
import { makeFibre, makeNode, type Network } from '../topology'

const LETTERS = [...'ABCDEFGHIJ']

const onCircle = (n: number, i: number, radiusKm: number): { x: number; y: number } => {
  const angle = (2 * Math.PI * i) / n
  const tenth = (km: number) => Math.round(km * 10) / 10 + 0 // no −0
  return { x: tenth(radiusKm * Math.sin(angle)), y: tenth(-radiusKm * Math.cos(angle)) }
}

/** All pairs of ten users joined by straight fibres, on the circle of 30 km radius on which `star10` has its users. */
function mesh10(): Network {
  const nodes = LETTERS.map((id, i) => makeNode({ id, kind: 'user', ...onCircle(10, i, 30) }))
  const fibres = LETTERS.flatMap((from, i) =>
    LETTERS.slice(i + 1).map((to, k) => {
      const chord = 60 * Math.sin((Math.PI * (k + 1)) / 10)
      return makeFibre({ id: `${from}-${to}`, from, to, lengthKm: Math.round(chord * 10) / 10 })
    }),
  )
  return { nodes, fibres }
}

/** Ten users 30 km around one trusted hub. */
function star10(): Network {
  const hub = makeNode({ id: 'HUB', kind: 'relay', x: 0, y: 0 })
  const users = LETTERS.map((id, i) => makeNode({ id, kind: 'user', ...onCircle(10, i, 30) }))
  return {
    nodes: [hub, ...users],
    fibres: LETTERS.map((to) => makeFibre({ id: `HUB-${to}`, from: 'HUB', to, lengthKm: 30 })),
  }
}

/** Eight users in a ring of 40 km fibres. */
function ring8(): Network {
  const names = LETTERS.slice(0, 8)
  const radiusKm = 20 / Math.sin(Math.PI / 8)
  return {
    nodes: names.map((id, i) => makeNode({ id, kind: 'user', ...onCircle(8, i, radiusKm) })),
    fibres: names.map((from, i) => {
      const to = names[(i + 1) % 8]!
      return makeFibre({ id: `${from}-${to}`, from, to, lengthKm: 40 })
    }),
  }
}

/** Networks that are short enough to be written out, as `net=` would say them. */
export const writtenNetworks = {
  town5: 'A-B:25,B-C:40,C-D:30,D-E:45,E-A:35',
  town6: 'A-B:30,B-C:40,C-F:35,A-D:45,D-E:30,E-F:40,B-E:50',
} as const

/** Networks that are made. */
export const madeNetworks = { mesh10, star10, ring8 } as const
