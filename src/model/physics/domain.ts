/**
 * Checks at the door of every formula: an argument outside its domain is a programming mistake and stops
 * there, with the name of the function and the value, before it can become NaN further on.
 */

/** @throws RangeError unless 0 ≤ value ≤ 1 (NaN included) */
export function requireFraction(where: string, name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${where}: ${name} = ${value} is not in [0, 1]`)
}

/** @throws RangeError unless low ≤ value ≤ high (NaN included) */
export function requireRange(where: string, name: string, value: number, low: number, high: number): void {
  if (!(value >= low && value <= high)) throw new RangeError(`${where}: ${name} = ${value} is not in [${low}, ${high}]`)
}

/** @throws RangeError unless value is finite and ≥ low */
export function requireAtLeast(where: string, name: string, value: number, low: number): void {
  if (!(value >= low && value < Infinity)) {
    throw new RangeError(`${where}: ${name} = ${value} is not a finite number ≥ ${low}`)
  }
}

/** @throws RangeError unless value is finite and > 0 */
export function requirePositive(where: string, name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) {
    throw new RangeError(`${where}: ${name} = ${value} is not a finite number > 0`)
  }
}

/** @throws RangeError unless 0 < value < 1: failure probabilities of a proof, whose logarithm is taken */
export function requireFailureProbability(where: string, name: string, value: number): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`${where}: ${name} = ${value} is not strictly between 0 and 1`)
}

/** @throws RangeError unless value is a whole number ≥ low that a double holds exactly */
export function requireWhole(where: string, name: string, value: number, low: number): void {
  if (!(Number.isSafeInteger(value) && value >= low)) {
    throw new RangeError(`${where}: ${name} = ${value} is not a whole number ≥ ${low}`)
  }
}

/** @throws RangeError unless value is finite */
export function requireFinite(where: string, name: string, value: number): void {
  if (!Number.isFinite(value)) throw new RangeError(`${where}: ${name} = ${value} is not a finite number`)
}
