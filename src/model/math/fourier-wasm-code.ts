/**
 * The Fourier kernels in WebAssembly, one complex number to a vector. Every value is computed by the
 * same additions and multiplications in the same order as in `fourier-kernels.ts`, so the results are
 * equal to the last bit. Addresses and steps are in bytes.
 */
import {
  type Code,
  doWhile,
  F64,
  f64x2,
  I32,
  i32,
  type Local,
  V128,
  wasmFunction,
  wasmModule,
} from './fourier-wasm-assembler'

const BYTES = i32.constant(16)
const HALF_ROOT_3 = Math.sqrt(3) / 2

/** A factor ready for use: (re, re) and (−im, im). */
interface Factor {
  readonly re: Code
  readonly im: Code
}

/** x·w with x = (a, b): (a·re + b·(−im), b·re + a·im). @param x a variable */
const times = (x: Local, w: Factor): Code =>
  f64x2.add(f64x2.multiply(x.get, w.re), f64x2.multiply(f64x2.swap(x.get), w.im))

const constantFactor = (re: number, im: number): Factor => ({ re: f64x2.constant(re, re), im: f64x2.constant(-im, im) })

/** Code that makes a variable factor of a complex number. @param z a variable */
const prepare = (z: Local, re: Local, im: Local): Code => [
  ...re.set(f64x2.lowTwice(z.get)),
  ...im.set(f64x2.multiply(f64x2.highTwice(z.get), f64x2.constant(-1, 1))),
]

const advance = (address: Local, by: Code): Code => address.set(i32.add(address.get, by))

/** σ, σ² and σ³ from σ at an address, or their conjugates. */
function powers(
  local: (type: typeof V128) => Local,
  root: Local,
  conjugate: boolean,
): { code: Code; factors: readonly Factor[] } {
  const z = local(V128)
  const pairs = [0, 1, 2].map(() => [local(V128), local(V128)] as const)
  const factors = pairs.map(([re, im]) => ({ re: re.get, im: im.get }))
  const loaded = f64x2.load(root.get)
  const code = [
    ...z.set(conjugate ? f64x2.multiply(loaded, f64x2.constant(1, -1)) : loaded),
    ...prepare(z, ...pairs[0]!),
    ...z.set(times(z, factors[0]!)),
    ...prepare(z, ...pairs[1]!),
    ...z.set(times(z, factors[0]!)),
    ...prepare(z, ...pairs[2]!),
  ]
  return { code, factors }
}

/** Block by block, number by number: what `split4` and `join4` share. `write` gets the addresses and the powers of σ. */
const stepOfFour = (
  name: string,
  conjugate: boolean,
  write: (places: readonly Local[], w: readonly Factor[], local: () => Local) => readonly Code[],
) =>
  wasmFunction(name, [I32, I32, I32, I32], ([at, step, root, blocks], local) => {
    const [p1, p2, p3, end] = [local(I32), local(I32), local(I32), local(I32)]
    const { code, factors } = powers(local, root!, conjugate)
    const inner = write([at!, p1, p2, p3], factors, () => local(V128))
    return [
      doWhile(
        blocks!.get,
        code,
        p1.set(i32.add(at!.get, step!.get)),
        p2.set(i32.add(p1.get, step!.get)),
        p3.set(i32.add(p2.get, step!.get)),
        end.set(p1.get),
        doWhile(i32.lessThan(at!.get, end.get), ...inner, ...[at!, p1, p2, p3].map((place) => advance(place, BYTES))),
        at!.set(p3.get),
        advance(root!, BYTES),
        blocks!.set(i32.subtract(blocks!.get, i32.constant(1))),
      ),
    ]
  })

