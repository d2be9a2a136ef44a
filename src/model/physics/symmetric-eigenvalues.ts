import { requireFinite } from './domain'

/**
 * Eigenvalues of a small real symmetric matrix, by Jacobi's rotations.
 *
 * @param matrix rows; not changed
 * @returns eigenvalues in no particular order
 * @throws RangeError if the matrix is not square or holds what is not finite
 */
export function symmetricEigenvalues(matrix: readonly (readonly number[])[]): number[] {
  const a = matrix.map((row) => [...row])
  const size = a.length
  if (a.some((row) => row.length !== size)) throw new RangeError('symmetricEigenvalues: the matrix is not square')
  for (const row of a) for (const entry of row) requireFinite('symmetricEigenvalues', 'entry', entry)
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) off += a[p]![q]! ** 2
    if (off < 1e-300) break
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, p, q)
  }
  return a.map((row, i) => row[i]!)
}

/** Turns rows and columns p and q in place so that entry (p, q) becomes 0. */
function rotate(a: number[][], p: number, q: number): void {
  const entry = a[p]![q]!
  if (entry === 0) return
  const ratio = (a[q]![q]! - a[p]![p]!) / (2 * entry)
  const t = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.sqrt(ratio * ratio + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  for (let k = 0; k < a.length; k++) {
    const kp = a[k]![p]!
    const kq = a[k]![q]!
    a[k]![p] = c * kp - s * kq
    a[k]![q] = s * kp + c * kq
  }
  for (let k = 0; k < a.length; k++) {
    const pk = a[p]![k]!
    const qk = a[q]![k]!
    a[p]![k] = c * pk - s * qk
    a[q]![k] = s * pk + c * qk
  }
}
