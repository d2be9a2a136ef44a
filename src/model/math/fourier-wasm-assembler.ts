/**
 * A small assembler for WebAssembly with 128-bit vectors of two doubles: just what the Fourier kernels
 * need. Code is a list of bytes; a function that takes code and gives code is an expression.
 *
 * @see WebAssembly Core Specification 2.0, chapter 5 (binary format) and its vector instructions
 */

export type Code = readonly number[]

/** Unsigned LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = []
  for (; value >= 0x80; value = Math.floor(value / 128)) bytes.push((value % 128) | 0x80)
  return [...bytes, value]
}

/** Signed LEB128, |value| < 2³¹. */
export function signed(value: number): number[] {
  const bytes: number[] = []
  for (; value < -64 || value > 63; value >>= 7) bytes.push((value & 127) | 0x80)
  return [...bytes, value & 127]
}

const doubleBytes = (value: number): number[] => [...new Uint8Array(Float64Array.of(value).buffer)]

export const I32 = 0x7f
export const F64 = 0x7c
export const V128 = 0x7b
export type ValueType = typeof I32 | typeof F64 | typeof V128

export interface Local {
  readonly get: Code
  set(value: Code): Code
}

export interface WasmFunction {
  readonly name: string
  readonly parameters: readonly ValueType[]
  readonly locals: readonly ValueType[]
  readonly body: Code
}

/** Writes a function: `write` gets the parameters, and `local` to ask for more variables. */
export function wasmFunction(
  name: string,
  parameters: readonly ValueType[],
  write: (parameters: readonly Local[], local: (type: ValueType) => Local) => readonly Code[],
): WasmFunction {
  const locals: ValueType[] = []
  const numbered = (index: number): Local => ({
    get: [0x20, ...unsigned(index)],
    set: (value) => [...value, 0x21, ...unsigned(index)],
  })
  const local = (type: ValueType): Local => numbered(parameters.length + locals.push(type) - 1)
  const body = write(
    parameters.map((_, index) => numbered(index)),
    local,
  ).flat()
  return { name, parameters, locals, body }
}

/** Whole numbers of 32 bits. */
export const i32 = {
  constant: (value: number): Code => [0x41, ...signed(value)],
  add: (a: Code, b: Code): Code => [...a, ...b, 0x6a],
  subtract: (a: Code, b: Code): Code => [...a, ...b, 0x6b],
  lessThan: (a: Code, b: Code): Code => [...a, ...b, 0x49],
} as const

/** Do … while `condition` is not 0. */
export const doWhile = (condition: Code, ...body: readonly Code[]): Code => [
  ...[0x03, 0x40],
  ...body.flat(),
  ...condition,
  ...[0x0d, 0x00, 0x0b],
]

const vector = (opcode: number): Code => [0xfd, ...unsigned(opcode)]
const lanes = (...bytes: readonly number[]): Code => [...vector(0x0d), ...bytes]
const LOW = [0, 1, 2, 3, 4, 5, 6, 7]
const HIGH = [8, 9, 10, 11, 12, 13, 14, 15]
/** log₂ of the alignment promised to the machine. */
const ALIGNED_16 = 4

/** Pairs of doubles. */
export const f64x2 = {
  load: (address: Code): Code => [...address, ...vector(0x00), ALIGNED_16, 0],
  store: (address: Code, value: Code): Code => [...address, ...value, ...vector(0x0b), ALIGNED_16, 0],
  constant: (low: number, high: number): Code => [...vector(0x0c), ...doubleBytes(low), ...doubleBytes(high)],
  /** Both lanes the same. @param value a double */
  splat: (value: Code): Code => [...value, ...vector(0x14)],
  add: (a: Code, b: Code): Code => [...a, ...b, ...vector(0xf0)],
  subtract: (a: Code, b: Code): Code => [...a, ...b, ...vector(0xf1)],
  multiply: (a: Code, b: Code): Code => [...a, ...b, ...vector(0xf2)],
  /** @param a a variable: it is read twice */
  swap: (a: Code): Code => [...a, ...a, ...lanes(...HIGH, ...LOW)],
  lowTwice: (a: Code): Code => [...a, ...a, ...lanes(...LOW, ...LOW)],
  highTwice: (a: Code): Code => [...a, ...a, ...lanes(...HIGH, ...HIGH)],
} as const

const sized = (bytes: Code): Code => [...unsigned(bytes.length), ...bytes]
const list = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()]
const section = (id: number, items: readonly Code[]): Code => [id, ...sized(list(items))]
const text = (name: string): Code => sized([...name].map((letter) => letter.charCodeAt(0)))

/** A module that exports all functions and imports its memory as `env.memory`. */
export function wasmModule(functions: readonly WasmFunction[]): Uint8Array {
  const MAGIC_AND_VERSION = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]
  const MEMORY = [0x02, 0x00, ...unsigned(1)]
  return Uint8Array.from([
    ...MAGIC_AND_VERSION,
    ...section(
      1,
      functions.map(({ parameters }) => [0x60, ...list(parameters.map((type) => [type])), 0]),
    ),
    ...section(2, [[...text('env'), ...text('memory'), ...MEMORY]]),
    ...section(
      3,
      functions.map((_, index) => unsigned(index)),
    ),
    ...section(
      7,
      functions.map(({ name }, index) => [...text(name), 0x00, ...unsigned(index)]),
    ),
    ...section(
      10,
      functions.map(({ locals, body }) => sized([...list(locals.map((type) => [1, type])), ...body, 0x0b])),
    ),
  ])
}