const split4 = stepOfFour('split4', false, (places, w, local) => {
  const [a, t1, t2, t3, u, v, x, y] = Array.from({ length: 8 }, local) as [
    Local,
    Local,
    Local,
    Local,
    Local,
    Local,
    Local,
    Local,
  ]
  const [p, p1, p2, p3] = places.map(({ get }) => get) as [Code, Code, Code, Code]
  return [
    t1.set(f64x2.load(p1)),
    t1.set(times(t1, w[0]!)),
    t2.set(f64x2.load(p2)),
    t2.set(times(t2, w[1]!)),
    t3.set(f64x2.load(p3)),
    t3.set(times(t3, w[2]!)),
    a.set(f64x2.load(p)),
    u.set(f64x2.add(a.get, t2.get)),
    v.set(f64x2.subtract(a.get, t2.get)),
    x.set(f64x2.add(t1.get, t3.get)),
    y.set(f64x2.subtract(t1.get, t3.get)),
    // i·y
    y.set(f64x2.multiply(f64x2.swap(y.get), f64x2.constant(-1, 1))),
    f64x2.store(p, f64x2.add(u.get, x.get)),
    f64x2.store(p1, f64x2.subtract(u.get, x.get)),
    f64x2.store(p2, f64x2.add(v.get, y.get)),
    f64x2.store(p3, f64x2.subtract(v.get, y.get)),
  ]
})

const join4 = stepOfFour('join4', true, (places, w, local) => {
  const [c, d, u, v, x, y] = Array.from({ length: 6 }, local) as [Local, Local, Local, Local, Local, Local]
  const [p, p1, p2, p3] = places.map(({ get }) => get) as [Code, Code, Code, Code]
  return [
    c.set(f64x2.load(p)),
    d.set(f64x2.load(p1)),
    u.set(f64x2.add(c.get, d.get)),
    x.set(f64x2.subtract(c.get, d.get)),
    c.set(f64x2.load(p2)),
    d.set(f64x2.load(p3)),
    v.set(f64x2.add(c.get, d.get)),
    y.set(f64x2.subtract(c.get, d.get)),
    // −i·y
    y.set(f64x2.multiply(f64x2.swap(y.get), f64x2.constant(1, -1))),
    f64x2.store(p, f64x2.add(u.get, v.get)),
    c.set(f64x2.add(x.get, y.get)),
    f64x2.store(p1, times(c, w[0]!)),
    c.set(f64x2.subtract(u.get, v.get)),
    f64x2.store(p2, times(c, w[1]!)),
    c.set(f64x2.subtract(x.get, y.get)),
    f64x2.store(p3, times(c, w[2]!)),
  ]
})

/** Pairs of numbers `half` bytes apart, with one factor for all of them. */
const stepOfTwo = (
  name: string,
  write: (p: Code, q: Code, w: Factor, local: () => Local) => readonly Code[],
  sign: number,
) =>
  wasmFunction(name, [I32, I32, F64, F64], ([at, half, re, im], local) => {
    const [q, end, wr, wi] = [local(I32), local(I32), local(V128), local(V128)]
    return [
      q.set(i32.add(at!.get, half!.get)),
      end.set(q.get),
      wr.set(f64x2.splat(re!.get)),
      wi.set(f64x2.multiply(f64x2.splat(im!.get), f64x2.constant(-sign, sign))),
      doWhile(
        i32.lessThan(at!.get, end.get),
        ...write(at!.get, q.get, { re: wr.get, im: wi.get }, () => local(V128)),
        advance(at!, BYTES),
        advance(q, BYTES),
      ),
    ]
  })

const split2 = stepOfTwo(
  'split2',
  (p, q, w, local) => {
    const [a, t] = [local(), local()]
    return [
      t.set(f64x2.load(q)),
      t.set(times(t, w)),
      a.set(f64x2.load(p)),
      f64x2.store(q, f64x2.subtract(a.get, t.get)),
      f64x2.store(p, f64x2.add(a.get, t.get)),
    ]
  },
  1,
)

