/** Inputs of one case as they come out of the file: read only through the functions below. */
export type CaseInputs = Readonly<Record<string, unknown>>

/** Outputs of one case, under the names of the file format; null where the quantity does not exist. */
export type CaseOutputs = Readonly<Record<string, number | boolean | string | null | readonly number[]>>

/** A model: from inputs to outputs. Throws RangeError on values outside the domain, TypeError on missing ones. */
export type Model = (inputs: CaseInputs) => CaseOutputs

/** @throws TypeError unless the input is a finite number */
export function number(inputs: CaseInputs, name: string): number {
  const value = inputs[name]
  if (typeof value !== 'number') throw new TypeError(`input ${name} = ${JSON.stringify(value)} is not a number`)
  return value
}

/** The input, or null where it is null or left out. @throws TypeError if it is anything else than a number */
export const numberOrNull = (inputs: CaseInputs, name: string): number | null =>
  inputs[name] === null || inputs[name] === undefined ? null : number(inputs, name)

/** @throws TypeError unless the input is a list of numbers */
export function numbers(inputs: CaseInputs, name: string): number[] {
  const value = inputs[name]
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'number')) {
    throw new TypeError(`input ${name} = ${JSON.stringify(value)} is not a list of numbers`)
  }
  return value
}

/** @throws TypeError unless the input is one of the texts allowed */
export function choice<T extends string>(inputs: CaseInputs, name: string, allowed: readonly T[]): T {
  const value = allowed.find((text) => text === inputs[name])
  if (value === undefined) {
    throw new TypeError(`input ${name} = ${JSON.stringify(inputs[name])} is none of ${allowed.join(', ')}`)
  }
  return value
}

/** @throws TypeError unless the input is a text of 0s and 1s */
export function bitText(inputs: CaseInputs, name: string): string {
  const value = inputs[name]
  if (typeof value !== 'string' || !/^[01]*$/.test(value)) {
    throw new TypeError(`input ${name} = ${JSON.stringify(value)} is not a text of 0s and 1s`)
  }
  return value
}