const join2 = stepOfTwo(
  'join2',
  (p, q, w, local) => {
    const [a, b, t] = [local(), local(), local()]
    return [
      a.set(f64x2.load(p)),
      b.set(f64x2.load(q)),
      t.set(f64x2.subtract(a.get, b.get)),
      f64x2.store(p, f64x2.add(a.get, b.get)),
      f64x2.store(q, times(t, w)),
    ]
  },
  -1,
)

/** Triples of numbers `third` bytes apart. */
const stepOfThree = (name: string, write: (p: Code, q: Code, r: Code, local: () => Local) => readonly Code[]) =>
  wasmFunction(name, [I32, I32], ([at, third], local) => {
    const [q, r, end] = [local(I32), local(I32), local(I32)]
    return [
      q.set(i32.add(at!.get, third!.get)),
      r.set(i32.add(q.get, third!.get)),
      end.set(q.get),
      doWhile(
        i32.lessThan(at!.get, end.get),
        ...write(at!.get, q.get, r.get, () => local(V128)),
        ...[at!, q, r].map((place) => advance(place, BYTES)),
      ),
    ]
  })

/** i·(√3/2)·d. @param d a variable */
const turned = (d: Local): Code => f64x2.multiply(f64x2.swap(d.get), f64x2.constant(-HALF_ROOT_3, HALF_ROOT_3))
const lessHalf = (a: Local, u: Local): Code => f64x2.subtract(a.get, f64x2.multiply(u.get, f64x2.constant(0.5, 0.5)))

const split3 = stepOfThree('split3', (p, q, r, local) => {
  const [a, b, c, u, m] = Array.from({ length: 5 }, local) as [Local, Local, Local, Local, Local]
  return [
    b.set(f64x2.load(q)),
    b.set(times(b, constantFactor(HALF_ROOT_3, 0.5))),
    c.set(f64x2.load(r)),
    c.set(times(c, constantFactor(0.5, HALF_ROOT_3))),
    a.set(f64x2.load(p)),
    u.set(f64x2.add(b.get, c.get)),
    b.set(f64x2.subtract(b.get, c.get)),
    b.set(turned(b)),
    m.set(lessHalf(a, u)),
    f64x2.store(p, f64x2.add(a.get, u.get)),
    f64x2.store(q, f64x2.add(m.get, b.get)),
    f64x2.store(r, f64x2.subtract(m.get, b.get)),
  ]
})

const join3 = stepOfThree('join3', (p, q, r, local) => {
  const [a, b, c, u, m] = Array.from({ length: 5 }, local) as [Local, Local, Local, Local, Local]
  return [
    a.set(f64x2.load(p)),
    b.set(f64x2.load(q)),
    c.set(f64x2.load(r)),
    u.set(f64x2.add(b.get, c.get)),
    b.set(f64x2.subtract(b.get, c.get)),
    b.set(turned(b)),
    m.set(lessHalf(a, u)),
    f64x2.store(p, f64x2.add(a.get, u.get)),
    c.set(f64x2.add(m.get, b.get)),
    b.set(f64x2.subtract(m.get, b.get)),
    f64x2.store(q, times(b, constantFactor(HALF_ROOT_3, -0.5))),
    f64x2.store(r, times(c, constantFactor(0.5, -HALF_ROOT_3))),
  ]
})

/** into ← into · by, number by number, up to an address. */
const multiplySpectra = wasmFunction('multiplySpectra', [I32, I32, I32], ([into, by, end], local) => {
  const [x, z, re, im] = [local(V128), local(V128), local(V128), local(V128)]
  return [
    doWhile(
      i32.lessThan(into!.get, end!.get),
      z.set(f64x2.load(by!.get)),
      prepare(z, re, im),
      x.set(f64x2.load(into!.get)),
      f64x2.store(into!.get, times(x, { re: re.get, im: im.get })),
      advance(into!, BYTES),
      advance(by!, BYTES),
    ),
  ]
})

/** The module: about 2 kB. */
export const fourierModule = (): Uint8Array =>
  wasmModule([split4, join4, split2, join2, split3, join3, multiplySpectra])
